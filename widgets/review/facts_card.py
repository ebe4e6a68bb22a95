"""What is known of the detection shown, in one column of text that scrolls; the keyboard stays with the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from console.language import tr
from widgets.theme import Theme


@dataclass(frozen=True)
class FactRow:
    """One line: what, how much, and how it is to be taken.

    Attributes:
        mood: "" as it is; "muted"; "warning" a doubt; "bad" against the rules; "ok".
        link: "case:…" or another subject that is opened with a click; "" for none.
        picture: file of a photo shown under the line, "" for none.
    """

    label: str
    value: str
    mood: str = ""
    link: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Section:
    """Lines under one heading."""

    title: str
    rows: Sequence[FactRow]


class FactsCard(QTextBrowser):
    """Signals: link_wanted(subject): a case or another detection was clicked."""

    link_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sections: Sequence[Section] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Facts of the detection"))
        self.setStyleSheet(f"QTextBrowser {{ background: {theme.panel}; border: none; padding: 0; }}")
        self.document().setDocumentMargin(theme.pad)
        self.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these; from the top again."""
        self.sections = sections
        self.setHtml(self._html())

    def words(self) -> str:
        """All that is shown, as plain text (tests, a reader's program)."""
        return self.toPlainText()

    def turn_pages(self, pages: int) -> None:
        """By some pages."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * round(bar.pageStep() * 0.85))

    def _html(self) -> str:
        theme = self._theme
        parts = []
        for number, section in enumerate(self.sections):
            if section.title:
                above = theme.pad if number else 0
                parts.append(f"<p style='margin: {above}px 0 {theme.gap // 2}px 0; color: {theme.muted};"
                             f" font-weight: 700;'>{escape(section.title)}</p>")
            rows = "".join(self._row(row) for row in section.rows)
            parts.append(f"<table width='100%' cellspacing='0' cellpadding='0'>{rows}</table>")
        return "".join(parts)

    def _row(self, row: FactRow) -> str:
        theme = self._theme
        colour = {"muted": theme.muted, "warning": theme.warning, "bad": theme.urgent,
                  "ok": theme.ok}.get(row.mood, theme.text)
        value = escape(row.value).replace("\n", "<br>")
        if row.link:
            value = f"<a href='{escape(row.link)}' style='color: {theme.accent}; text-decoration: none;'>{value}</a>"
        if row.picture:
            width = max(120, self.viewport().width() - theme.pad * 3)
            source = QUrl.fromLocalFile(row.picture).toString()
            value += f"<br><img src='{escape(source)}' width='{width}'>"
        pad = f"padding: {theme.gap // 3}px 0;"
        if not row.label:
            return f"<tr><td colspan='2' style='{pad} color: {colour};'>{value}</td></tr>"
        return (f"<tr><td style='{pad} padding-right: {theme.pad}px; color: {theme.muted}; white-space: nowrap;'>"
                f"{escape(row.label)}</td><td width='100%' style='{pad} color: {colour};'>{value}</td></tr>")
