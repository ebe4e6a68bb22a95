"""The sheet somebody takes along to go and see (外业核查): map with the outline, questions with room to write, photos.

For those who go out without a screen; the same task is on record, and what comes back joins it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtGui import QImage

from console.detection.kinds import kind_word
from console.exchange.evidence.words import time_word
from console.language import tr
from console.model.review import Detection, FieldTask
from widgets.case_file import image_tag
from widgets.document import write_document

WIDTH = 658       # of the text, logical pixels
LINES = 2         # to write an answer on
RULE = "<p style='color: #aab3bb; margin: 10px 0 0 0'>" + "_" * 86 + "</p>"


def write_field_sheet(path: Path, one: Detection, task: FieldTask, sent_by: str, area: str,
                      picture: QImage | None) -> int:
    """Write the sheet as PDF; returns the number of pages. Needs a Qt application object.

    Args:
        sent_by, area: in words. picture: the map around the place, None where there is nothing to draw.

    Raises:
        ProfileError: the file cannot be written.
    """
    demo = tr("演示数据 Demo data") + " · " if one.demo else ""
    return write_document(path, sheet_html(one, task, sent_by, area, picture), one.id,
                          demo + tr("Field check {id}", id=one.id), tr("Sent by {name}, {when}", name=sent_by,
                                                                       when=time_word(task.sent_at)))


def sheet_html(one: Detection, task: FieldTask, sent_by: str, area: str, picture: QImage | None) -> str:
    """The sheet as rich text."""
    height = f"{one.dz_median:+.1f} m".replace("-", "−") if not one.is_image_only else "—"
    facts = ((tr("Suspected change"), f"{kind_word(one.kind)} · {one.m2:.0f} m² · {height}"),
             (tr("Address"), task.address), (tr("Area"), area), (tr("Place"), f"{task.lon:.6f}, {task.lat:.6f}"),
             (tr("Building"), one.building),
             (tr("What to look for"), task.note))
    rows = [f"<tr><td class='label'>{escape(name)}</td><td>{escape(text)}</td></tr>" for name, text in facts if text]
    parts = [f"<h1>{escape(tr('Go and see'))}</h1>", "<table>", *rows, "</table>"]
    if picture is not None:
        parts.append(f"<p>{image_tag(picture, WIDTH)}</p>")
    parts.append(f"<h2>{escape(tr('Questions'))}</h2>")
    parts += [f"<p>{escape(question.label)}</p>" + RULE * LINES for question in task.questions]
    parts.append(f"<h2>{escape(tr('Photos to take'))}</h2>")
    parts += [f"<p>☐ {escape(photo.label)}</p>" for photo in task.photos]
    hint = tr("With the place switched on in the camera: the photo is held against the outline.")
    parts.append(f"<p class='muted'>{escape(hint)}</p>")
    return "<body>" + "\n".join(parts) + "</body>"
