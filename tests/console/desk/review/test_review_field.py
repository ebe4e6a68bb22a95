"""Go and see: the task, what comes back, and photos that do not fit."""

import hashlib

import pytest
from PIL import Image
from review_world import ANN, BOB, BOSS, CLERK, COLLECTOR, LOCAL

from console.errors import BadInput, Refused
from console.model.review import Status


def photo(path, lon=None, lat=None, taken="", azimuth=None, colour="red"):
    """A picture that says where and when it was taken."""
    exif = Image.Exif()
    if lon is not None:
        def parts(value):
            return (int(value), int(value % 1 * 60), value * 60 % 1 * 60)

        exif.get_ifd(0x8825).update({1: "N", 2: parts(lat), 3: "E", 4: parts(lon)})
        if azimuth is not None:
            exif.get_ifd(0x8825)[17] = float(azimuth)
    if taken:
        exif.get_ifd(0x8769).update({36867: taken, 36881: "+08:00"})
    Image.new("RGB", (8, 6), colour).save(path, exif=exif)
    return path


def test_there_and_back(loaded, ids, tmp_path):
    loaded.claim(ids["a"], ANN)
    task = loaded.send_to_field(ids["a"], ANN, "看屋顶")
    assert loaded.get(ids["a"]).status is Status.FIELD and loaded.claims() == []
    assert [q.key for q in task.questions] == ["builder", "size"] and task.wkb and task.is_open and task.lon == 114.005
    assert loaded.field_tasks() == loaded.field_tasks(LOCAL) == [task] and ids["a"] not in loaded.queue()
    with pytest.raises(Refused, match="out to look"):
        loaded.judge(ids["a"], BOB, "true", disposal="lawful")
    with pytest.raises(Refused, match="already"):
        loaded.send_to_field(ids["a"], BOB)
    path = photo(tmp_path / "p.jpg", 114.0051, 22.5501, azimuth=90)
    back = loaded.field_back(ids["a"], COLLECTOR, [path], {"builder": "张三"})
    (seen,) = back.found
    assert seen.hash == hashlib.sha256(path.read_bytes()).hexdigest() and seen.azimuth == 90
    assert 5 < seen.away_m < 15 and back.doubts == [] and back.answers == {"builder": "张三"}
    assert loaded.photo(seen.hash).read_bytes() == path.read_bytes()
    one = loaded.get(ids["a"])
    assert one.status is Status.NEW and one.tasks == (back,) and one.field_task is None
    assert loaded.field_tasks() == [] and loaded.field_tasks(only_open=False) == [back]


def test_what_does_not_fit_is_told_and_kept(loaded, ids, tmp_path, clock):
    far = photo(tmp_path / "far.jpg", 114.0061, 22.55, taken="2020:01:01 10:00:00")
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 no picture")
    words = tmp_path / "words.txt"
    words.write_text("x")
    loaded.send_to_field(ids["a"], ANN)
    told = loaded.field_back(ids["a"], ANN, [far, broken, words, far], {}).doubts
    assert len(told) == 5 and len(loaded.get(ids["a"]).tasks[0].found) == 3
    text = " ".join(told)
    for word in ("108 m away", "before anybody was sent", "cannot be read", "words.txt is no picture", "Who builds"):
        assert word in text
    loaded.send_to_field(ids["b"], ANN)
    again = loaded.field_back(ids["b"], ANN, [far], {"builder": " "})
    assert any(f"for detection {ids['a']} before" in one for one in again.doubts) and again.lacks == (
        "No answer to: Who builds",)


def test_a_photo_without_a_place_and_none_at_all(loaded, ids, tmp_path):
    loaded.send_to_field(ids["a"], ANN)
    told = loaded.field_back(ids["a"], ANN, [photo(tmp_path / "p.png")], {"builder": "x"})
    assert told.doubts == ["p.png does not say where it was taken."] and told.found[0].away_m is None
    loaded.send_to_field(ids["b"], ANN)
    assert "0 of 1 required photo(s) came back." in loaded.field_back(ids["b"], ANN, [], {"builder": "x"}).doubts


def test_who_and_what_is_refused(loaded, ids, tmp_path):
    with pytest.raises(Refused, match="Nobody was sent"):
        loaded.field_back(ids["a"], ANN)
    with pytest.raises(Refused, match="Reviewing is for"):
        loaded.send_to_field(ids["a"], COLLECTOR)
    loaded.send_to_field(ids["a"], ANN)
    with pytest.raises(Refused, match="Bringing results"):
        loaded.field_back(ids["a"], CLERK)
    with pytest.raises(BadInput, match="was not asked"):
        loaded.field_back(ids["a"], ANN, [], {"weather": "rain"})
    with pytest.raises(BadInput, match="cannot be read"):
        loaded.field_back(ids["a"], ANN, [tmp_path / "none.jpg"])
    assert loaded.get(ids["a"]).status is Status.FIELD
    loaded.judge(ids["b"], BOSS, "true", disposal="lawful")
    with pytest.raises(Refused, match="decided"):
        loaded.send_to_field(ids["b"], ANN)


def test_what_could_not_be_judged_is_judged_anew_and_a_second_look_stays_blind(loaded, ids):
    loaded.judge(ids["a"], ANN, "unsure", note="树挡住")
    loaded.send_to_field(ids["a"], BOB)
    assert loaded.view(ids["a"], BOB).verdicts[0].note == "树挡住"
    loaded.field_back(ids["a"], BOB, [], {"builder": "x"})
    assert loaded.get(ids["a"]).status is Status.NEW
    assert loaded.judge(ids["a"], ANN, "true", disposal="lawful").status is Status.SETTLED
    loaded.judge(ids["b"], ANN, "true", disposal="case")
    loaded.send_to_field(ids["b"], BOB)
    assert loaded.view(ids["b"], BOB).verdicts == ()
    loaded.field_back(ids["b"], BOB, [], {"builder": "x"})
    assert loaded.get(ids["b"]).status is Status.SECOND and loaded.view(ids["b"], BOB).verdicts == ()
    with pytest.raises(Refused, match="gone on"):
        loaded.undo(ANN)
