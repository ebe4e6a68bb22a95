"""Standard address codes (标准地址编码, SZDB/Z 209): 25 digits, read, checked and taken apart.

    44|03|07|003|003|04|00042|000003
    province, city, district, street, community, base grid, building, room

The first 14 digits are the base grid, the first 19 the building. There is no check digit: a code is right when
what its beginning names exists. A base grid has two digits and is not the unit grid of GB/T 30428.1 with three;
`PlaceStore.base_of` and `grids_of` map one to the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import msgspec

from console.errors import BadInput
from console.language import tr

# Where each part ends, by its name.
ENDS = {"province": 2, "city": 4, "district": 6, "street": 9, "community": 12, "base": 14, "building": 19, "room": 25}
MOST = (1 << 63) - 1    # of what a database keeps in one number; China's provinces end at 82, so 19 digits fit
BASE, BUILDING, ROOM = ENDS["base"], ENDS["building"], ENDS["room"]
LENGTHS = tuple(ENDS.values())
_BETWEEN = re.compile(r"[\s|\-_.·/、，,'`]+")   # what people and spreadsheets put between the parts
_POWER = re.compile(r"\d+[eE]\+?\d+")   # 4.4E+24 after the separators are out


class AddressCode(msgspec.Struct, frozen=True):
    """A code of any of the standard's lengths, taken apart; parts it does not reach to are "".

    Attributes:
        code: all its digits.
    """

    code: str

    def part(self, name: str) -> str:
        """The digits of one part alone: "room" of 4403070030030400042000003 is "000003"."""
        start = max((end for end in LENGTHS if end < ENDS[name]), default=0)
        return self.code[start:ENDS[name]] if len(self.code) >= ENDS[name] else ""

    def upto(self, name: str) -> str:
        """The code up to a part, for example the 14 digits of the base grid; "" where it is shorter."""
        return self.code[:ENDS[name]] if len(self.code) >= ENDS[name] else ""

    @property
    def kind(self) -> str:
        """Name of the last part: "room" for 25 digits."""
        return kind_of(self.code)

    def parts(self) -> dict[str, str]:
        """All parts by name, as far as the code reaches."""
        return {name: self.part(name) for name, end in ENDS.items() if end <= len(self.code)}

    def __str__(self) -> str:
        """The digits with a bar between the parts."""
        return "|".join(self.parts().values())


def kind_of(code: str) -> str:
    """What a code of this length names: "building" for 19 digits; "" for a length the standard does not have."""
    return next((name for name, end in ENDS.items() if end == len(code)), "")


def normalise(text: str) -> str:
    """A code as digits only: full-width digits (４４０３) made plain, blanks and separators taken out.

    What else is in it stays, for `parse` to complain about.
    """
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).strip())


def is_prefix(text: str) -> bool:
    """Whether a text reads as a code or the beginning of one: two digits or more, and no more than 25."""
    plain = normalise(text)
    return plain.isascii() and plain.isdigit() and 2 <= len(plain) <= ROOM


def parse(text: str, kind: str = "", exists: Callable[[str], bool] | None = None) -> AddressCode:
    """Read a code that a person or a file wrote.

    Args:
        kind: what it must name ("room", "building", "base" …); "" for any length of the standard.
        exists: tells of a prefix whether it is known; asked for each part above the last one, the shortest first.

    Raises:
        BadInput: one sentence with what is wrong: letters, too few or too many digits, an unknown beginning.
    """
    plain = normalise(text)
    why = fault(plain, kind)
    if why:
        raise BadInput(tr("“{code}” is no address code: {why}.", code=text.strip()[:40], why=why))
    if exists is not None:
        for name, end in list(ENDS.items())[2:]:    # provinces and cities are not kept in a profile
            if end < len(plain) and not exists(plain[:end]):
                raise BadInput(tr("“{code}” is no address code: nothing here has the beginning {prefix} ({part}).",
                                  code=plain, prefix=plain[:end], part=part_word(name)))
    return AddressCode(plain)


def fault(plain: str, kind: str = "") -> str:
    """What is wrong with a normalised code by itself, "" for nothing; the last half of a sentence."""
    if not plain:
        return tr("it is empty")
    if _POWER.fullmatch(plain):
        return tr("a spreadsheet kept it as a number and lost its last digits; format the column as text")
    strange = next((c for c in plain if not (c.isascii() and c.isdigit())), "")
    if strange:
        return tr("it holds “{character}”, only digits are allowed", character=strange)
    if kind and len(plain) != ENDS[kind]:
        return tr("it has {count} digits instead of {wanted}", count=len(plain), wanted=ENDS[kind])
    if len(plain) not in LENGTHS:
        return tr("it has {count} digits; a room has 25, a building 19, a base grid 14", count=len(plain))
    if int(plain) > _LARGEST[len(plain)]:
        return tr("no province has the number {prefix}", prefix=plain[:2])
    return ""


def part_word(name: str) -> str:
    """A part's name as shown."""
    return {"province": tr("province"), "city": tr("city"), "district": tr("district"), "street": tr("street"),
            "community": tr("community"), "base": tr("base grid"), "building": tr("building"),
            "room": tr("room")}[name]


def code_range(prefix: str, length: int = BUILDING) -> tuple[int, int]:
    """Least and greatest number among codes of a length that begin with a prefix, for a range search."""
    missing = length - len(prefix)
    if missing < 0:
        return code_range(prefix[:length], length)
    least = int(prefix or "0") * 10 ** missing
    return min(least, MOST), min(least + 10 ** missing - 1, MOST)


def as_number(code: str) -> int:
    """The first 19 digits of a code as one number, 0 for what is no code of a building or room."""
    head = code[:BUILDING]
    return min(int(head), MOST) if len(head) == BUILDING and head.isascii() and head.isdigit() else 0


_LARGEST = {end: int("82" + "9" * (end - 2)) for end in LENGTHS}
