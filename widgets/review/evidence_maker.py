"""Make a folder of evidence: of every patch the figures, the map, the record and a PDF; the results; all of it signed.

    batch.pdf map.png   of several patches: an overview
    patches/<id>/  evidence.pdf map.png before.png after.png difference.png section.png record.json photos/
    results.gpkg   opens in QGIS with its styles
    about.json     who made it, when, from which ledger
    VERIFY.txt     how to check it without this program
    public_key.pem, manifest.sha256, manifest.sha256.sig
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.desk.photo import read_photo
from console.errors import BadInput, NotFound, Refused
from console.exchange.evidence.figures import draw_figures, save_figure
from console.exchange.evidence.keys import EvidenceKeys, fingerprint
from console.exchange.evidence.results import Words, write_results
from console.exchange.evidence.seal import new_folder, seal
from console.exchange.evidence.sections import Told, record_of, sections_of
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import User
from console.model.review import Batch, Detection, Fact, FieldPhoto, QueueFilter, Status
from console.progress import Progress
from widgets.identify import use_word
from widgets.review import evidence_document as document
from widgets.review.evidence_map import EvidenceMaps
from widgets.review.scenes import Scenes, made_from, measure_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from console.wiring import Console

PREFIX = "evidence:"


def make_evidence(console: Console, some: Sequence[Detection], folder: Path, who: User,
                  progress: Progress | None = None) -> dict[str, Any]:
    """Make it, sign it, and put on record that it was made. Needs a Qt application object.

    Args:
        some: decided detections of one batch.

    Returns:
        folder, patches, files, manifest (its SHA-256), key (fingerprint), missing (sentences).

    Raises:
        Refused: nothing to make evidence of, one is not decided, or the folder is there already.
        BadInput, ProfileError: the key cannot be used, or the folder cannot be written; nothing is left.
        Cancelled: on the user's wish; nothing is left.
    """
    progress = progress or Progress()
    _check(some)
    batch = console.reviews.batch(some[0].batch)
    keys = EvidenceKeys(console.profile)
    maker = _Maker(console, batch, some, who, fingerprint(keys.public()))
    with new_folder(folder) as part:
        maker.write(part, progress)
        progress(len(some), len(some), tr("Signing …"))
        made = seal(part, keys)
    told = {"by": who.id, "detections": [one.id for one in some], "folder": folder.name, "files": made.files,
            "manifest": made.manifest, "key": made.key}
    console.ledger.append([Draft(PREFIX + made.manifest[:16], "evidence.made", {"set": told}, "", who.id)])
    return {"folder": str(folder), "patches": len(some), "files": made.files, "manifest": made.manifest,
            "key": made.key, "missing": maker.missing, "demo": batch.demo}


def _check(some: Sequence[Detection]) -> None:
    if not some:
        raise Refused(tr("There is no decided detection to make evidence of; nothing was written."))
    if len({one.batch for one in some}) > 1:
        raise Refused(tr("Evidence is made of detections of one batch; nothing was written."))
    undecided = next((one for one in some if not one.status.is_decided), None)
    if undecided is not None:
        raise Refused(tr("Detection {id} is not decided yet, and evidence is made of what is; nothing was written.",
                         id=undecided.id))


class _Maker:
    """Writes the parts of one folder; `missing` gathers what could not be shown."""

    def __init__(self, console: Console, batch: Batch, some: Sequence[Detection], who: User, key: str) -> None:
        self._console, self._batch, self._some = console, batch, some
        self.missing: list[str] = []
        site, heads = console.ledger.site, console.ledger.heads()
        number, head = heads.get(site, (0, b""))
        self._at = time.time()
        self._seal = document.Seal(_name(console, who.id), self._at, key, (site, number, head.hex()))
        rules, tree = console.reviews.rules, console.areas.tree()

        def reason(code: str) -> str:
            found = rules.reason(code)
            return found.label if found is not None else code

        def place(area: str) -> str:
            return " / ".join(one.name for one in tree.path(area)) or area

        self._words = Words(reason, lambda user: _name(console, user), place, use_word)

    def write(self, folder: Path, progress: Progress) -> None:
        """Everything but the manifest."""
        with EvidenceMaps(self._console, self._some) as maps, closing(
                Scenes(lambda name: self._batch, self._console.profile.caches)) as scenes:
            for number, one in enumerate(self._some):
                progress(number, len(self._some), tr("Evidence of {id} …", id=one.id))
                self._patch(folder / "patches" / _file_name(one.id), one, scenes, maps)
            if len(self._some) > 1:
                path = _save_map(maps.all(), folder / "map.png")
                document.write_batch(folder / "batch.pdf", self._batch, self._some, self._seal, path,
                                     self._words.person)
        write_results(folder / "results.gpkg", self._some, self._words)
        (folder / "results.gpkg").chmod(0o444)   # programs that open it must not write into it
        _write_json(folder / "about.json", self._about())
        (folder / "VERIFY.txt").write_text(_how_to_verify(self._seal.key), "utf-8")

    def _patch(self, home: Path, one: Detection, scenes: Scenes, maps: EvidenceMaps) -> None:
        home.mkdir(parents=True)
        scene = scenes.scene(one)
        self.missing += [words for words in scene.missing if words not in self.missing]
        told = Told(one, self._batch, scene, made_from(self._batch), self._words.area(one.area) if one.area else "",
                    self._words)
        figures = {}
        for name, rgb in draw_figures(scene).items():
            figures[name] = home / f"{name}.png"
            save_figure(figures[name], rgb)
        sections = sections_of(told)
        _write_json(home / "record.json", record_of(told, sections))
        pages = document.PatchPages(told, sections, figures, _save_map(maps.around(one), home / "map.png"),
                                    self._photos(one, home / "photos"))
        document.write_patch(home / "evidence.pdf", pages, self._seal)

    def _photos(self, one: Detection, home: Path) -> list[tuple[FieldPhoto, Path | None]]:
        """Copies of the photos that came back from the field; one that is gone is said and stays on record."""
        found: list[tuple[FieldPhoto, Path | None]] = []
        for photo in (each for task in one.tasks for each in task.found):
            copy = home / f"{photo.hash[:12]}_{_file_name(photo.name)}"
            try:
                home.mkdir(exist_ok=True)
                shutil.copyfile(self._console.reviews.photo(photo.hash), copy)
            except FileNotFoundError:
                self.missing.append(tr("The photo {name} of detection {id} is missing from this profile.",
                                       name=photo.name, id=one.id))
                found.append((photo, None))
                with suppress(OSError):
                    home.rmdir()   # nothing but an empty folder would be left
            else:
                found.append((photo, copy if _is_picture(copy) else None))
        return found

    def _about(self) -> dict[str, Any]:
        site, number, head = self._seal.head
        return {"program": "Grid Console", "made_at": self._at, "made_by": self._seal.by,
                "detections": [one.id for one in self._some],
                "batch": msgspec.to_builtins(self._batch) | {"made_from": None},
                "made_from": msgspec.to_builtins(made_from(self._batch)),
                "ledger": {"site": site, "entry": number, "hash": head}, "key": self._seal.key,
                "missing": self.missing, "label": "演示数据" if self._batch.demo else "", "measures": [
                    msgspec.structs.asdict(measure_of(one)) | {"id": one.id} for one in self._some]}


def _name(console: Console, user: str) -> str:
    """Who that is: name and login name, or the operator of a profile without users."""
    if not user:
        return tr("the operator")
    name = console.people.label(user)
    return name if name == user else f"{name} ({user})"


def _is_picture(path: Path) -> bool:
    """Whether it can be shown; one that is damaged is evidence all the same."""
    try:
        read_photo(path)
    except BadInput:
        return False
    return True


def _file_name(text: str) -> str:
    """A name that every system takes; two different ones stay different by their ids or hashes."""
    kept = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in text).strip(".")
    return kept[:120] or "_"


def _save_map(image: QImage | None, path: Path) -> Path | None:
    """The map as a file; None where there is none."""
    if image is None or not image.save(str(path)):
        return None
    return path


def _write_json(path: Path, content: Any) -> None:
    text = msgspec.json.encode(content, order="sorted")   # what is not known is null: NaN is no JSON
    path.write_bytes(msgspec.json.format(text, indent=1) + b"\n")


def _how_to_verify(key: str) -> str:
    """What to do without this program; the commands are those of every Linux, macOS and Git for Windows."""
    return tr(
        "This folder is signed. With Grid Console: evidence verify FOLDER\n"
        "\n"
        "Without it, inside the folder:\n"
        "  sha256sum --strict -c manifest.sha256\n"
        "  openssl pkeyutl -verify -pubin -inkey public_key.pem -rawin -in manifest.sha256 "
        "-sigfile manifest.sha256.sig\n"
        "Both must succeed, and no file may be here that manifest.sha256 does not name, but itself and its signature.\n"
        "Open a copy of results.gpkg: some programs write into a file as soon as they open it.\n"
        "\n"
        "The key inside proves nothing by itself. Ask the office that signed for its fingerprint and compare:\n"
        "  openssl pkey -pubin -in public_key.pem -outform DER | sha256sum\n"
        "  {key}\n", key=key)


def decided_of(console: Console, ids: Sequence[str], batch: str, fact: str, who: User) -> list[Detection]:
    """The detections that are meant: those named, or the decided ones of a batch (with one fact) in the person's area.

    Raises:
        NotFound: there is no such detection or batch. Refused: one that is named lies outside the person's area.
    """
    desk = console.reviews
    if ids:
        return [desk.view(one, who) for one in dict.fromkeys(ids)]
    found = desk.batches()
    if batch or len(found) == 1:
        chosen = desk.batch(batch) if batch else found[0]
    else:
        raise NotFound(tr("Name detections, or a batch with --batch. The batches are: {names}",
                          names=", ".join(one.name for one in found) or tr("(nothing)")))
    asked = QueueFilter(area=who.area, batch=chosen.id, status=(Status.SETTLED, Status.LOCKED),
                        fact=Fact(fact) if fact else None)
    return desk.detections(asked)
