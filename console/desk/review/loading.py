"""A file of detections becomes a batch: one entry on record, one row for each, the file itself kept in the profile."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from sqlalchemy.exc import IntegrityError

from console.desk.metres import per_degree
from console.desk.review.batch_files import keep_file
from console.desk.review.core import Core, Touched
from console.desk.review.rechecks import Looked, look
from console.desk.review.record import BATCH
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import User
from console.model.review import Batch, Found
from console.profile import Profile
from console.store.places import PlaceStore

FEW = 40   # buildings looked up one by one; for more, all are read at once


class Incoming(msgspec.Struct, frozen=True):
    """A file as it was read, before anything is kept.

    Attributes:
        rows: with `source_id`, outline (EPSG:4490) and measures; no id, batch or area yet.
        crs: of the file. made_from: JSON of the lineage, "" where the file does not say.
        bounds: degrees (west, south, east, north) of the ground that was looked at, as far as the file tells.
        unusable: rows left out for want of an outline.
    """

    path: Path
    rows: list[Found]
    crs: str = ""
    made_from: str = ""
    bounds: tuple[float, float, float, float] | None = None
    unusable: int = 0
    demo: bool = False


class Loaded(msgspec.Struct, frozen=True):
    """What became of a file.

    Attributes:
        taken: detections taken in; of these `outside` lie outside all areas, `renamed` came under an id that the
            file gives twice, `permitted` are covered by a permit and `pictures` come from pictures alone.
        repeated, unusable: rows left out.
        rechecks: earlier detections whose re-check this survey speaks to.
        notices: one sentence for each thing to know.
    """

    batch: Batch
    taken: int
    outside: int = 0
    repeated: int = 0
    renamed: int = 0
    unusable: int = 0
    permitted: int = 0
    pictures: int = 0
    rechecks: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class _Epoch(msgspec.Struct, frozen=True):
    """The part of `detection.lineage.Epoch` that is needed here."""

    files: tuple[str, ...] = ()
    image: str = ""
    flown: str = ""


class _Lineage(msgspec.Struct, frozen=True):
    before: _Epoch = _Epoch()
    after: _Epoch = _Epoch()


class Loader:
    """Takes files in and lists them.

    Args:
        core: the desk's state. places: knows buildings. profile: keeps the files.
    """

    def __init__(self, core: Core, places: PlaceStore, profile: Profile) -> None:
        self._core, self._places = core, places
        self._folder = profile.folder / "review"
        self._outlines: tuple[int, list[str], np.ndarray, shapely.STRtree] | None = None
        core.areas.listen(lambda _: self._relocate())

    def load(self, incoming: Incoming, who: User, name: str = "") -> Loaded:
        """See `ReviewDesk.load`; the person has been checked."""
        if not incoming.rows:
            raise BadInput(tr("{file} holds no detection that could be reviewed. Nothing was changed.",
                              file=incoming.path.name))
        core = self._core
        digest, kept = keep_file(incoming.path, self._folder)
        batch_id = digest[:8]
        self._refuse_known(batch_id, incoming.path)
        rows, repeated, renamed = unique(incoming.rows)
        found = self._placed(rows, batch_id, incoming.demo)
        with core.lock:
            looked = look(core.reviews, core.store, found, incoming.bounds, self._flown(incoming), batch_id)
            again = {match: one.recheck.detection for one in looked for match in one.recheck.matches}
            found = [msgspec.structs.replace(one, again=again[one.id]) if one.id in again else one for one in found]
            outside = sum(not one.area for one in found)
            batch = Batch(batch_id, name.strip() or incoming.path.stem, incoming.path.name, kept.name, incoming.crs,
                          incoming.made_from, core.clock(), who.id, len(found), repeated, renamed, incoming.unusable,
                          outside, incoming.demo or any(one.demo for one in found))
            self._write(batch, found, digest, looked, who)
        permitted, pictures = (sum(map(bool, marks)) for marks in (
            [one.permit for one in found], [one.sources == "image" for one in found]))
        batch = self._here(batch)
        matched = tuple(one.recheck.detection for one in looked)
        return Loaded(batch, len(found), outside, repeated, renamed, incoming.unusable, permitted, pictures, matched,
                      tuple(notices(batch, permitted, pictures, len(matched))))

    def batches(self) -> list[Batch]:
        """All of them, with what is missing now."""
        return [self._here(one) for one in self._core.store.batches()]

    def batch(self, text: str) -> Batch:
        """By id or name, the last of several of one name. Raises `NotFound`."""
        known = self.batches()
        found = [one for one in known if text == one.id] or [one for one in known if text == one.name]
        if not found:
            raise NotFound(tr("There is no batch {name}. The batches are: {names}", name=text,
                              names=", ".join(f"{one.id} {one.name}" for one in known) or "–"))
        return found[-1]

    def near(self, one: Found, metres: float) -> list[str]:
        """Others whose outlines lie within some metres of this one, the nearest first."""
        ids, shapes, tree = self._all_outlines()
        east, north = per_degree(one.lat)
        own = shapely.from_wkb(one.wkb)
        west, south, right, top = own.bounds
        box = shapely.box(west - metres / east, south - metres / north, right + metres / east, top + metres / north)
        where = np.array([at for at in tree.query(box).tolist() if ids[at] != one.id], np.int64)
        apart = shapely.distance(_metric(shapes[where], east, north), _metric(np.array([own], object), east, north))
        order = np.argsort(apart, kind="stable")
        return [ids[where[at]] for at in order.tolist() if apart[at] <= metres]

    def _write(self, batch: Batch, found: list[Found], digest: str, looked: Sequence[Looked], who: User) -> None:
        core, told = self._core, msgspec.to_builtins(batch)
        fields = {key: value for key, value in told.items() if key not in ("id", "missing", "kept")}
        fields["sha256"] = digest
        drafts = [Draft(BATCH + batch.id, "detections.loaded", {"set": fields}, "", who.id, batch.loaded_at),
                  *(one.draft(who, batch.loaded_at) for one in looked)]
        known = {one.recheck.detection: one.version for one in looked}
        try:
            core.commit(drafts, known, core.store.insert(batch, found))
        except IntegrityError as error:   # another process took the same file in at the same moment
            raise self._known_already(batch.id, Path(batch.file)) from error
        core.tell(Touched(all=True))

    def _here(self, batch: Batch) -> Batch:
        """With the place of its file, for the profile may have been moved, and what is missing now."""
        return msgspec.structs.replace(batch, kept=str(self._folder / Path(batch.kept).name),
                                       missing=missing_files(batch.made_from))

    def _refuse_known(self, batch_id: str, path: Path) -> None:
        if any(one.id == batch_id for one in self._core.store.batches()):
            raise self._known_already(batch_id, path)

    def _known_already(self, batch_id: str, path: Path) -> Refused:
        one = next((each for each in self._core.store.batches() if each.id == batch_id), None)
        return Refused(tr("{file} was loaded already, as batch {id} ({name}). Nothing was changed.", file=path.name,
                          id=batch_id, name=one.name if one else batch_id))

    def _placed(self, rows: Sequence[Found], batch: str, demo: bool) -> list[Found]:
        """The rows with id, batch, area, and use and address of their building."""
        lon, lat = (np.array([getattr(one, name) for one in rows]) for name in ("lon", "lat"))
        areas = self._core.areas.locator().locate_many(lon, lat)
        known = self._buildings({one.building for one in rows if one.building})
        found = []
        for one, area in zip(rows, areas, strict=True):
            use, address = known.get(one.building, ("", ""))
            found.append(msgspec.structs.replace(
                one, id=f"{batch}-{one.source_id}", batch=batch, area=area, use=one.use or use,
                address=one.address or address, demo=one.demo or demo))
        return found

    def _relocate(self) -> None:
        """The areas changed: every detection gets the one that holds its place now."""
        bench = self._core.bench
        if not len(bench):
            return
        areas = self._core.areas.locator().locate_many(bench["lon"], bench["lat"])
        moved = {one: area for one, area, before in zip(bench.ids.tolist(), areas, bench["area"].tolist(), strict=True)
                 if area != before}
        if moved:
            self._core.store.relocate(moved)
            self._core.tell(Touched(all=True))

    def _buildings(self, codes: set[str]) -> dict[str, tuple[str, str]]:
        if len(codes) > FEW:
            return {one.code: (one.use, one.name) for one in self._places.buildings() if one.code in codes}
        those = (self._places.building(code) for code in codes)
        return {one.code: (one.use, one.name) for one in those if one is not None}

    def _flown(self, incoming: Incoming) -> dt.date | None:
        """Day of the later survey; None where unknown, and for generated surveys, whose days are made up."""
        if incoming.demo:
            return None
        with suppress(ValueError):
            return dt.date.fromisoformat(_lineage(incoming.made_from).after.flown[:10])
        return None

    def _all_outlines(self) -> tuple[list[str], np.ndarray, shapely.STRtree]:
        core = self._core
        with core.lock:
            version = core.store.version
            if self._outlines is None or self._outlines[0] != version:
                rows = core.store.outlines()
                shapes = shapely.from_wkb([wkb for _, wkb in rows]) if rows else np.zeros(0, object)
                self._outlines = version, [name for name, _ in rows], shapes, shapely.STRtree(shapes)
            return self._outlines[1:]


def unique(rows: Iterable[Found]) -> tuple[list[Found], int, int]:
    """Rows with an id each: (rows, repetitions left out, other places under a known id, which got another)."""
    taken: dict[str, Found] = {}
    repeated = renamed = 0
    for number, one in enumerate(rows, 1):
        name = one.source_id.strip() or f"row{number}"
        same, count = name, 1
        while same in taken and taken[same].wkb != one.wkb:
            count += 1
            same = f"{name}~{count}"
        if same in taken:
            repeated += 1
            continue
        renamed += same != name
        taken[same] = msgspec.structs.replace(one, source_id=same) if same != one.source_id else one
    return list(taken.values()), repeated, renamed


def missing_files(made_from: str) -> tuple[str, ...]:
    """Survey files named in a lineage that cannot be found."""
    told = _lineage(made_from)
    named = [name for epoch in (told.before, told.after) for name in (*epoch.files, epoch.image) if name]
    return tuple(name for name in dict.fromkeys(named) if not os.path.exists(name))  # noqa: PTH110 - may be no path


def notices(batch: Batch, permitted: int, pictures: int, rechecks: int) -> list[str]:
    """What a person should know of a batch, one sentence each."""
    told = []
    if batch.repeated:
        told.append(tr("{n} row(s) stand in the file twice and were taken once.", n=batch.repeated))
    if batch.renamed:
        told.append(tr("{n} id(s) are given to several places; all were taken, the later ones as ID~2.",
                       n=batch.renamed))
    if batch.unusable:
        told.append(tr("{n} row(s) have no usable outline and were left out.", n=batch.unusable))
    if batch.outside:
        told.append(tr("{n} detection(s) lie outside all areas; only people without an area of their own see them.",
                       n=batch.outside))
    if permitted:
        told.append(tr("{n} detection(s) are covered by a permit and stand further back in the queue.",
                       n=permitted))
    if pictures:
        told.append(tr("{n} detection(s) come from pictures alone: no height stands behind them.", n=pictures))
    if batch.missing:
        told.append(tr("{n} survey file(s) are not where they were: {files}. What is there is shown.",
                       n=len(batch.missing), files=", ".join(Path(name).name for name in batch.missing)))
    if rechecks:
        told.append(tr("{n} place(s) that waited for a re-check lie in this survey.", n=rechecks))
    return told


def _lineage(made_from: str) -> _Lineage:
    if made_from:
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            return msgspec.json.decode(made_from, type=_Lineage)
    return _Lineage()


def _metric(shapes: np.ndarray, east: float, north: float) -> Any:
    return shapely.transform(shapes, lambda xy: xy * (east, north))
