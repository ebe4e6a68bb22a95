import pytest

from console import language
from console.errors import BadInput, NotFound
from console.feeds.mapping import Pick, read_mapping, shipped
from console.feeds.picking import getter, words


def test_the_shipped_mappings_are_sound_and_named_after_their_files():
    assert shipped() == ["chp", "nyc311", "pge"]
    assert [read_mapping(name).name for name in shipped()] == shipped()
    assert read_mapping("chp").swapped
    language.use("zh")
    assert read_mapping("pge").label == "PG&E 停电事件"


def test_a_file_of_ones_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\n[fields]\nid = "number"\n', "utf-8")
    assert read_mapping(path).name == "mine"
    assert read_mapping(str(path)).crs == "EPSG:4326"


@pytest.mark.parametrize("text,said", [
    ("", "title"),
    ('title = "t"', "fields"),
    ('title = "t"\n[fields]\nid = "a"\nlongitude = "x"', "longitude"),
    ('title = "t"\ncolour = "red"\n[fields]\nid = "a"', "colour"),
    ('title = "t"\n[fields]\nid = ""', "fields.id"),
    ('title = "t"\nname = "a:b"\n[fields]\nid = "a"', "name"),
    ('title = "t"\ntime_zone = "Mars/Base"\n[fields]\nid = "a"', "Mars/Base"),
    ('title = "t"\ncrs = "EPSG:nonsense"\n[fields]\nid = "a"', "nonsense"),
    ('title = "t"\n[fields]\nid = { field = "a", pattern = "(" }', "fields.id"),
    ('title = "t"\n[fields]\nid = "a"\nupdated = { field = "t", format = "%Q" }', "%Q"),
    ('title = "t"\n[fields]\nid = "a"\n[[states]]\nwhen = "x"\nis = "finished"', "finished"),
    ('title = "t"\n[fields]\nid = "a"\n[[classes]]\nwhen = "["\nis = "0101"', "classes"),
    ('title = "t"\n[fields]\nid = "a"\n[gone]\nabsent = true', "snapshot"),
    ('title = "t"\n[fields]\nid = "a"\n[records]\nencoding = "klingon"', "klingon"),
    ("title = [", "mine.toml"),
])
def test_a_wrong_mapping_is_refused_in_a_sentence_that_names_the_key(tmp_path, text, said):
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match="cannot be used as a mapping") as caught:
        read_mapping(path)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_mapping_that_is_not_there():
    with pytest.raises(NotFound, match="chp, nyc311, pge"):
        read_mapping("nowhere")


RECORD = {"a": " x ", "b": "", "n": 5.0, "deep": {"list": [1, {"k": "v"}]}, "dotted.name": "d", "none": None,
          "head": "Oct 29  Fire  Main St"}


@pytest.mark.parametrize("picked,value", [
    ("a", "x"), ("b", ""), ("missing", ""), ("n", "5"), ("none", ""), ("deep.list.1.k", "v"), ("deep.list.9", ""),
    ("dotted.name", "d"), (("b", "missing", "a"), "x"), (Pick(constant="c"), "c"),
    (Pick(field="head", pattern=r"  (\w+)  "), "Fire"), (Pick(field="head", pattern="nothing"), ""),
    (Pick(field="head", pattern=r"\w+"), "Oct"),
    (Pick(field="head", pattern=r"  (?P<kind>\w+)  (?P<place>.*)", template="{place}: {kind}"), "Main St: Fire"),
    (Pick(template="{a} at {deep.list.0}"), "x at 1"), (Pick(template="{a}: {b}"), "x"), (Pick(template="{b}!"), ""),
    (Pick(template="{a.__class__}{a}"), "x"),
])
def test_picking(picked, value):
    assert getter(picked)(RECORD) == value


def test_nothing_picked_is_no_getter():
    assert getter("") is None and getter(Pick()) is None


def test_words_are_searched_in_order_without_capitals():
    meaning = words([("^closed", 1), ("open|new", 2)])
    assert [meaning(w) for w in ("Closed", "re-OPENED", "lost", "Closed")] == [1, 2, None, 1]
