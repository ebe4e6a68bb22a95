"""The case file (案卷) on paper: what is known, every step with who, when and why, map, photos, head of the chain."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from console.desk.attachments import Attachment, far_from
from console.desk.photo import write_thumbnail
from console.errors import BadInput
from console.language import tr
from console.model.case import Case
from widgets.document import write_document
from widgets.entry_words import Line
from widgets.words import moment

MAP_WIDTH = 658      # px at 96 dots per inch: the text's width
PHOTO_WIDTH = 320
MOST_PIXELS = 40_000_000   # Qt refuses pictures that unpack to more than 256 MB, and says so on the terminal
FAR = 100.0          # metres: a photo taken further away from the case is remarked on


@dataclasses.dataclass(frozen=True, eq=False)
class CaseFile:
    """What is printed.

    Attributes:
        rows: what is known, title and value. said: the source's own fields, as the printer may see them.
        lines: the history, oldest first.
        reporters: who reported it, merged cases included.
        picture: the map around it, None without a place.
        photos: attachments with the file to show, None for what is no picture or is missing.
        head: site, index and hash of the ledger's last entry.
        by: who prints it. at: when, seconds since 1970 UTC.
    """

    case: Case
    rows: Sequence[tuple[str, str]]
    said: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    reporters: Sequence[str]
    picture: QImage | None
    photos: Sequence[tuple[Attachment, Path | None]]
    head: tuple[str, int, str]
    by: str
    at: float


def write_case_file(path: Path, content: CaseFile) -> int:
    """Write it as PDF; returns the number of pages. Needs a Qt application object.

    Raises:
        ProfileError: the file cannot be written.
    """
    site, index, head = content.head
    demo = tr("演示数据 Demo data") + " · " if content.case.demo else ""
    return write_document(
        path, html_of(content), content.case.title,
        demo + tr("Case file {id}", id=content.case.id),
        tr("Ledger of site {site} up to entry {n}: {hash}", site=site[:8], n=index, hash=head))


def html_of(content: CaseFile) -> str:
    """The document as rich text."""
    case = content.case
    printed = tr("Printed {when} by {who}", when=moment(content.at), who=content.by) if content.by else tr(
        "Printed {when}", when=moment(content.at))
    parts = [f"<h1>{escape(case.title)}</h1>", f"<p class='muted'>{escape(printed)}</p>", _table(content.rows)]
    if content.picture is not None:
        parts += [_heading(tr("Place")), f"<p>{image_tag(content.picture, MAP_WIDTH)}</p>"]
    if content.reporters:
        parts += [_heading(tr("Reporters · {n}", n=len(content.reporters))),
                  "".join(f"<p>{escape(one)}</p>" for one in content.reporters)]
    if content.said:
        parts += [_heading(tr("As the source says")), _table(content.said)]
    if content.photos:
        parts += _photos(content)
    parts += [_heading(tr("History · {n}", n=len(content.lines))), *(_line(line) for line in content.lines)]
    return f"<html><body>{''.join(parts)}</body></html>"


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td class='label' width='130'>{escape(title)}</td><td>{escape(value)}</td></tr>"
                    for title, value in rows if value)
    return f"<table cellspacing='0'>{cells}</table>"


def _line(line: Line) -> str:
    who = f" · {line.who}" if line.who else ""
    more = [*line.details, *([tr("Reason: {why}", why=line.why)] if line.why else []),
            *([line.doubt] if line.doubt else [])]
    said = "".join(f"<br/>{escape(one)}" for one in more)
    return (f"<p><span class='muted'>{escape(moment(line.at, seconds=True))}</span> &nbsp;<b>{escape(line.what)}</b>"
            f"<span class='muted'>{escape(who)}</span>{said}</p>")


def _photos(content: CaseFile) -> list[str]:
    """Photos two in a row with their caption under them, other files as a line each.

    Each row is a table of its own, the first with the heading in it: a page ends between rows (`keep_together`).
    """
    heading = _heading(tr("Attachments · {n}", n=len(content.photos)))
    cells: list[str] = []
    rest: list[str] = []
    for one, path in content.photos:
        words = caption(content.case, one)
        picture = _read(path, PHOTO_WIDTH) if path is not None else None
        if picture is None:
            rest.append(f"<p>{'<br/>'.join(escape(word) for word in words)}</p>")
        else:
            small = "<br/>".join(f"<span class='muted'>{escape(word)}</span>" for word in words)
            cells.append(f"<td width='{PHOTO_WIDTH}'>{image_tag(picture, PHOTO_WIDTH)}<br/>{small}</td>")
    above = f"<tr><td colspan='2'>{heading}</td></tr>"
    rows = [f"<table cellspacing='6'>{'' if i else above}<tr>{''.join(cells[i:i + 2])}</tr></table>"
            for i in range(0, len(cells), 2)]
    return [*(rows or [heading]), *rest]


def caption(case: Case, one: Attachment) -> list[str]:
    """What there is to say about an attachment: name, what it shows, when, where and how far from the case."""
    lines = [one.name if not one.note else f"{one.note} ({one.name})"]
    photo = one.photo
    if photo is not None:
        taken = moment(photo.taken_at) if photo.taken_at is not None else photo.taken_local
        if taken:
            lines.append(tr("Taken {when}", when=taken))
        if photo.lon is not None and photo.lat is not None:
            lines.append(f"{photo.lon:.6f}, {photo.lat:.6f}" + (
                f" · {photo.azimuth:.0f}°" if photo.azimuth is not None else ""))
        distance = far_from(case, photo)
        if distance is not None and distance > FAR:
            lines.append(tr("Taken {n} m away from the case", n=f"{distance:,.0f}"))
    if one.problem:
        lines.append(one.problem)
    lines.append(f"SHA-256 {one.hash[:16]}…")
    return lines


def read_photo(path: Path, width: int) -> str:
    """A photo as it stands in a document; "" where it cannot be read."""
    picture = _read(path, width)
    return "" if picture is None else image_tag(picture, width)


def _read(path: Path, width: int) -> QImage | None:
    """A photo upright, twice as fine as it is shown; None where it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    image = QImage() if size.width() * size.height() > MOST_PIXELS else reader.read()
    if image.isNull():   # larger than Qt takes in, or a format it does not know
        image = _read_small(path, width * 2)
    return None if image.isNull() else image.scaledToWidth(
        min(image.width(), width * 2), Qt.TransformationMode.SmoothTransformation)


def _read_small(path: Path, side: int) -> QImage:
    """A photo as the window's thumbnails are made; a null image where that fails, too."""
    with tempfile.TemporaryDirectory() as folder, suppress(BadInput):
        write_thumbnail(path, small := Path(folder) / "small.jpg", side)
        return QImage(str(small))
    return QImage()


def image_tag(image: QImage, width: int) -> str:
    """A picture inside the document, so that nothing is read while it is laid out."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 88)  # type: ignore[call-overload]  # the stubs miss the QIODevice
    content = bytes(buffer.data().toBase64().data()).decode()
    height = round(image.height() * width / image.width())
    return f"<img width='{width}' height='{height}' src='data:image/jpeg;base64,{content}'/>"
