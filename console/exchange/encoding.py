"""Which encoding a file without a label is in: UTF-8, GB18030 or Big5.

Chinese shapefiles seldom carry a .cpg, and many that do carry a wrong one. UTF-8 proves itself by its strict
form. Between GB18030 and Big5, which accept much of each other's text, the share of everyday characters
decides: both standards keep those in a first level of their own, and text read wrongly falls out of it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from console.errors import BadInput
from console.language import tr

# First bytes of the level of everyday characters.
_EVERYDAY = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6)}
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5"}
_SAMPLE = 200_000   # bytes looked at; more adds nothing
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_MOSTLY = 0.8
_LEAST = 0.4        # share of everyday characters below which text is taken for no Chinese at all


def recognise(values: Iterable[bytes]) -> str:
    """The Python name of the encoding the values are most likely in; "UTF-8" for plain ASCII.

    A value may be cut in the middle of its last character, as DBF fields are.

    Returns:
        "UTF-8", "GB18030", "Big5", or "cp1252" where the bytes are no Chinese.
    """
    sample, size = [], 0
    for value in values:
        if not value.isascii():
            sample.append(value)
            size += len(value)
            if size > _SAMPLE:
                break
    # One spoilt value must not turn a whole file into nonsense; by chance hardly anything is UTF-8.
    is_utf8 = sum(fits(value, "utf-8") for value in sample) >= _MOSTLY * len(sample)
    if is_utf8 and not _is_by_chance(sample):
        return "UTF-8"
    scores = {_NAMES[name]: _score(sample, name) for name in _EVERYDAY}
    best = max(scores, key=lambda name: scores[name])   # of two equal ones the first, GB18030
    if scores[best] >= _LEAST:
        return best
    if is_utf8:
        return "UTF-8"
    return "GB18030" if _looks_double(sample) else "cp1252"


def known_encoding(text: str) -> str:
    """The Python codec a user means; "GBK" and "GB2312" widened to GB18030, which holds both.

    Raises:
        BadInput: no such encoding.
    """
    plain = text.strip().lower().replace("_", "-")
    if plain in ("gbk", "gb2312", "cp936", "936", "gb18030", "ansi 936"):
        return "GB18030"
    if plain in ("big5", "cp950", "950", "big5-hkscs"):
        return "Big5"
    if plain in ("utf8", "utf-8", "65001", "utf-8-sig"):
        return "UTF-8"
    try:
        return codecs.lookup(plain).name
    except LookupError as error:
        raise BadInput(tr("There is no encoding “{encoding}”; use UTF-8, GB18030 or Big5.",
                          encoding=text)) from error


def decode(value: bytes, encoding: str) -> tuple[str, bool]:
    """Text of a value, a cut last character left off, and whether every byte made sense."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))("strict")
    try:
        return decoder.decode(value), True
    except UnicodeDecodeError:
        return value.decode(codec_of(encoding), "replace"), False


def fits(value: bytes, encoding: str) -> bool:
    """Whether the value, but for a cut last character, is valid in the encoding."""
    return decode(value, encoding)[1]


def _is_by_chance(sample: list[bytes]) -> bool:
    """Whether UTF-8 gives only letters nobody uses here: 沙头 in GBK is also "ɳͷ" in UTF-8."""
    found = {character for value in sample if fits(value, "utf-8")   # a spoilt value would bring U+FFFD in
             for character in decode(value, "utf-8")[0] if character > "\x7f"}
    return bool(found) and max(found) < "\u0800" and not any("\u00a0" <= character <= "\u024f" for character in found)


def _looks_double(sample: list[bytes]) -> bool:
    """Whether high bytes come in pairs, as in rare Chinese; European letters stand between plain ones."""
    high = sum(byte > 0x7F for value in sample for byte in value)
    pairs = sum(len(run) // 2 * 2 for value in sample for run in _HIGH_RUNS.findall(value))
    return pairs > 0.6 * high and all(fits(value, "gb18030") for value in sample)


def codec_of(encoding: str) -> str:
    """The codec that reads an encoding: Big5 as its superset with the Hong Kong characters."""
    return "big5hkscs" if encoding == "Big5" else encoding


def _score(sample: list[bytes], codec: str) -> float:
    """Share of everyday characters among all; what does not decode counts against it."""
    low, high = _EVERYDAY[codec]
    good = total = 0
    for value in sample:
        text, valid = decode(value, codec)
        if not valid:
            total += len(value) // 2 + 1
            continue
        for character in filter("\x7f".__lt__, text):
            raw = character.encode(codec)
            total += 1
            # The second byte of GB 2312 is never below A1; the rest of GBK is for rare characters.
            good += low <= raw[0] <= high and (codec != "gb18030" or raw[1] >= 0xA1)
    return good / total if total else 0.0
