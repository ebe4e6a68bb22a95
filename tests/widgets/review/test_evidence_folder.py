"""A folder of evidence from real tiles: complete, signed, with the screen's figures, honest about what lacks."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QTextDocument
from shell_fakes import small_console, small_session

import main
from console.detection.pictures.section import draw_section
from console.detection.review_bench_data import make_city
from console.detection.review_load import read_incoming
from console.errors import Cancelled, Refused
from console.exchange.evidence import figures
from console.exchange.evidence.keys import EvidenceKeys
from console.exchange.evidence.verify import verify
from console.model.person import OPERATOR, Role, User
from console.model.review import Disposal, Fact, QueueFilter, Status
from console.progress import Progress
from widgets.review.evidence_document import PatchPages, Seal, batch_html, patch_html
from widgets.review.evidence_maker import make_evidence
from widgets.review.scenes import Scenes

ANN, BOB = (User(name, f"巡查{name}", frozenset({Role.INSPECTOR})) for name in ("ann", "bob"))
FIGURES = {"before.png", "after.png", "difference.png", "section.png"}


@pytest.fixture(scope="module", autouse=True)
def coarse():
    """Smaller pictures: what is tested does not depend on how fine they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "SCALE", 1.0)
        patch.setattr("widgets.review.evidence_map.SIZE", (658, 260))
        yield


@pytest.fixture(scope="module")
def console(tmp_path_factory, qapp):
    """Six detections on two small surveys: a case, a lawful one, a false one, a field check with photos, two open."""
    from console import language

    language.use("en")
    home = tmp_path_factory.mktemp("evidence")
    made = small_console(home / "p", count=0)
    made.reviews.load(read_incoming(make_city(home / "survey", made.areas.tree(), 120_000, 6, 1)), ANN, "autumn")
    desk = made.reviews
    ids = sorted(one.id for one in desk.detections())
    for who in (ANN, BOB):
        desk.judge(ids[0], who, Fact.TRUE, disposal=Disposal.CASE, note="no <permit> & no reply")
    photos = [home / "现场.png", home / "broken.jpg"]
    Image.new("RGB", (400, 300), (90, 120, 60)).save(photos[0])
    photos[1].write_bytes(b"\xff\xd8 not a picture")
    desk.send_to_field(ids[1], ANN)
    desk.field_back(ids[1], ANN, photos, {"builder": "张三"})
    decide(desk, ids[1], Fact.TRUE, Disposal.HISTORIC)
    decide(desk, ids[2], Fact.FALSE, reason="tree")
    yield made
    made.close()


def decide(desk, one, fact, disposal=Disposal.NONE, reason=""):
    """By one, and by another where the lot wants it."""
    for who in (ANN, BOB):
        if not desk.get(one).status.is_decided:
            desk.judge(one, who, fact, reason, disposal)


@pytest.fixture(scope="module")
def decided(console):
    found = console.reviews.detections(QueueFilter(status=(Status.SETTLED, Status.LOCKED)))
    assert len(found) == 3
    return found


