"""Every icon that is asked for exists and is drawn in the theme's colours."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from widgets.icons import icon, is_known
from widgets.theme import Theme

HOME = Path(__file__).resolve().parent.parent.parent
NAMES = sorted({name for room in ("console", "widgets") for path in (HOME / room).rglob("*.py")
                for name in re.findall(r'"(mdi6\.[a-z0-9-]+)"', path.read_text("utf-8"))})


def test_every_icon_named_in_the_program_exists(qapp):
    assert len(NAMES) > 30
    assert [name for name in NAMES if not is_known(name)] == []


def test_no_name_no_icon(qapp):
    assert icon("", Theme()).isNull() and icon("mdi6.there-is-no-such", Theme()).isNull()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_is_drawn_in_its_colour_at_any_density(qapp, ratio):
    picture = icon("mdi6.square", Theme(), "#ff8000").pixmap(QSize(20, 20), ratio)
    assert picture.width() == 20 * ratio
    image = picture.toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#ff8000"
    assert image.pixelColor(0, 0).alpha() == 0


def test_disabled_is_dim_and_pointed_at_is_bright(qapp):
    theme = Theme()
    made = icon("mdi6.square", theme)
    for mode, colour in ((QIcon.Mode.Normal, theme.muted), (QIcon.Mode.Disabled, theme.line),
                         (QIcon.Mode.Active, theme.text)):
        image = made.pixmap(QSize(20, 20), 1.0, mode).toImage()
        assert image.pixelColor(10, 10).name() == colour
