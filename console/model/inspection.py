"""Inspections (隐患排查): who answers for a building, what is planned, who was there and what was found."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from console.model.hazard import HazardLevel


class PartyRole(StrEnum):
    """For what a party answers for a building (责任主体)."""

    MANAGER = "manager"      # 物业管理
    LANDLORD = "landlord"    # 业主（房东）
    FIRM = "firm"            # 使用单位


class Party(msgspec.Struct, frozen=True):
    """A responsible party, which may answer for many buildings.

    Attributes:
        id: unique. name: of a firm, or of a person, which is masked by role where it is shown.
        is_person: a private person.
        ref: id of the firm or person on the address base, where telephone numbers stand; "" for none.
    """

    id: str
    name: str
    is_person: bool = False
    ref: str = ""
    demo: bool = False


class Finding(msgspec.Struct, frozen=True):
    """What an inspector found amiss, before it becomes a hazard.

    Attributes:
        item: code of the checklist's item, "" for something else.
        kind: code of the hazard's kind; "" for the item's.
        text: in words; "" for the item's.
        level, likelihood, consequence: None for the item's, else the kind's.
        room: where in the building.
        photos: paths of pictures, to be attached.
        on_the_spot: it was put right at once (立查立改): recorded and closed.
    """

    item: str = ""
    kind: str = ""
    text: str = ""
    level: HazardLevel | None = None
    likelihood: int | None = None
    consequence: int | None = None
    room: str = ""
    photos: tuple[str, ...] = ()
    on_the_spot: bool = False


class Visit(msgspec.Struct, frozen=True, gc=False):
    """One inspection of one building.

    Attributes:
        id: unique. building: 19-digit code. area: id of its grid.
        at: seconds since 1970 UTC. by: id of the user.
        checklist: code, and version of the catalogue it stands in.
        plan: id of the plan it belongs to, "" for none.
        entered: nobody let the inspector in (入户未遇) where False: that does not count as inspected.
        passed: codes of the items that were looked at and right.
        hazards: ids of what was found.
        withdrawn: it was recorded by mistake and taken back, for the reason in `why`; it counts for nothing.
    """

    id: str
    building: str
    area: str = ""
    at: float = 0.0
    by: str = ""
    checklist: str = ""
    checklist_version: str = ""
    plan: str = ""
    entered: bool = True
    passed: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    note: str = ""
    withdrawn: bool = False
    why: str = ""
    demo: bool = False
    version: int = 0


class Plan(msgspec.Struct, frozen=True):
    """Which buildings are to be inspected in a period, and why these.

    Attributes:
        area: id; "" for everywhere. season: code in the catalogue of checklists, "" for none.
        since, until: seconds since 1970 UTC.
        buildings: 19-digit codes, the most pressing first.
        inspector: id of the user who goes; "" where nobody is named.
        weights: version of the risk weights it was made by.
        start, start_name: where its ways begin, longitude and latitude (EPSG:4490); None for the nearest station.
    """

    id: str
    title: str
    area: str = ""
    season: str = ""
    since: float = 0.0
    until: float = 0.0
    buildings: tuple[str, ...] = ()
    inspector: str = ""
    made_at: float = 0.0
    made_by: str = ""
    weights: str = ""
    start: tuple[float, float] | None = None
    start_name: str = ""
    cancelled: bool = False
    demo: bool = False
    version: int = 0
