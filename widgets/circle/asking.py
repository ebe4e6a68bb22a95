"""What the panel of the service circle asks for, as the command lines say it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from console.insight.service_circle import REACH


@dataclasses.dataclass(frozen=True)
class Asking:
    """One question.

    Attributes:
        kind: of facilities that serve. reach: metres. area: its id, "" for everywhere; place: its name.
        on_foot: along the roads. k: how many more stations to propose, 0 for none.
    """

    kind: str = ""
    reach: int = round(REACH)
    area: str = ""
    place: str = ""
    on_foot: bool = False
    k: int = 0

    @property
    def options(self) -> tuple[str, ...]:
        """Of any line of `circle …`."""
        words = [f"--kind={self.kind}", f"--reach={self.reach}"]
        words += [f"--area={self.area}"] if self.area else []
        return *words, *(["--on-foot"] if self.on_foot else [])

    @property
    def proposing(self) -> tuple[str, ...]:
        """Of a line that may propose stations too."""
        return *self.options, *([f"--next={self.k}"] if self.k else [])

    def show_line(self) -> tuple[str, ...]:
        return "circle", "show", *self.proposing

    def map_line(self) -> tuple[str, ...]:
        return "circle", "map", *self.proposing

    def outside_line(self, file: Path) -> tuple[str, ...]:
        return "circle", "outside", f"--output={file}", *self.options

    def report_line(self, file: Path) -> tuple[str, ...]:
        return "circle", "report", *self.proposing, "--", str(file)
