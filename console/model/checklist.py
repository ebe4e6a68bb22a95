"""Checklists of inspections (排查清单) per type of building, how often each is due, and the seasons; data, not code."""

from __future__ import annotations

from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.premises import Building


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to look at; `kind` is the hazard's where it is not right.

    Attributes:
        likelihood, consequence: 1 to 5, or 0 for those of the kind.
    """

    code: str
    text: str
    text_en: str
    kind: str
    likelihood: int = 0
    consequence: int = 0

    @property
    def label(self) -> str:
        return self.text_en if current() == "en" else self.text


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list for one type of building: urban village (城中村), tower (高层), housing estate (住宅小区) …

    Attributes:
        uses: of buildings it is for; empty for all.
        floors: the least number of floors.
    """

    code: str
    name: str
    name_en: str
    items: tuple[Item, ...]
    uses: tuple[str, ...] = ()
    floors: int = 0

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name

    def fits(self, building: Building) -> bool:
        return (not self.uses or building.use in self.uses) and building.floors >= self.floors

    def item(self, code: str) -> Item | None:
        return next((one for one in self.items if one.code == code), None)


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Buildings with a risk index of at least `index` are inspected every `days`."""

    index: float
    days: float


class Season(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the year in which some buildings are inspected more often.

    Attributes:
        months: 1 to 12 in which it holds.
        kinds: of hazards that matter most then, shown with the plan.
        uses: of buildings it concerns; empty for all. floors: the least number of floors.
        factor: what the interval of those buildings is multiplied by.
    """

    code: str
    name: str
    name_en: str
    months: tuple[int, ...]
    factor: float
    kinds: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    floors: int = 0

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name

    def concerns(self, building: Building) -> bool:
        return (not self.uses or building.use in self.uses) and building.floors >= self.floors


class Checklists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of checklists; the first that fits a building is its own, the last fits all."""

    title: str
    authority: str
    version: str
    checklists: tuple[Checklist, ...]
    intervals: tuple[Interval, ...]
    seasons: tuple[Season, ...] = ()

    def of(self, building: Building) -> Checklist:
        return next(one for one in self.checklists if one.fits(building))

    def get(self, code: str) -> Checklist | None:
        return next((one for one in self.checklists if one.code == code), None)

    def season(self, month: int) -> Season | None:
        """The season of a month (1 to 12), the first where several hold."""
        return next((one for one in self.seasons if month in one.months), None)

    def days(self, index: float, building: Building, season: Season | None) -> float:
        """How many days may lie between two inspections of a building with a risk index."""
        days = next(one.days for one in self.intervals if index >= one.index)
        return days * season.factor if season is not None and season.concerns(building) else days


def read_checklists(path: Path) -> Checklists:
    """Read and check a catalogue of checklists (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong; the sentence names it.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Checklists)
        _check(found)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, BadInput) as error:
        raise BadInput(tr("{file} is not a catalogue of checklists ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    return found


def _check(found: Checklists) -> None:
    """What the types of the fields cannot say. Raises `BadInput`."""
    codes = [one.code for one in found.checklists]
    if not codes or len(set(codes)) < len(codes):
        raise BadInput(tr("checklists must stand once each"))
    if found.checklists[-1].uses or found.checklists[-1].floors:
        raise BadInput(tr("the last checklist must be for all buildings"))
    for one in found.checklists:
        items = [item.code for item in one.items]
        if not items or len(set(items)) < len(items):
            raise BadInput(tr("checklist {code} must have every item once", code=one.code))
        if not all(0 <= item.likelihood <= 5 and 0 <= item.consequence <= 5 for item in one.items):
            raise BadInput(tr("likelihood and consequence are 1 to 5"))
    ends = [one.index for one in found.intervals]
    if not ends or ends != sorted(ends, reverse=True) or ends[-1] > 0 or any(i.days <= 0 for i in found.intervals):
        raise BadInput(tr("intervals must fall from the highest index to 0, with days above 0"))
    for season in found.seasons:
        if season.factor <= 0 or not season.months or not set(season.months) <= set(range(1, 13)):
            raise BadInput(tr("season {code} needs months from 1 to 12 and a factor above 0", code=season.code))
