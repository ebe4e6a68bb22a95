"""Evidence on paper: one patch with its map, both epochs, section, measures, registry, photos and verdicts; or a batch.

The figures are the very pixels of the files beside it, put in without loss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PySide6.QtGui import QImage

from console.detection.kinds import kind_word
from console.exchange.evidence.figures import CHIP, DIFFERENCE, SECTION
from console.exchange.evidence.results import FACTS
from console.exchange.evidence.sections import Section, Told, headline, photo_lines
from console.exchange.evidence.words import disposal_word, fact_word, time_word
from console.language import tr
from console.model.review import Batch, Detection, FieldPhoto
from widgets.case_file import read_photo
from widgets.document import write_document

WIDTH, PHOTO_WIDTH = 658, 320     # of the text and of a photo, logical pixels
ABOVE = "style='padding-top: 12px'"   # a heading at the top of a table has lost its own margin
SIZES = {"before": CHIP, "after": CHIP, "difference": DIFFERENCE, "section": SECTION}


@dataclass(frozen=True)
class Seal:
    """What stands at the foot of every page.

    Attributes:
        by: who made it. at: seconds since 1970 UTC. key: fingerprint of the key that signs the folder.
        head: of the ledger: site, number and hash of its last entry.
    """

    by: str
    at: float
    key: str
    head: tuple[str, int, str]

    @property
    def foot(self) -> str:
        site, number, head = self.head
        return tr("Ledger of site {site} up to entry {n}: {hash} · signed with {key}", site=site[:8], n=number,
                  hash=head[:16], key=self.key[:16])


@dataclass(frozen=True)
class PatchPages:
    """One patch.

    Attributes:
        figures: name → PNG file. map: PNG file, None where there is none. photos: with the file, None for one that
            is missing or no picture.
    """

    told: Told
    sections: Sequence[Section]
    figures: dict[str, Path]
    map: Path | None = None
    photos: Sequence[tuple[FieldPhoto, Path | None]] = field(default_factory=tuple)


def write_patch(path: Path, pages: PatchPages, seal: Seal) -> int:
    """Write a patch as PDF; returns the number of pages. Needs a Qt application object.

    Raises:
        ProfileError: the file cannot be written.
    """
    one = pages.told.one
    demo = tr("演示数据 Demo data") + " · " if one.demo else ""
    return write_document(path, patch_html(pages, seal), one.id, demo + tr("Evidence of patch {id}", id=one.id),
                          seal.foot, lossless=True)


def patch_html(pages: PatchPages, seal: Seal) -> str:
    """The document of a patch as rich text."""
    one, sections = pages.told.one, list(pages.sections)
    title = f"{kind_word(one.kind)} · {headline(one)}"
    parts = [f"<h1>{escape(title)}</h1>", _made(seal), *(_section(part) for part in sections[:3])]
    if pages.map is not None:
        parts.append(_kept(tr("Place"), _picture(pages.map, WIDTH)))
    parts += _figures(pages.figures)
    parts += [_section(part) for part in sections[3:]]
    if pages.photos:
        parts += _photos(pages.photos)
    return f"<html><body>{''.join(parts)}</body></html>"


def write_batch(path: Path, batch: Batch, some: Sequence[Detection], seal: Seal, map_file: Path | None,
                person: Callable[[str], str] = str) -> int:
    """Write the overview of a batch as PDF; returns the number of pages. Needs a Qt application object.

    Raises:
        ProfileError: the file cannot be written.
    """
    demo = tr("演示数据 Demo data") + " · " if batch.demo else ""
    return write_document(path, batch_html(batch, some, seal, map_file, person), batch.name,
                          demo + tr("Evidence of batch {name}", name=batch.name), seal.foot, lossless=True)


def batch_html(batch: Batch, some: Sequence[Detection], seal: Seal, map_file: Path | None,
               person: Callable[[str], str] = str) -> str:
    """Counts by verdict and one line for each patch."""
    parts = [f"<h1>{escape(batch.name)}</h1>", _made(seal), _section(Section(tr("Overview"), _counts(batch, some)))]
    if map_file is not None:
        parts.append(_kept(tr("Place"), _picture(map_file, WIDTH)))
    head = (tr("Patch id"), tr("Kind of change"), tr("Plan area, m²"), tr("Change of height, median, m"),
            tr("Fact"), tr("Disposal"), tr("Decided by"))
    rows = [_cells(head, "th")]
    for one in some:
        height = f"{one.dz_median:+.2f} ± {one.dz_error:.2f}".replace("-", "−") if not one.is_image_only else "—"
        rows.append(_cells((one.id, kind_word(one.kind), f"{one.m2:,.1f}", height, fact_word(one.fact) or "—",
                            disposal_word(one.disposal) or "—", ", ".join(map(person, one.decided_by)) or "—"), "td"))
    parts += [f"<h2>{escape(tr('Patches · {n}', n=len(some)))}</h2>",
              f"<table cellspacing='0' width='100%'>{''.join(rows)}</table>"]
    return f"<html><body>{''.join(parts)}</body></html>"


def _counts(batch: Batch, some: Sequence[Detection]) -> list[tuple[str, str]]:
    facts, disposals = Counter(one.fact for one in some), Counter(one.disposal for one in some if one.disposal)
    rows = [(tr("Batch"), f"{batch.id} · {batch.file}"), (tr("Loaded"), time_word(batch.loaded_at)),
            (tr("Detections of the batch"), f"{batch.count:,}"), (tr("Patches in this folder"), f"{len(some):,}")]
    rows += [(fact_word(fact), f"{facts[fact]:,}") for fact in FACTS if facts[fact]]
    rows += [(tr("Not decided yet"), f"{facts[None]:,}")] if facts[None] else []
    return rows + [(disposal_word(one), f"{n:,}") for one, n in disposals.most_common()]


def _made(seal: Seal) -> str:
    words = tr("Made {when} by {who}", when=time_word(seal.at), who=seal.by)
    return f"<p class='muted'>{escape(words)}</p>"


def _section(part: Section) -> str:
    rows = "".join(f"<tr><td class='label' width='150'>{escape(title)}</td>"
                   f"<td>{escape(value).replace(chr(10), '<br/>')}</td></tr>" for title, value in part.rows)
    return f"<table cellspacing='0'><tr><td colspan='2' {ABOVE}><h2>{escape(part.title)}</h2></td></tr>{rows}</table>"


def _cells(values: Sequence[str], tag: str) -> str:
    """A row of the list; the heading is only another shade. Only the last cell, the names, may take two lines."""
    shade = " class='label'" if tag == "th" else ""
    wide = " style='white-space: nowrap'" if tag == "td" else ""
    cells = [f"<td{shade}{wide if i + 1 < len(values) else ''}>{escape(value)}</td>" for i, value in enumerate(values)]
    return f"<tr>{''.join(cells)}</tr>"


def _kept(title: str, inside: str) -> str:
    """A heading and what belongs to it, never parted by the end of a page."""
    return (f"<table cellspacing='0'><tr><td {ABOVE}><h2>{escape(title)}</h2></td></tr>"
            f"<tr><td>{inside}</td></tr></table>")


def _figures(figures: dict[str, Path]) -> list[str]:
    """Both epochs side by side at one scale, then the difference and the section."""
    pair = "".join(f"<td>{_picture(figures[name], SIZES[name][0])}</td>" for name in ("before", "after")
                   if name in figures)
    title = escape(tr("Both epochs, at one scale"))
    found = [f"<table cellspacing='0'><tr><td colspan='2' {ABOVE}><h2>{title}</h2></td></tr><tr>{pair}</tr></table>"
             ] if pair else []
    for name, title in (("difference", tr("Change of height")), ("section", tr("Section through both surveys"))):
        if name in figures:
            found.append(_kept(title, _picture(figures[name], SIZES[name][0])))
    return found


def _picture(path: Path, width: float) -> str:
    """A picture by its file, which the document reads while it is laid out."""
    size = QImage(str(path)).size()
    height = round(size.height() * width / max(size.width(), 1))
    return f"<img width='{round(width)}' height='{height}' src='{escape(path.as_uri())}'/>"


def _photos(photos: Sequence[tuple[FieldPhoto, Path | None]]) -> list[str]:
    """Two in a row with their words under them; each row stays together."""
    cells, rest = [], []
    for photo, path in photos:
        words = "<br/>".join(f"<span class='muted'>{escape(line)}</span>" for line in photo_lines(photo))
        shown = read_photo(path, PHOTO_WIDTH) if path is not None else ""
        if shown:
            cells.append(f"<td width='{PHOTO_WIDTH}'>{shown}<br/>{words}</td>")
        else:
            rest.append(f"<p>{words}</p>")
    heading = f"<h2>{escape(tr('Photos from the field · {n}', n=len(photos)))}</h2>"
    rows = [f"<table cellspacing='6'>{'' if i else f'<tr><td colspan=2>{heading}</td></tr>'}"
            f"<tr>{''.join(cells[i:i + 2])}</tr></table>" for i in range(0, len(cells), 2)]
    return [*(rows or [heading]), *rest]
