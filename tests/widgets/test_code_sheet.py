"""QR labels on paper: every square where it belongs, text that fits, pages that add up."""

import numpy as np
import pytest
import segno
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from console.errors import BadInput
from widgets.code_sheet import QUIET, Label, _draw_label, _grouped, make_code, write_sheet

LABEL = Label("莲花北村第二群众诉求服务站东门口消火栓", "消火栓", "4403040107000003", "4403040107000003")


def drawn(label, scale=20.0, width=60.0, height=36.0, side=27.0):
    """A label as grey values, `scale` pixels a millimetre."""
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        code = segno.make(label.payload, error="q", micro=False)
        _draw_label(painter, label, code, QRectF(0, 0, width, height), side)
    found = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return found[:, :image.width()].copy()   # the picture's memory goes with it


def test_every_square_of_the_code_is_drawn(qapp):
    """Read back at the middle of each square, the quiet rim included."""
    pixels, scale, side, height = drawn(LABEL), 20.0, 27.0, 36.0
    code = segno.make(LABEL.payload, error="q", micro=False)
    size = code.symbol_size(border=QUIET)[0]
    middles = (np.arange(size) + 0.5) * side / size
    at = (1 + middles) * scale, ((height - side) / 2 + middles) * scale
    read = pixels[np.ix_(at[1].astype(int), at[0].astype(int))] < 128
    wanted = np.pad(np.array([list(row) for row in code.matrix], bool), QUIET)
    assert (read == wanted).all() and wanted.any()


def test_short_codes_have_a_fourth_mark_and_keep_their_correction():
    assert segno.make(LABEL.payload, error="q", micro=False).version == 1   # what a mere digit string would get
    code = make_code(LABEL.payload)
    assert code.version == 2 and code.error in "QH"
    long = "https://example.org/report?code=" + LABEL.payload
    assert make_code(long).matrix == segno.make(long, error="q", micro=False).matrix


def test_words_stay_inside_the_label(qapp):
    """A long name shrinks; nothing is drawn over the rim."""
    pixels = drawn(Label("很" * 60, "消火栓", LABEL.code, LABEL.payload, demo=True))
    rim = np.concatenate([pixels[3:-3, -35:-5].ravel(), pixels[-35:-5, 3:-3].ravel(), pixels[5:35, 3:-3].ravel()])
    assert (rim > 200).all() and (pixels[:, 640:1150] < 128).sum() > 2000


def test_pages_add_up(qapp, tmp_path):
    labels = [LABEL] * 22
    assert write_sheet(tmp_path / "a.pdf", labels, "t") == 2 and (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"
    assert write_sheet(tmp_path / "b.pdf", labels, "t", (2, 11)) == 1


def test_labels_nobody_could_scan_are_refused(qapp, tmp_path):
    long = Label("x", "x", LABEL.code, "https://example.org/" + "a" * 400)
    with pytest.raises(BadInput, match="no telephone reads"):
        write_sheet(tmp_path / "a.pdf", [long], "t", (6, 12))
    with pytest.raises(BadInput, match="columns"):
        write_sheet(tmp_path / "a.pdf", [LABEL], "t", (0, 3))
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("code", "groups"), [
    ("4403040107000003", "440304 0107 000003"), ("4403040030030400042", "440304 003003 04 00042"),
    ("4403040030030400042000003", "440304 003003 04 00042 000003")])
def test_digits_are_grouped_as_they_are_read_out(code, groups):
    assert _grouped(code) == groups
