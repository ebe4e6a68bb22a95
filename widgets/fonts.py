"""The bundled font: every Chinese area name shows on a machine that has no CJK font of its own.

The file is a variable font whose own default is Thin, and Qt does not choose a weight along the axis by
itself: the axis is set here once, and fonts derived from the application's keep it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from console.errors import ConsoleError
from console.language import RESOURCES, tr

FONT_FILE = RESOURCES / "fonts" / "NotoSansSC.ttf"
FAMILY = "Noto Sans SC"
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


def load_fonts(file: Path = FONT_FILE) -> str:
    """Load the bundled font (weights 100 … 900) and return its family name.

    Raises:
        ConsoleError: the file is missing or not a font.
    """
    if file == FONT_FILE and FAMILY in QFontDatabase.families():
        return FAMILY
    number = QFontDatabase.addApplicationFont(str(file))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        raise ConsoleError(tr(
            "The font file {file} cannot be loaded. Restore it from the program's download.", file=file))
    return families[0]


def application_font(family: str, pixels: int, weight: int = REGULAR) -> QFont:
    """A font of the window, drawn with the true weight 100 … 900.

    Sized in logical pixels, so that the layout does not depend on the resolution a screen declares. Digits
    of Noto Sans SC have equal widths, so counters stand still.
    """
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return with_weight(font, weight)


def with_weight(font: QFont, weight: int) -> QFont:
    """A copy of a font with another true weight, for painting emphasis without a smeared outline."""
    copy = QFont(font)
    copy.setVariableAxis(QFont.Tag("wght"), float(weight))
    return copy
