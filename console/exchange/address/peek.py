"""The beginning of a file before it is imported: what it may be, its columns, its first rows."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.exchange.address.fields import EITHER, NEEDED, fits, guess, suggested
from console.exchange.address.values import identity_number
from console.exchange.address.words import Words, read_words
from console.exchange.rows.reading import open_table
from console.language import tr
from console.model.address import BUILDING, ROOM, fault, kind_of, normalise

ROWS = 20           # looked at
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
PLACED = ("buildings", "facilities")    # registers with coordinates
_CREDIT = re.compile(r"[0-9A-Z]{18}")   # 统一社会信用代码


class Peek(msgspec.Struct, frozen=True):
    """The beginning of a file.

    Attributes:
        header: headings; rows: the first ones by it, as text. encoding, driver: what the file is.
        kinds: registers that it may be, the likeliest first.
        sure: its rows are of the first of `kinds` beyond doubt, as codes of the right length show.
        notes: sentences about the file as a whole.
    """

    path: Path
    header: list[str]
    rows: list[tuple[str, ...]]
    encoding: str
    driver: str
    kinds: list[str]
    sure: bool
    notes: list[str]

    def column(self, name: str) -> list[str]:
        """The first cells of a column that say something; none for "" or an unknown one."""
        if name not in self.header:
            return []
        at = self.header.index(name)
        return [row[at] for row in self.rows if row[at]]


class Field(msgspec.Struct, frozen=True):
    """A field of a register. `needed`: every row needs it; `either`: one of those marked so is enough."""

    name: str
    needed: bool
    either: bool


def peek(path: Path, kind: str = "", words: Words | None = None) -> Peek:
    """Look at the beginning of a file.

    Args:
        kind: of the register, where somebody said it: of several sheets the one that fits it is looked at.

    Raises:
        NotFound, BadInput: it cannot be read.
    """
    words = words or read_words()
    if path.suffix.lower() in TABLES:
        known = [fits(one, words) for one in ([kind] if kind else NEEDED)]
        table = open_table(path, None, fits=lambda cells: max(count(cells) for count in known), rows=ROWS)
        rows: list[tuple[str, ...]] = []
        for piece in table.pieces:
            rows += piece.frame.head(ROWS - len(rows)).rows()
            if len(rows) >= ROWS:
                break
        found = Peek(path, table.header, rows, table.encoding, table.driver, suggested(table.header, words), False,
                     table.warnings)
    else:
        found = _vector(path, words)
    if not found.kinds:
        return found
    return msgspec.structs.replace(found, sure=_sure(found, found.kinds[0], guess(found.kinds[0], found.header, words)))


def fields_of(kind: str, words: Words | None = None) -> list[Field]:
    """What a register may hold, in the order of its words. Raises `BadInput` for an unknown one."""
    words = words or read_words()
    if kind not in words.columns:
        raise BadInput(tr("There is no register of “{kind}”; it can be {kinds}.", kind=kind, kinds=", ".join(NEEDED)))
    either = {name for group in EITHER.get(kind, ()) for name in group}
    return [Field(name, name in NEEDED[kind], name in either) for name in words.columns[kind]]


def mapping_of(kind: str, header: Sequence[str], words: Words | None = None) -> dict[str, str]:
    """The columns that are taken for the fields of a register, as far as the headings tell; never refuses."""
    words = words or read_words()
    try:
        return guess(kind, header, words)
    except BadInput:    # something needed is not there: the rest is suggested all the same
        return {name: column for name in words.columns[kind] for column in header
                if fits(kind, _only(words, kind, name))([column])}


def _only(words: Words, kind: str, name: str) -> Words:
    return msgspec.structs.replace(words, columns={kind: {name: words.columns[kind][name]}})


def _vector(path: Path, words: Words) -> Peek:
    """The first rows of the first layer, without shapes; nothing else of a big file is read."""
    import pyogrio

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")     # what is odd about the file, its import tells
            layer = pyogrio.list_layers(path)[0][0]
            about, _, _, columns = pyogrio.raw.read(path, layer=layer, max_features=ROWS, read_geometry=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, IndexError) as error:
        raise BadInput(tr("{file} cannot be read: {why}.", file=path.name, why=cause_of(error))) from error
    header = [str(name) for name in about["fields"]]
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in zip(*columns, strict=True)]
    return Peek(path, header, rows, about.get("encoding") or "UTF-8", path.suffix[1:].upper(),
                suggested([*header, "lon", "lat"], words), False, [])


def _sure(found: Peek, kind: str, mapping: Mapping[str, str]) -> bool:
    """Whether some row shows what it is: codes of the right length, or an identity number.

    A heading such as 编码 or 名称 alone tells nothing: layers of the map have them too.
    """
    def codes(field: str, *lengths: int) -> bool:
        plain = [normalise(text) for text in found.column(mapping.get(field, ""))]
        return any(len(code) in lengths and not fault(code, kind_of(code)) for code in plain)

    if kind == "rooms":
        return codes("code", ROOM) or codes("building", BUILDING)
    if kind == "buildings":
        return codes("code", BUILDING)
    if kind in ("residents", "firms"):
        known: Callable[[str], object] = identity_number if kind == "residents" else _CREDIT.fullmatch
        return codes("place", ROOM, BUILDING) or any(map(known, found.column(mapping.get("number", ""))))
    return False
