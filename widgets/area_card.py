"""What there is to know about one area: code, size, open cases, who looks after it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.desk.counts import Counts
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.premises import Person
from widgets.field_grid import FieldGrid, line_up
from widgets.theme import Theme
from widgets.words import authority_word, demo_word, level_count, level_word, mask_phone, post_word, size_words


class AreaCard(QFrame):
    """Card of the selected area, of the whole profile, or empty."""

    def __init__(
        self, theme: Theme, now: Callable[[], float] = time.time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.theme, self._now = theme, now
        self.setAccessibleName(tr("Area card"))
        self.name = QLabel()
        self.name.setProperty("role", "heading")
        self.name.setWordWrap(True)
        self.level, self.demo = QLabel(), QLabel(demo_word())
        for chip in (self.level, self.demo):
            chip.setProperty("role", "chip")
        self.demo.setStyleSheet(f"color: {theme.warning};")
        self.demo.setToolTip(tr("Generated, not real"))
        self.fields, self.staff = FieldGrid(theme), FieldGrid(theme)
        self.staff_title = QLabel(tr("Staff"))
        self.staff_title.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.pad, theme.pad, theme.pad, theme.pad)
        layout.setSpacing(theme.gap)
        layout.addLayout(self._head())
        layout.addLayout(self._counters())
        layout.addWidget(self.fields)
        layout.addWidget(self.staff_title)
        layout.addWidget(self.staff)
        layout.addStretch(1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.theme.gap)
        head.addWidget(self.name, 1)
        head.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _counters(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.pad)
        grid.setVerticalSpacing(0)
        words = (tr("Open cases"), tr("Overdue"), tr("Urgent"))
        self.counters = []
        for column, word in enumerate(words):
            figure, label = QLabel(), QLabel(word)
            figure.setProperty("role", "counter")
            label.setProperty("role", "muted")
            grid.addWidget(figure, 0, column)
            grid.addWidget(label, 1, column)
            grid.setColumnStretch(column, 1)
            self.counters.append(figure)
        return grid

    def show_area(
        self, tree: AreaTree, area_id: str, counts: Counts, people: Sequence[Person] = (), buildings: int = 0,
        facilities: int = 0,
    ) -> None:
        """Show an area; "" or an unknown id shows the whole profile.

        Args:
            people: staff of this area, the nearest post first.
            buildings, facilities: how many stand in it.
        """
        area = tree.get(area_id)
        self.name.setText(area.name if area else tr("All areas"))
        self.level.setText(level_word(area.level) if area else "")
        self.level.setVisible(area is not None)   # "All areas" says it already
        self.demo.setVisible(area.demo if area else any(one.demo for one in tree.children()))
        self.show_counts(counts)
        self.fields.set_rows([
            *(self._code_rows(area) if area else ()),
            (tr("Size"), size_words(area.size) if area else ""),
            (tr("Below"), self._below(tree, area_id if area else "")),
            (tr("Buildings"), f"{buildings:,}" if buildings else ""),
            (tr("Facilities"), f"{facilities:,}" if facilities else ""),
        ])
        self.staff.set_rows([(post_word(one.post), self._person(one)) for one in people])
        self.staff_title.setVisible(bool(people))
        self.staff.setVisible(bool(people))
        line_up(self.fields, self.staff)

    def show_counts(self, counts: Counts) -> None:
        """Newer counts of the same area."""
        colours = (self.theme.text, self.theme.overdue, self.theme.urgent)
        numbers = (counts.total, counts.overdue, counts.urgent)
        for figure, number, colour in zip(self.counters, numbers, colours, strict=True):
            figure.setText(f"{number:,}")
            figure.setStyleSheet(f"color: {colour if number else self.theme.muted};")

    def _code_rows(self, area: Area) -> list[tuple[str, str]]:
        # Imported areas name their file, whose name may be one long word: it may be broken at its joints.
        issuer = authority_word(area.authority).replace("_", "_\u200b")
        issued = " ".join(part for part in (issuer, str(area.year or "")) if part)
        return [(tr("Code"), area.code or tr("none known")), (tr("Issued by"), issued)]

    def _below(self, tree: AreaTree, area_id: str) -> str:
        """How many areas of each level lie in it: "社区 12 · 网格 140"."""
        below = (tree.get(one) for one in tree.within(area_id) - {area_id})
        found = Counter(area.level for area in below if area is not None)
        # A number stays with what it counts where the line is broken.
        return " · ".join(level_count(level, count).replace(" ", "\u00a0") for level, count in sorted(found.items()))

    @staticmethod
    def _person(person: Person) -> str:
        return "  ".join(part for part in (person.name, mask_phone(person.phone)) if part)
