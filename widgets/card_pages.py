"""The pages of a card, and what may stand over them for a while."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QWidget


class CardPages(QStackedLayout):
    """One page in front; while something covers them, turning is remembered and done when it goes.

    Args:
        card: whose layout this is. pages: by their number.
    """

    def __init__(self, card: QWidget, pages: Sequence[QWidget]) -> None:
        super().__init__(card)
        self.setContentsMargins(1, 1, 1, 1)
        for page in pages:
            self.addWidget(page)
        self._cover: QWidget | None = None
        self._page = 0

    @property
    def covered_by(self) -> QWidget | None:
        """What stands over the card, for example the form of a new case; None for nothing."""
        return self._cover

    def cover(self, widget: QWidget) -> None:
        """Put something over the card; what the card shows goes on beneath it."""
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self._cover = widget
        self.setCurrentWidget(widget)

    def uncover(self) -> None:
        """Show the card again."""
        self._cover = None
        self.turn(self._page)

    def turn(self, page: int) -> None:
        """To another page, now or when nothing covers the card any more."""
        self._page = page
        if self._cover is None:
            self.setCurrentIndex(page)
