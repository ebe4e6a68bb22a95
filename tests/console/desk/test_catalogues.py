"""Versions of catalogues: imported whole, on record, taken back, and not used when changed behind our back."""

import pytest

from console.desk.catalogue_kinds import READERS
from console.desk.catalogues import Catalogues
from console.errors import BadInput, NotFound, ProfileError, Refused
from console.ledger.ledger import Ledger
from console.model.person import OPERATOR, Role, User
from console.profile import Profile
from console.store.engine import open_store

HEAD = 'title = "t"\nauthority = "a"\nversion = "2"\n'
CLASSES = """
title = "{version}"
authority = "a"
version = "{version}"
[[classes]]
code = "{code}"
name = "甲"
name_en = "A"
group = "组"
group_en = "G"
"""
LIMITS = """
title = "t"
authority = "a"
version = "9"
city = "c"
[office]
workday = [["09:00", "17:00"]]
[[rules]]
whole = { amount = 3, unit = "hour" }
[[rules]]
classes = ["0101"]
whole = { amount = 1, unit = "hour" }
"""


@pytest.fixture
def profile(tmp_path):
    return Profile(tmp_path / "profile").make()


@pytest.fixture
def opened(profile):
    stores = []

    def open_again():
        stores.append(open_store(profile.database))
        return Catalogues(profile, Ledger(stores[-1]))

    yield open_again
    for store in stores:
        store.close()


@pytest.fixture
def catalogues(opened):
    return opened()


@pytest.fixture
def written(tmp_path):
    def write(text, name="file.toml", **fields):
        path = tmp_path / name
        path.write_text(text.format(**fields) if fields else text, "utf-8")
        return path

    return write


def test_the_program_brings_one_of_each(catalogues):
    assert {kind: catalogues.current(kind).version for kind in catalogues.kinds()} == dict.fromkeys(
        READERS, "2026.1") | {"calendar-2027": "1"}
    assert catalogues.limits.city == "深圳" and set(catalogues.years) == {2027} and catalogues.notices == []


def test_another_city_is_there_to_be_chosen_and_comes_back_after_a_restart(catalogues, opened):
    assert [(one.version, one.current) for one in catalogues.versions("limits")] == [
        ("2026.1-b", False), ("2026.1", True)]
    done = catalogues.take("limits", "2026.1-b", OPERATOR)
    assert (done["version"], done["before"], catalogues.limits.city) == ("2026.1-b", "2026.1", "乙市")
    assert opened().limits.city == "乙市"
    with pytest.raises(Refused, match="holds already"):
        catalogues.take("limits", "2026.1-b", OPERATOR)
    with pytest.raises(NotFound, match=r"there are: 2026\.1-b, 2026\.1"):
        catalogues.take("limits", "1999", OPERATOR)


def test_an_import_holds_is_on_record_and_can_be_taken_back(catalogues, opened, written):
    heard = []
    catalogues.listen(lambda: heard.append(catalogues.classes.version))
    administrator = User("admin", roles=frozenset({Role.ADMINISTRATOR}))
    done = catalogues.imported("classes", written(CLASSES, version="2", code="9901"), administrator)
    assert (done["kind"], done["version"], done["count"], done["before"]) == ("classes", "2", 1, "2026.1")
    assert [one.code for one in catalogues.classes.classes] == ["9901"]
    [entry] = catalogues._ledger.entries("catalog:classes")
    assert (entry.kind, entry.actor, entry.payload["set"]["digest"], entry.payload["file"]) == (
        "catalog.imported", "admin", done["digest"], "file.toml")
    catalogues.take("classes", "2026.1", administrator)
    assert heard == ["2", "2026.1"]
    assert [(one.version, one.by, one.current) for one in opened().versions("classes")] == [
        ("2026.1", "", True), ("2", "admin", False)]


def test_cases_keep_the_names_of_classes_that_are_gone(catalogues, opened, written):
    catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    for one in (catalogues, opened()):
        assert one.classes.get("0101") is None
        assert one.classes.label("0101") == "Unauthorised construction" and one.classes.label("9901") == "A"
    catalogues.take("classes", "2026.1", OPERATOR)
    assert catalogues.classes.get("9901") is None and catalogues.classes.label("9901") == "A"


def test_another_process_is_followed(catalogues, opened, written):
    other = opened()
    assert other.classes.version == "2026.1"
    catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    other._ledger.follow()
    assert other.classes.version == "2"


def test_only_an_administrator_may(catalogues, written):
    somebody = User("x", roles=frozenset(set(Role) - {Role.ADMINISTRATOR}))
    for act in (lambda: catalogues.imported("classes", written(CLASSES, version="2", code="1"), somebody),
                lambda: catalogues.take("limits", "2026.1-b", somebody), lambda: catalogues.weekends(2031, somebody)):
        with pytest.raises(Refused, match="Only an administrator"):
            act()
    assert list(catalogues._ledger.entries()) == []


