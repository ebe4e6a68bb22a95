"""Colours and sizes of the window: a dark, muted base, saturated colour only for what is abnormal.

Every view takes its colours from one `Theme`, handed to it. Custom painting uses the fields; plain Qt
widgets get the style sheet of `widgets/style.py`, set once on each window. Widgets ask for a role by a
dynamic property: `label.setProperty("role", "muted")`; see `widgets/style.py` for the roles.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb", sizes in logical pixels.

    The colours that carry a meaning are light enough to be text on `base`, `panel` and `raised` (contrast
    at least 4.5 : 1, WCAG 2.2 AA), and each has an `on_…` partner to be written on it.

    Attributes:
        base: behind everything, the map's background too.
        panel: a list, a tree, a card.
        raised: buttons, headers, menus, the row under the mouse.
        line: borders; sunken: fields one types into.
        text, muted: main and secondary text.
        accent: selection, focus and links; accent_dim: the background of a selected row.
        urgent, high, normal, low: priorities (紧急, 较急, 一般, 低).
        overdue: past its limit (逾期). Not a shade of the priorities, since any of them may be overdue.
        warning, ok, stale: a doubt, all well, data that stopped coming.
        size: of text; all other sizes follow from it.
    """

    base: str = "#12161b"
    panel: str = "#191e25"
    raised: str = "#242b34"
    sunken: str = "#0e1216"
    line: str = "#343e4a"
    text: str = "#e3e8ee"
    muted: str = "#9aa7b6"
    accent: str = "#7fb2dc"
    accent_dim: str = "#26405a"
    urgent: str = "#ff756d"
    high: str = "#f0ab3c"
    normal: str = "#a9bacb"
    low: str = "#8a98a8"
    overdue: str = "#f283c4"
    warning: str = "#e6c65c"
    ok: str = "#74b894"
    stale: str = "#b39b78"
    on_accent: str = "#0f151b"
    on_urgent: str = "#1d0907"
    on_high: str = "#1c1203"
    on_normal: str = "#10161c"
    on_low: str = "#0c1116"
    on_overdue: str = "#1f0a17"
    on_warning: str = "#1a1504"
    on_ok: str = "#09150f"
    on_stale: str = "#171208"
    size: int = 13

    @property
    def small(self) -> int:
        """Secondary text; never under 12 px."""
        return max(12, self.size - 1)

    @property
    def large(self) -> int:
        """Headings of a card."""
        return round(self.size * 1.25)

    @property
    def huge(self) -> int:
        """Counters."""
        return round(self.size * 1.75)

    @property
    def gap(self) -> int:
        """Between neighbours."""
        return max(4, round(self.size * 0.45))

    @property
    def pad(self) -> int:
        """Between a border and what stands inside."""
        return max(6, round(self.size * 0.75))

    @property
    def row(self) -> int:
        """Height of a row in a list or tree."""
        return round(self.size * 2.15)

    @property
    def icon(self) -> int:
        return round(self.size * 1.4)

    @property
    def radius(self) -> int:
        return max(3, round(self.size * 0.3))

    def priority(self, value: int) -> tuple[str, str]:
        """Colour and the text colour on it for a `Priority` value 1 … 4."""
        return {
            1: (self.urgent, self.on_urgent), 2: (self.high, self.on_high),
            3: (self.normal, self.on_normal), 4: (self.low, self.on_low),
        }[int(value)]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two "#rrggbb" colours, 1 … 21, by WCAG 2.2 relative luminance."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
