"""What the cells of the case list say: each column's words, the tooltip, what a screen reader speaks."""

from __future__ import annotations

from collections.abc import Callable

from console.language import tr
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import Catalogue
from widgets.case_columns import Column
from widgets.words import ago, moment, priority_word, source_word, state_word, time_left


class CaseCells:
    """Words for a case.

    Args:
        catalogue: names of classes.
        now: the clock for relative times, seconds since 1970 UTC.

    Attributes:
        tree: names of areas.
    """

    def __init__(self, catalogue: Catalogue, now: Callable[[], float]) -> None:
        self._now = now
        self.tree = AreaTree()
        self.use(catalogue)

    def use(self, catalogue: Catalogue) -> None:
        """Another catalogue of classes holds."""
        self._catalogue = catalogue
        self._classes = {one.code: one for one in catalogue.classes}

    def text(self, case: Case, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.PRIORITY:
                return priority_word(case.priority)
            case Column.STATE:
                return state_word(case.state)
            case Column.CLASS:
                return self.class_name(case)
            case Column.TITLE:
                return case.title
            case Column.AREA:
                return self.area_name(case)
            case Column.REPORTED:
                return ago(case.reported_at, self._now())
            case Column.DUE:
                return time_left(case.bites_at, self._now(), case.is_open)
            case Column.SOURCE:
                return source_word(case.source)
        return case.id

    def class_name(self, case: Case) -> str:
        """The class's name, or its code where the catalogue does not know it."""
        found = self._classes.get(case.class_code)
        return found.label if found else self._catalogue.label(case.class_code)

    def area_name(self, case: Case) -> str:
        """The area's name; "no place" for a case without coordinates, "outside" for one beyond all areas."""
        area = self.tree.get(case.area)
        if area is not None:
            return area.name
        return tr("Outside all areas") if case.is_placed else tr("No place")

    def tooltip(self, case: Case) -> str:
        """All of it, a line each."""
        lines = [case.title, f"{priority_word(case.priority)} · {state_word(case.state)} · "
                             f"{self.class_name(case)}"]
        path = " › ".join(area.name for area in self.tree.path(case.area)) or self.area_name(case)
        lines += [path, case.address, tr("Reported {when}", when=moment(case.reported_at)), case.id]
        return "\n".join(line for line in lines if line)

    def spoken(self, case: Case) -> str:
        """What matters, for a screen reader."""
        return ", ".join((priority_word(case.priority), state_word(case.state), case.title,
                          self.area_name(case), time_left(case.bites_at, self._now(), case.is_open)))
