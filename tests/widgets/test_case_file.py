"""The case file on paper: everything on record, personal data as the printer may see it, damaged pictures named."""

import pytest
from desk_window import desk_console, register_users
from PIL import Image
from PySide6.QtGui import QTextDocument
from shell_fakes import report, small_session

from console.desk.attachments import Attachment
from console.errors import BadInput, NotFound, ProfileError
from console.model.person import OPERATOR, Role
from widgets import case_file
from widgets.case_commands import _content

ID = "test:1"


@pytest.fixture
def console(tmp_path, qapp):
    made = desk_console(tmp_path / "profile")
    yield made
    made.close()


def text_of(console):
    document = QTextDocument()
    document.setHtml(case_file.html_of(_content(console, console.cases.get(ID))))
    return document.toPlainText()


def test_every_step_with_its_reason_and_every_fact(console):
    console.work.act(ID, "accept", OPERATOR)
    console.work.act(ID, "escalate", OPERATOR, level="street", task_force="积水专班", why="two <communities> & more")
    text = text_of(console)
    for words in ("福华路路面积水", ID, "Accept", "Escalate", "two <communities> & more", "Street · 积水专班"):
        assert words in text, words


def test_photos_are_shown_and_what_cannot_be_read_is_named(console, tmp_path):
    Image.new("RGB", (400, 300), (90, 60, 30)).save(tmp_path / "good.png")
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8 not a picture")
    console.files.attach(ID, [tmp_path / "good.png", tmp_path / "bad.jpg"], OPERATOR, "flood")
    html = case_file.html_of(_content(console, console.cases.get(ID)))
    assert html.count("<img") == 2, "the map and the one picture"
    assert "Attachments · 2" in text_of(console) and "cannot be read" in text_of(console)


def test_a_picture_that_vanished_is_still_on_record(console, tmp_path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    [kept] = console.files.attach(ID, [tmp_path / "a.png"], OPERATOR)
    console.files.files.path(kept.hash).unlink()
    assert "a.png" in text_of(console) and kept.hash[:16] in text_of(console)


def test_a_photo_taken_elsewhere_is_remarked_on(console):
    photo = case_file.caption(console.cases.get(ID), Attachment(
        "0" * 64, "a.jpg", 1, photo=_photo(console.cases.get(ID).lon + 0.01)))
    assert any("1,0" in line and "away" in line for line in photo), photo


def _photo(lon):
    from console.desk.photo import Photo

    return Photo(10, 10, lon=lon, lat=22.52)


def test_who_may_not_see_telephones_prints_none(console):
    console.cases.intake([report(1, 0, title="福华路路面积水", extra={"phone": "13800138000"})])
    register_users(console, boss=({Role.ADMINISTRATOR}, {}), eve=({Role.COLLECTOR}, {}))
    console.identity.switch(console.people.get("eve"))
    assert "13800138000" not in text_of(console) and "138" in text_of(console)


def test_the_command_writes_a_pdf_with_the_head_of_the_chain(console, tmp_path):
    session = small_session(console)
    done = session.run(["case", "print", ID, "-o", str(tmp_path / "a.pdf")])
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF") and done["pages"] >= 1
    assert done["head"] == console.ledger.heads()[console.ledger.site][1].hex()


def test_a_long_case_takes_several_pages(console, tmp_path):
    for n in range(120):
        console.work.act(ID, "note", OPERATOR, why=f"note {n}")
    assert case_file.write_case_file(tmp_path / "a.pdf", _content(console, console.cases.get(ID))) > 2


def test_what_cannot_be_printed_is_said(console, tmp_path):
    session = small_session(console)
    with pytest.raises(NotFound):
        session.run(["case", "print", "nothing", "-o", str(tmp_path / "a.pdf")])
    with pytest.raises(BadInput, match="pdf"):
        session.run(["case", "print", ID, "-o", str(tmp_path / "a.txt")])
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProfileError):
        session.run(["case", "print", ID, "-o", str(tmp_path / "file" / "a.pdf")])
