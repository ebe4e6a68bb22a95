"""Every text can be read: contrast of at least 4.5 : 1 wherever the theme puts it."""

import re

import pytest

from widgets.style import style_sheet
from widgets.theme import Theme, contrast

THEME = Theme()
MEANINGS = ["accent", "urgent", "high", "normal", "low", "overdue", "warning", "ok", "stale"]


def test_contrast_agrees_with_published_values():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("back", ["base", "panel", "raised", "sunken"])
@pytest.mark.parametrize("front", ["text", "muted", *MEANINGS])
def test_colours_are_readable_as_text(front, back):
    assert contrast(getattr(THEME, front), getattr(THEME, back)) >= 4.5


@pytest.mark.parametrize("name", MEANINGS)
def test_text_on_a_filled_colour_is_readable(name):
    assert contrast(getattr(THEME, f"on_{name}"), getattr(THEME, name)) >= 4.5


def test_selected_rows_stay_readable():
    for name in ("text", "muted", "urgent", "high", "overdue"):
        assert contrast(getattr(THEME, name), THEME.accent_dim) >= 4.0


@pytest.mark.parametrize("size", [10, 13, 16, 26])
def test_sizes_grow_with_the_text(size):
    theme = Theme(size=size)
    assert theme.small >= 12
    assert theme.small <= max(12, theme.size) < theme.huge
    assert theme.row > theme.icon > theme.size


@pytest.mark.parametrize("size", [13, 20])
def test_the_style_sheet_leaves_no_word_unfilled(size):
    sheet = style_sheet(Theme(size=size))
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert min(int(px) for px in re.findall(r"font-size: (\d+)px", sheet)) >= 12
    assert THEME.accent in sheet
