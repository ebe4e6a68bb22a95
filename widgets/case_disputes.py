"""What is in dispute in a case's record, and how two moments of it differ: a line each, nothing hidden."""

from __future__ import annotations

from collections.abc import Sequence

from console.desk.moments import compare
from console.language import tr
from console.ledger.entry import Entry
from console.ledger.fold import Record
from widgets.entry_words import EntryReader, field_word, is_told
from widgets.words import moment


def disputes(record: Record | None, reader: EntryReader) -> list[str]:
    """One line per open conflict and per entry that does not count."""
    if record is None:
        return []
    lines = [tr("In dispute: {field} is said to be {values}", field=field_word(one.field),
                values=" / ".join(reader.value(one.field, mark.value) for mark in one.candidates))
             for one in record.conflicts]
    lines += [tr("Not counted: {what} ({why}, entry {n} of site {site})", what=reader.wanted(one.wanted),
                 why=refusal_word(one.why), n=one.index, site=one.site[:8]) for one in record.refused]
    return lines


def differences(entries: Sequence[Entry], first: int, last: int, reader: EntryReader) -> list[str]:
    """What changed between two entries of a history, the two moments on top."""
    found = compare(entries, first, last)
    lines = [tr("From {first} to {last}:", first=moment(found.first_at), last=moment(found.last_at))]
    lines += [tr("{title}: {before} → {after}", title=field_word(one.field),
                 before=reader.value(one.field, one.before), after=reader.value(one.field, one.after))
              for one in found.differences if is_told(one.field)]
    return lines if len(lines) > 1 else [*lines, tr("Nothing differs.")]


def refusal_word(why: str) -> str:
    """Why an entry does not count."""
    return {"illegal transition": tr("that step is not allowed"),
            "not understood": tr("written by another version")}.get(why, why)
