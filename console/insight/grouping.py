"""To which row of an evaluation each case belongs: an area, a department, or a person in a post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
import numpy as np

from console.insight.case_columns import CaseColumns
from console.language import tr
from console.model.area import Area, AreaTree, Level
from console.model.departments import DEPARTMENT, PERSON, Departments
from console.model.person import User

By = Literal["area", "department", "post"]
NOBODY = -1   # a case of no row
# Who did a post's work on a case: the column that says so, in the order of the closed loop.
POSTS = {"acceptor": "accepted_by", "registrar": "registered_by", "dispatcher": "dispatched_by",
         "handler": "handled_by", "checker": "checked_by"}


class Names(msgspec.Struct, frozen=True):
    """How handlers and people are called.

    Attributes:
        department_of: "department:…", "squad:…" or "person:…" → code of the department, "" for none.
        department: code → name as shown.
        person: user id → name as shown.
    """

    department_of: Callable[[str], str]
    department: Callable[[str], str]
    person: Callable[[str], str]


def names_from(departments: Callable[[], Departments], user: Callable[[str], User | None]) -> Names:
    """The names of the catalogue of departments in force, and of users.

    Args:
        user: id → user, None for one that is not known here (then the id stands for the name).
    """
    def department_of(handler: str) -> str:
        kind, _, code = handler.partition(":")
        if kind == PERSON:
            known = user(code)
            return known.department if known else ""
        return departments().department_of(handler)

    def person(user_id: str) -> str:
        known = user(user_id)
        return (known.name if known else "") or user_id

    return Names(department_of, lambda code: departments().label(f"{DEPARTMENT}:{code}") or code, person)


class Grouping(msgspec.Struct, frozen=True):
    """The rows of an evaluation.

    Attributes:
        keys, labels: one for each row. Key "" holds the cases that belong to none of the others.
        rows: post → for each case its row, `NOBODY` for none; "" for all figures where rows are no posts.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    rows: dict[str, np.ndarray]

    def of(self, post: str) -> np.ndarray | None:
        """For each case its row for a figure of that post; None where the figure says nothing about these rows."""
        return self.rows.get("") if "" in self.rows else self.rows.get(post)


def group_cases(columns: CaseColumns, by: By, level: Level, tree: AreaTree, area: str, names: Names,
                scope: np.ndarray) -> Grouping:
    """The rows and who belongs to them.

    Args:
        level: of the areas, for "area".
        area: id; only areas of the level below it (or itself) get a row, for "area".
        scope: the cases that are evaluated; departments, people and the rest get a row only where they have one.
    """
    if by == "area":
        return _by_area(columns, level, tree, area, scope)
    return _by_department(columns, names, scope) if by == "department" else _by_post(columns, names, scope)


def _by_area(columns: CaseColumns, level: Level, tree: AreaTree, area: str, scope: np.ndarray) -> Grouping:
    within = tree.within(area) if area else None
    wanted = [one for one in _in_order(tree) if one.level == level and (within is None or one.id in within)]
    row_of = {one.id: i for i, one in enumerate(wanted)}
    above: list[int] = []
    for text in columns.words["area"].texts:
        above.append(next((row_of[one.id] for one in tree.path(text) if one.id in row_of), len(wanted)))
    rows = np.array(above, dtype=np.int32)[columns.codes("area")]
    return _grouping([(one.id, one.name) for one in wanted], rows, scope, tr("Outside these areas, or without a place"))


def _by_department(columns: CaseColumns, names: Names, scope: np.ndarray) -> Grouping:
    departments = [names.department_of(handler) for handler in columns.words["handler"].texts]
    seen = _seen(columns, "handler", scope)
    codes = sorted({code for i, code in enumerate(departments) if seen[i]} - {""})
    row_of = {code: i for i, code in enumerate(codes)} | {"": len(codes)}
    rows = np.array([row_of.get(code, NOBODY) for code in departments], dtype=np.int32)[columns.codes("handler")]
    return _grouping([(code, names.department(code)) for code in codes], rows, scope, tr("With no department"))


def _by_post(columns: CaseColumns, names: Names, scope: np.ndarray) -> Grouping:
    keys: list[str] = []
    labels: list[str] = []
    rows: dict[str, np.ndarray] = {}
    words = post_words()
    for post, column in POSTS.items():
        texts, codes = columns.words[column].texts, columns.codes(column)
        places = np.full(len(texts), NOBODY, dtype=np.int32)
        for i in sorted(np.flatnonzero(_seen(columns, column, scope)), key=lambda i: names.person(texts[i])):
            if texts[i]:
                places[i] = len(keys)
                keys.append(f"{post}:{texts[i]}")
                labels.append(f"{words[post]} · {names.person(texts[i])}")
        rows[post] = places[codes]
    return Grouping(tuple(keys), tuple(labels), rows)


def post_words() -> dict[str, str]:
    """Posts in the user's language."""
    return {"acceptor": tr("Acceptance"), "registrar": tr("Registration"), "dispatcher": tr("Dispatching"),
            "handler": tr("Handling"), "checker": tr("Checking")}


def _seen(columns: CaseColumns, name: str, scope: np.ndarray) -> np.ndarray:
    """For each text of a column whether a case of the scope has it."""
    return np.bincount(columns.codes(name)[scope], minlength=len(columns.words[name].texts)) > 0


def _grouping(named: list[tuple[str, str]], rows: np.ndarray, scope: np.ndarray, rest: str) -> Grouping:
    """Rows with the last one for the rest, if there is any."""
    if (rows[scope] == len(named)).any():
        named = [*named, ("", rest)]
    return Grouping(tuple(key for key, _ in named), tuple(label for _, label in named), {"": rows})


def _in_order(tree: AreaTree, start: str = "") -> list[Area]:
    """Areas from the top down, each before those below it."""
    found: list[Area] = []
    for area in tree.children(start):
        found.append(area)
        found.extend(_in_order(tree, area.id))
    return found
