"""What lines answered, in the message bar, or where that is too little in a small window over the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.language import tr
from widgets.message_bar import Kind, Message
from widgets.runner import Outcome

if TYPE_CHECKING:
    from widgets.window import MainWindow


class Outcomes(QObject):
    """Says and shows; parts that a line may have changed behind their back learn of it here.

    Args:
        window: whose lines; its other parts are there already.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, outcome: Outcome) -> None:
        """Say what a line answered."""
        window, line = self._window, " ".join(outcome.words)
        if outcome.words[:1] == ("facility",):
            window.place_desk.facilities_changed()
        if outcome.error:
            window.layers.command_failed(outcome.words)
            window.message_bar.say(outcome.error, Kind.ERROR)
        elif outcome.value is None and outcome.door.needs_window:
            return  # what it did is seen
        elif outcome.words[:2] == ("address", "show") and window.objects.show_value(outcome.value):
            window.show_page("map")
            window.message_bar.say(tr("Done: {line}", line=line), Kind.OK)
        else:
            self._show_value(outcome, line)

    def _show_value(self, outcome: Outcome, line: str) -> None:
        from widgets.register.report_window import ReportWindow, is_report  # windows that no start shows
        from widgets.results import ResultWindow, sentence

        window = self._window
        if is_report(outcome.value):
            report = ReportWindow(outcome.words, outcome.value, window.theme, window)
            report.again_wanted.connect(window.runner.run)
            self._show_over(report)
            window.register_imported(outcome.value["kind"])
        elif text := sentence(outcome):
            window.message_bar.say(text, Kind.OK)
        else:
            window.message_bar.say(tr("Done: {line}", line=line), Kind.OK)
            shown = outcome.door.show(outcome.value) if outcome.door.show else ""
            self._show_over(ResultWindow(line, outcome.value, window.theme, shown, window))

    def show_help(self) -> None:
        """Commands, keys and gestures."""
        from widgets.help import HelpWindow

        self._show_over(HelpWindow(self._window.entries, self._window.theme, self._window))

    def show_messages(self, messages: list[Message] | None = None) -> None:
        """Earlier messages, newest first."""
        from widgets.results import ResultWindow

        lines = [one.line for one in reversed(messages or self._window.message_bar.history)]
        text = "\n".join(lines) or tr("(nothing)")
        self._show_over(ResultWindow(tr("Earlier messages"), None, self._window.theme, text, self._window))

    def _show_over(self, shown: QWidget) -> None:
        """Show a small window over the middle of the large one, no larger than it."""
        window = self._window
        shown.resize(shown.size().boundedTo(window.size() * 0.9))
        shown.move(window.mapToGlobal(window.rect().center()) - shown.rect().center())
        shown.show()
