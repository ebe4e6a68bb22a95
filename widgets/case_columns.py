"""Columns of the case list: their headings and what each sorts by."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case, State

_STATE_RANK = {state: rank for rank, state in enumerate(State)}
_NEVER = 1e12   # seconds since 1970: after any limit


class Column(IntEnum):
    """Columns in the order shown."""

    PRIORITY = 0
    STATE = 1
    CLASS = 2
    TITLE = 3
    AREA = 4
    REPORTED = 5
    DUE = 6
    SOURCE = 7
    ID = 8


# What each column is called in `CaseIndex.order`, whose order is that of `sort_value`.
ORDERS = {Column.PRIORITY: "priority", Column.STATE: "state", Column.CLASS: "class", Column.TITLE: "title",
          Column.AREA: "area", Column.REPORTED: "reported", Column.DUE: "due", Column.SOURCE: "source",
          Column.ID: "id"}


def titles() -> list[str]:
    """Headings of the columns in the user's language."""
    return [tr("Priority"), tr("State"), tr("Class"), tr("What"), tr("Area"), tr("Reported at"), tr("Due"),
            tr("Source"), tr("Number")]


def sort_value(case: Case, column: Column, tree: AreaTree) -> Any:
    """What a column sorts by: only numbers or only text within one column."""
    match column:
        case Column.PRIORITY:
            return int(case.priority)
        case Column.STATE:
            return _STATE_RANK[case.state]
        case Column.REPORTED:
            return case.reported_at
        case Column.DUE:   # closed ones and those without a limit come last
            return bites_at if case.is_open and (bites_at := case.bites_at) is not None else _NEVER
        case Column.CLASS:
            return case.class_code
        case Column.AREA:
            return area_sort(case.area, tree)
        case Column.SOURCE:
            return str(case.source)
        case Column.TITLE:
            return case.title
    return case.id


def area_sort(area_id: str, tree: AreaTree) -> str:
    """What an area sorts by: codes keep streets together, in the order of the tree."""
    area = tree.get(area_id)
    return (area.code or area.name) if area else "~"


def flip(value: Any) -> Any:
    """A key that sorts the other way round."""
    if isinstance(value, str):
        return (*(-ord(c) for c in value), 1)   # the 1 puts the longer of two before the shorter
    return -value
