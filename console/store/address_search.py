"""Finding addresses by any two or more of their characters: the only file that speaks FTS5.

SQLite's own tokenizers do not cut Chinese. What is indexed is therefore every pair of neighbouring characters
(bigrams); a typed text is a phrase of such pairs, so that exactly the entries that hold it are found. Marked
tokens beside them find what a name begins with, its pinyin initials, and the area it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection

from console.model.spelling import bigrams, canonical, is_settled, plain

# Marks from the private area, which the tokenizer takes for letters and nobody types.
_START, _SOUND, _AREA = "\ue000", "\ue001", "\ue002"
AREA_LENGTHS = (6, 9, 12, 14)
_CHINESE = re.compile("[\u3400-\u9fff]+")
_SEVERAL = 2        # characters of a name whose second reading counts too: at most four ways to spell it
_LETTERS = 8        # initials kept of a run of characters
_TERMS = 60         # asked for at once
_LAST = "\U0010ffff"

Document = tuple[int, Sequence[str], str]   # id, texts, code it lies under ("" for none)


class WordIndex:
    """An index over one kind of thing, by numbers that its store gave.

    Args:
        name: of the virtual table.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def ensure(self, connection: Connection) -> None:
        """Create the index where it is missing."""
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.name} USING "
            "fts5(words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')")
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.name}_vocab USING fts5vocab({self.name}, 'row')")

    def add(self, connection: Connection, documents: Iterable[Document]) -> None:
        """Index things that are not in it yet."""
        rows = [(number, _words(texts, code)) for number, texts, code in documents]
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {self.name}(rowid, words) VALUES (?, ?)", rows)

    def remove(self, connection: Connection, documents: Iterable[Document]) -> None:
        """Take things out; the texts must be those they were added with, since the index keeps none."""
        rows = [(number, _words(texts, code)) for number, texts, code in documents]
        if rows:
            connection.exec_driver_sql(
                f"INSERT INTO {self.name}({self.name}, rowid, words) VALUES ('delete', ?, ?)", rows)

    def clear(self, connection: Connection) -> None:
        """Take everything out."""
        connection.exec_driver_sql(f"INSERT INTO {self.name}({self.name}) VALUES ('delete-all')")

    def find(self, connection: Connection, text: str, limit: int, within: str = "", begins: bool = False) -> list[int]:
        """Numbers of the things that hold every part of a text (parts are set apart by blanks), in order of number.

        Args:
            within: beginning of a code, 6, 9, 12 or 14 digits.
            begins: only what begins with the text.
        """
        terms = [_phrase(part) for part in (plain(word) for word in text.split()) if len(part) > 1]
        if not terms:
            return []
        if begins:
            terms[0] += f' AND "{_START}{plain(text.split()[0])[:2]}"'
        return self._ask(connection, terms, limit, within)

    def find_spelling(self, connection: Connection, text: str, limit: int, within: str = "") -> list[int]:
        """Like `find`, for another spelling: 三幢 finds 3栋."""
        other = canonical(text)
        return self._ask(connection, [_phrase(other)], limit, within) if len(other) > 1 else []

    def sounding(self, connection: Connection, letters: str, limit: int, within: str = "") -> list[int]:
        """Numbers of the things with a run of characters whose pinyin initials begin so: chhy → 翠湖花园."""
        letters = letters.lower()
        if not (letters.isascii() and letters.isalpha() and len(letters) > 1):
            return []
        begin = _SOUND + letters[:_LETTERS]
        if within:
            return self._ask(connection, [f'"{begin}"*'], limit, within)
        found: dict[int, None] = {}
        terms, documents = list[str](), 0
        for term, count in self._beginning(connection, begin):
            terms.append(f'"{term}"')
            documents += count
            if len(found) + documents >= limit or len(terms) == _TERMS:
                found.update(dict.fromkeys(self._ask_any(connection, terms, limit)))
                terms, documents = [], 0
                if len(found) >= limit:
                    break
        if terms:
            found.update(dict.fromkeys(self._ask_any(connection, terms, limit)))
        return list(found)[:limit]

    def holding_any(self, connection: Connection, pairs: Sequence[str], limit: int, within: str = "") -> list[int]:
        """Numbers of the things that hold at least one of the pairs, those with all of them first come.

        Narrowed pair by pair: asks for all, then leaves the commonest out until enough are found.
        """
        counts = self.counts(connection, pairs)
        rare = sorted((pair for pair in dict.fromkeys(pairs) if counts.get(pair)), key=lambda pair: counts[pair])
        found: dict[int, None] = {}
        for last in range(len(rare), 0, -1):
            if len(found) >= limit:
                break
            found.update(dict.fromkeys(self._ask(connection, [f'"{p}"' for p in rare[:last]], limit, within)))
        for pair in rare[1:3]:     # a slip in the rarest pair must not hide the right one
            if len(found) < limit:
                found.update(dict.fromkeys(self._ask(connection, [f'"{pair}"'], limit - len(found), within)))
        return list(found)

    def counts(self, connection: Connection, pairs: Sequence[str]) -> dict[str, int]:
        """In how many things each pair occurs."""
        marks = ",".join("?" * len(pairs))
        found = connection.exec_driver_sql(
            f"SELECT term, doc FROM {self.name}_vocab WHERE term IN ({marks})", tuple(pairs))
        return {term: count for term, count in found}

    def _beginning(self, connection: Connection, begin: str) -> Iterator[tuple[str, int]]:
        """Terms with a beginning, the shortest first, and in how many things each is.

        Asked for as a beginning, all their lists would be merged before the first thing is found: at 600,000 buildings
        8 ms for two letters. Term by term, only the first few are read.
        """
        found = connection.exec_driver_sql(
            f"SELECT term, doc FROM {self.name}_vocab WHERE term >= ? AND term <= ?", (begin, begin + _LAST))
        yield from ((term, count) for term, count in found)

    def _ask_any(self, connection: Connection, terms: Sequence[str], limit: int) -> list[int]:
        found = connection.exec_driver_sql(
            f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH ? LIMIT ?", (" OR ".join(terms), limit))
        return list(found.scalars())

    def _ask(self, connection: Connection, terms: list[str], limit: int, within: str) -> list[int]:
        if within:
            length = max((n for n in AREA_LENGTHS if n <= len(within)), default=0)
            terms = [*terms, f'"{_AREA}{within[:length]}"'] if length else terms
        found = connection.exec_driver_sql(
            f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH ? LIMIT ?", (" AND ".join(terms), limit))
        return list(found.scalars())


def initials(text: str) -> list[str]:
    """The pinyin initials of a run of Chinese characters, in each way its characters may be read; at most four."""
    readings = [_initials(character) for character in text[:_LETTERS]]
    found = ["".join([letters[0] for letters in readings])]
    if len("".join(readings)) > len(readings):
        for i in [i for i, letters in enumerate(readings) if len(letters) > 1][:_SEVERAL]:
            found += [one[:i] + readings[i][1] + one[i + 1:] for one in found]
    return found


def _phrase(part: str) -> str:
    return f'"{" ".join(bigrams(part))}"'


def _words(texts: Sequence[str], code: str) -> str:
    """All tokens of a thing; of each text its plain and its canonical spelling."""
    words = [_words_of(text) for text in texts]
    if code:
        words += [_AREA + code[:length] for length in AREA_LENGTHS if len(code) >= length]
    return " ".join(words)


@lru_cache(maxsize=65536)
def _words_of(text: str) -> str:
    """The tokens of one text. Names of people and shops come again and again."""
    settled = is_settled(text)      # nearly all names: one run of characters that has one spelling
    one = text if settled else plain(text)
    if len(one) < 2:
        return ""
    start, tokens = _START + one[:2], bigrams(one)
    if settled or is_settled(one):
        return " ".join((*tokens, start, *_sounds(one)))
    other = canonical(text)
    if other != one and len(other) > 1:
        tokens += bigrams(other)
    sounds = dict.fromkeys(sound for run in _CHINESE.findall(one) if len(run) > 1 for sound in _sounds(run))
    return " ".join((*tokens, start, *sounds))


@lru_cache(maxsize=65536)
def _sounds(run: str) -> tuple[str, ...]:
    """The marked initials of a run of characters; the same road stands in the lines of all its buildings."""
    return tuple([_SOUND + letters for letters in initials(run)])


@lru_cache(maxsize=32768)
def _initials(character: str) -> str:
    """First letters of the readings of a character, the usual one first; at most two."""
    from pypinyin import Style, pinyin  # a quarter of a second that a start need not wait for

    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return "".join(dict.fromkeys(one[0] for one in found if one and one[0].isascii()))[:2] or character