@pytest.mark.parametrize(("kind", "text", "sentence"), [
    ("classes", "not toml", r"file\.toml is not a class catalogue"),
    ("classes", CLASSES.replace("{code}", "").replace("{version}", "2"), "has a gap"),
    ("classes", CLASSES.replace("{code}", "1").replace("{version}", "../2"), "letters, digits, dots and dashes"),
    ("classes", CLASSES.replace("{code}", "1").replace("{version}", "2") + "limit_hours = 0.0", "must be above 0"),
    ("limits", LIMITS.replace("0101", "7777"), "class 7777, which no catalogue"),
    ("limits", LIMITS.replace('[[rules]]\nwhole = { amount = 3, unit = "hour" }\n', ""), "has a gap"),
    ("limits", LIMITS.replace("amount = 3", "amount = 0"), "must be above 0"),
    ("phrases", HEAD + '[[phrases]]\nstep="close"\ntext="x"\nclasses=["77"]', "class 77"),
    ("phrases", HEAD + '[[phrases]]\nstep="close"\ntext=""', "is empty"),
    ("access", HEAD + "tries=0", "tries = 0"),
    ("access", HEAD + "[sees]\nface=[]", "masks “face”"),
    ("nonsense", "", "no kind of catalogue called nonsense; the kinds are: classes, limits"),
])
def test_what_is_wrong_is_one_sentence_and_nothing_changed(catalogues, profile, written, kind, text, sentence):
    with pytest.raises(BadInput, match=sentence) as refused:
        catalogues.imported(kind, written(text), OPERATOR)
    assert "\n" not in str(refused.value)
    assert list(catalogues._ledger.entries()) == []
    folder = profile.folder / "catalogues"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_classes_that_the_limits_do_not_cover_are_refused(catalogues, written):
    text = LIMITS.replace("whole = { amount = 3", 'classes = ["0"]\nwhole = { amount = 3')
    catalogues.imported("limits", written(text), OPERATOR)
    with pytest.raises(BadInput, match="has a gap: class 9901"):
        catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    assert catalogues.classes.version == "2026.1"


def test_a_version_is_given_once(catalogues, written):
    catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    for version in ("2", "2026.1"):
        with pytest.raises(Refused, match=f"There is a version {version} of classes already"):
            catalogues.imported("classes", written(CLASSES, version=version, code="9902"), OPERATOR)
    assert catalogues.classes.get("9901") is not None


def test_a_table_gets_a_version_and_a_file_has_its_own(catalogues, tmp_path, written):
    (tmp_path / "a.csv").write_text("大类,小类\n组,甲", "utf-8")
    assert catalogues.imported("classes", tmp_path / "a.csv", OPERATOR, "2027.1")["version"] == "2027.1"
    dated = [catalogues.imported("classes", tmp_path / "a.csv", OPERATOR)["version"] for _ in range(2)]
    assert dated[1] == f"{dated[0]}-2"
    with pytest.raises(BadInput, match="leave --version out"):
        catalogues.imported("classes", written(CLASSES, version="2", code="1"), OPERATOR, "3")


@pytest.mark.parametrize(("harm", "sentence"), [
    (lambda path: path.write_bytes(path.read_bytes() + b"# more"), "was changed after its import"),
    (lambda path: path.unlink(), "cannot be read"),
])
def test_an_imported_file_changed_behind_our_back_is_not_used(catalogues, opened, profile, written, harm, sentence):
    catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    harm(profile.folder / "catalogues" / "classes-2.toml")
    again = opened()
    assert again.classes.version == "2026.1"
    assert len(again.notices) == 1 and sentence in again.notices[0]
    assert again.classes.version == "2026.1" and len(again.notices) == 1


def test_a_ledger_that_cannot_be_written_leaves_nothing_behind(catalogues, profile, written, monkeypatch):
    def full(*_args, **_kwargs):
        raise ProfileError("full")

    monkeypatch.setattr(catalogues._ledger, "append", full)
    with pytest.raises(ProfileError):
        catalogues.imported("classes", written(CLASSES, version="2", code="9901"), OPERATOR)
    assert catalogues.classes.version == "2026.1" and list((profile.folder / "catalogues").iterdir()) == []


def test_a_missing_year_by_its_weekends_and_later_by_its_list(catalogues, written):
    assert catalogues.weekends(2031, OPERATOR)["kind"] == "calendar-2031"
    assert catalogues.years[2031].weekends_only
    for year in (2031, 2026):
        with pytest.raises(Refused, match="known already"):
            catalogues.weekends(year, OPERATOR)
    year = 'title = "t"\nauthority = "a"\nversion = "2031.1"\nyear = 2031\nholidays = [2031-01-01]\n'
    with pytest.raises(BadInput, match="is about 2031"):
        catalogues.imported("calendar-2032", written(year), OPERATOR)
    assert catalogues.imported("calendar", written(year), OPERATOR)["before"] == "weekends"
    assert not catalogues.years[2031].weekends_only and catalogues.kinds()[-1] == "calendar-2031"


@pytest.mark.real
def test_the_real_tree_becomes_the_catalogue(catalogues, opened, shared):
    done = catalogues.imported("classes", shared / "incidents" / "附件1.xlsx", OPERATOR)
    assert (done["count"], done["title"]) == (517, "附件1")
    again = opened()
    assert len(again.classes.classes) == 517 and again.classes.label("0101") == "Unauthorised construction"
    assert again.limits.rule_of(again.classes.classes[0].code, 3).whole is not None