@pytest.fixture(scope="module")
def made(console, decided, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "案卷"
    return folder, make_evidence(console, decided, folder, OPERATOR)


def patch_of(made, one):
    return made[0] / "patches" / one.id


def test_the_folder_is_whole_and_verifies(made, decided, console):
    folder, told = made
    assert {p.name for p in folder.iterdir()} == {
        "patches", "results.gpkg", "about.json", "VERIFY.txt", "batch.pdf", "map.png", "public_key.pem",
        "manifest.sha256", "manifest.sha256.sig"}
    for one in decided:
        assert {p.name for p in patch_of(made, one).iterdir()} >= FIGURES | {"evidence.pdf", "record.json", "map.png"}
        assert (patch_of(made, one) / "evidence.pdf").read_bytes().startswith(b"%PDF")
    found = verify(folder, EvidenceKeys(console.profile).trusted())
    assert found.ok and found.manifest == told["manifest"] and found.files == told["files"]
    record = console.ledger.record(f"evidence:{told['manifest'][:16]}")
    assert record.fields["manifest"] == told["manifest"] and len(record.fields["detections"]) == 3
    assert json.loads((folder / "about.json").read_text("utf-8"))["label"] == "演示数据"


def test_after_one_byte_changes_in_any_file_it_does_not(made, console):
    folder, trusted = made[0], EvidenceKeys(console.profile).trusted()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        changed = bytearray(content)
        changed[len(changed) // 3] ^= 4
        path.write_bytes(changed)
        found = verify(folder, trusted)
        path.write_bytes(content)
        assert not found.ok, path
    assert verify(folder, trusted).ok


def test_the_figures_are_those_of_the_screen(made, decided, console, tmp_path):
    one = decided[0]
    scenes = Scenes(console.reviews.batch, console.profile.caches)
    scene = scenes.scene(one)
    scenes.close()
    wanted = draw_section(scene, scene.line, figures.SECTION, figures.SCALE)[0]
    with Image.open(patch_of(made, one) / "section.png") as picture:
        assert np.array_equal(np.asarray(picture), wanted)
    if shutil.which("pdfimages") is None:
        pytest.skip("pdfimages is not here")
    subprocess.run(["pdfimages", "-png", str(patch_of(made, one) / "evidence.pdf"), str(tmp_path / "p")], check=True)
    inside = [np.asarray(Image.open(path).convert("RGB")) for path in sorted(tmp_path.glob("p-*.png"))]
    for name in FIGURES:
        with Image.open(patch_of(made, one) / name) as picture:
            mine = np.asarray(picture.convert("RGB"))
        assert any(part.shape == mine.shape and np.array_equal(part, mine) for part in inside), name


def test_the_record_says_measures_with_their_error_and_every_verdict(made, decided):
    told = json.loads((patch_of(made, decided[0]) / "record.json").read_text("utf-8"))
    said = {part["title"]: dict(part["rows"]) for part in told["said"]}
    assert "± 0.010 m" in str(said["Measures, later minus earlier, with their uncertainty"])
    assert set(said["Verdicts, in order"]) == {"First look", "Second look"}
    assert "no <permit> & no reply" in said["Verdicts, in order"]["First look"]
    assert told["detection"]["wkt"].startswith("POLYGON") and told["made_from"]["metric"] == "EPSG:4547"


def test_photos_come_along_and_a_broken_one_is_kept(made, decided):
    folder = patch_of(made, decided[1]) / "photos"
    names = sorted(p.name.partition("_")[2] for p in folder.iterdir())
    assert names == ["broken.jpg", "现场.png"]
    said = str(json.loads((folder.parent / "record.json").read_text("utf-8"))["said"])
    assert "张三" in said and "Doubt" in said


def test_words_are_escaped_and_the_broken_photo_is_named(console, decided, made):
    from console.exchange.evidence.results import Words
    from console.exchange.evidence.sections import Told, sections_of

    seal = Seal("<me>", 0.0, "ab" * 32, ("site", 1, "cd" * 32))
    scenes = Scenes(console.reviews.batch, console.profile.caches)
    told = Told(decided[0], console.reviews.batch(decided[0].batch), scenes.scene(decided[0]), None, "", Words())
    scenes.close()
    photo = decided[1].tasks[0].found
    pages = PatchPages(told, sections_of(told), {}, None, [(one, None) for one in photo])
    document = QTextDocument()
    document.setHtml(patch_html(pages, seal))
    text = document.toPlainText()
    for words in ("no <permit> & no reply", "<me>", "broken.jpg", photo[1].hash[:16], "outside all areas"):
        assert words in text, words
    document.setHtml(batch_html(told.batch, decided, seal, None, lambda user: f"<{user}>"))
    assert "<ann>, <bob>" in document.toPlainText() and "Patches · 3" in document.toPlainText()


def test_what_lacks_is_said_and_the_rest_is_made(console, decided, tmp_path):
    """The later survey and a photo are gone: the folder says so, and is signed and whole all the same."""
    batch = console.reviews.batch(decided[0].batch)
    survey = Path(json.loads(batch.made_from)["after"]["tiles"])
    photo = console.reviews.photo(decided[1].tasks[0].found[0].hash)
    gone = {survey: survey.with_name("moved"), photo: photo.with_name("moved")}
    for path, other in gone.items():
        path.rename(other)
    try:
        told = make_evidence(console, [decided[1]], tmp_path / "e", OPERATOR)
    finally:
        for path, other in gone.items():
            other.rename(path)
    assert any("survey" in words for words in told["missing"]) and any("现场.png" in words for words in told["missing"])
    assert verify(tmp_path / "e", EvidenceKeys(console.profile).trusted()).ok
    assert not (tmp_path / "e" / "batch.pdf").exists()


def test_what_is_not_decided_is_no_evidence_and_nothing_is_left_of_a_stopped_one(console, decided, tmp_path):
    open_one = console.reviews.detections(QueueFilter(status=(Status.NEW,)))[0]
    for some in ([], [open_one], [*decided, open_one]):
        with pytest.raises(Refused):
            make_evidence(console, some, tmp_path / "e", OPERATOR)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_evidence(console, decided, tmp_path / "e", OPERATOR, progress)
    assert not list(tmp_path.iterdir())


def test_the_commands_make_verify_and_hand_out_the_key(console, decided, tmp_path):
    session = small_session(console)
    session.tree = main.command_tree()
    told = session.run(["evidence", "make", decided[2].id, "-o", str(tmp_path / "e")])
    assert told["patches"] == 1 and session.run(["evidence", "verify", str(tmp_path / "e")])["ok"]
    key = session.run(["evidence", "key", "--out", str(tmp_path / "key.pem")])
    assert key["key"] == told["key"]
    assert session.run(["evidence", "verify", str(tmp_path / "e"), "--key", str(tmp_path / "key.pem")])["ok"]
    (tmp_path / "e" / "added.txt").write_text("x")
    found = session.run(["evidence", "verify", str(tmp_path / "e")])
    assert not found["ok"] and "added.txt" in found["words"]
    assert session.run(["evidence", "results", "-o", str(tmp_path / "r.gpkg")])["detections"] == 6
    assert session.run(["review", "curves"])["judged"] == 3
    with pytest.raises(Refused, match="overwritten"):
        session.run(["evidence", "make", decided[2].id, "-o", str(tmp_path / "e")])
