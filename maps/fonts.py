"""The two bundled fonts: one with every Chinese character, one with the pictograms of map symbols."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from console.language import RESOURCES

TEXT_FONT = "Noto Sans SC"
ICON_FILE = "materialdesignicons6-webfont-*.ttf"


def load_text_font() -> str:
    """Make the bundled text font known to Qt (main thread) and return its family name."""
    if TEXT_FONT not in QFontDatabase.families():
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "NotoSansSC.ttf"))
    return TEXT_FONT


@lru_cache(maxsize=1)   # for the life of the application, which asks from the map and from the buttons
def load_icon_font() -> tuple[str, dict[str, str]]:
    """Make the pictogram font that QtAwesome brings known to Qt; its family and name → character."""
    package = importlib.util.find_spec("qtawesome")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent / "fonts"
    file = max(folder.glob(ICON_FILE))
    number = QFontDatabase.addApplicationFont(str(file))
    names = json.loads(max(folder.glob("materialdesignicons6-webfont-charmap-*.json")).read_text("utf-8"))
    return QFontDatabase.applicationFontFamilies(number)[0], {k: chr(int(v, 16)) for k, v in names.items()}


def text_font(pixels: float, weight: int = 400, spacing: float = 0.0) -> QFont:
    """The text font at a size in device pixels."""
    font = QFont(TEXT_FONT)
    font.setPixelSize(max(1, round(pixels)))
    font.setVariableAxis(QFont.Tag("wght"), weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font
