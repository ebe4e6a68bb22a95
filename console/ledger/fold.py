"""The fold: from the entries about one subject to the record the screens show.

The same entries give the same record, in whatever order they arrived, because they are always applied in one
order: `(stamp, site, index)`, where `stamp(e) = max(hlc(e), 1 + max stamp over what e follows)`. It never puts
an entry before one its author had seen, and it can be computed once, when the entry comes in.

Rules: notes, photos and visits only grow; concurrent different values of a field open a conflict that only a
`resolve` closes; of two concurrent transitions the first in the order stands and the other becomes a conflict;
an illegal transition is refused; deletion is a tombstone. Nothing is dropped: what does not count is kept in
`conflicts` and `refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from console.ledger.entry import Body, Entry
from console.model.changes import Changes

Said = Entry | Body                        # both say who, when and what
Legal = Callable[[str, str, str], bool]   # subject, state before, state after; "" before the first
STATE = "state"                           # the field that moves by transitions
WRITERS = 16                              # from how many writers on a fold looks for those it can leave out


def everything_legal(subject: str, before: str, after: str) -> bool:
    """The rule where nobody laid down another."""
    return True


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry's say on one field: which entry, what value."""

    site: str
    index: int
    value: Any = None


class Conflict(msgspec.Struct, frozen=True):
    """Concurrent entries disagree on a field; open until a person closes it with a `resolve` entry.

    Attributes:
        field: its name.
        kind: "values" if two values were set, "transition" if two transitions left the same state.
        candidates: what was said; for transitions the first is the one that stands.
    """

    field: str
    kind: Literal["values", "transition"]
    candidates: tuple[Mark, ...]


class Refusal(msgspec.Struct, frozen=True):
    """An entry's part that does not count, kept: which entry, what it wanted, why not."""

    site: str
    index: int
    wanted: Any
    why: Literal["illegal transition", "not understood"]


class Record(msgspec.Struct, frozen=True):
    """What is known about one subject.

    Attributes:
        subject: for example "case:<id>".
        fields: values as last set; of concurrent ones the later in the fold's order, until resolved.
        grown: lists that only grow: notes, photos, visits.
        conflicts, refused: what needs a person's eye.
        deleted: a tombstone stands.
        version: how many entries it is folded from; grows with every change.
    """

    subject: str
    fields: dict[str, Any]
    grown: dict[str, list[Any]]
    conflicts: list[Conflict]
    refused: list[Refusal]
    deleted: bool
    version: int


class Fold(msgspec.Struct, array_like=True, gc=False):
    """A record while it is being folded, with what is needed to fold on: which entries hold each field.

    Attributes:
        last: place in the fold's order of the last entry applied.
        fields: values as shown, the state left out.
        writers: entries (site, index) that hold fields.
        holders: for each field the one entry that holds it, as its place in `writers`.
        contested: for each field that concurrent entries hold, what each of them said; not in `holders`.
        standing: the last transitions that stand; more than one if concurrent ones agree.
    """

    subject: str
    last: tuple[int, str, int] = (0, "", 0)
    version: int = 0
    fields: dict[str, Any] = {}
    writers: list[tuple[str, int]] = []
    holders: dict[str, int] = {}
    contested: dict[str, list[Mark]] = {}
    standing: list[Mark] = []
    grown: dict[str, list[Any]] = {}
    conflicts: list[Conflict] = []
    refused: list[Refusal] = []
    deletions: list[Mark] = []

    def record(self) -> Record:
        fields = self.fields.copy()
        if self.standing:
            fields[STATE] = self.standing[-1].value
        return Record(self.subject, fields, self.grown, self.conflicts, self.refused, bool(self.deletions),
                      self.version)

    def writer(self, entry: Said) -> int:
        """The entry's place in `writers`, which is kept short by leaving out those that hold nothing more."""
        if self.writers and self.writers[-1] == (entry.site, entry.index):
            return len(self.writers) - 1
        if len(self.writers) >= WRITERS:
            used = sorted(set(self.holders.values()))
            if len(used) < len(self.writers):
                place = {old: new for new, old in enumerate(used)}
                self.writers = [self.writers[old] for old in used]
                self.holders = {name: place[old] for name, old in self.holders.items()}
        self.writers.append((entry.site, entry.index))
        return len(self.writers) - 1


class Glance(msgspec.Struct, array_like=True, gc=False):
    """A stored `Fold` read for its fields alone; everything stays packed, and is unpacked once, by whoever reads it.

    The names and their order are those of `Fold`.
    """

    subject: str
    last: msgspec.Raw
    version: int
    fields: msgspec.Raw
    writers: msgspec.Raw
    holders: msgspec.Raw
    contested: msgspec.Raw
    standing: list[Mark]
    grown: msgspec.Raw
    conflicts: msgspec.Raw
    refused: msgspec.Raw
    deletions: list[Mark]

    def packed(self, more: dict[str, Any]) -> bytes:
        """The fields as `Record.fields` has them, and `more`, as one msgpack map to decode straight into a struct.

        Args:
            more: fewer than 15 names that are none of the fields.
        """
        if self.standing:
            more[STATE] = self.standing[-1].value
        raw = bytes(self.fields)
        # The map format family: up to 15 pairs in the first byte, else in two or four bytes behind it.
        start = 3 if raw[0] == 0xDE else 5 if raw[0] == 0xDF else 1
        count = int.from_bytes(raw[1:start], "big") if start > 1 else raw[0] & 0x0F
        return b"\xdf%b%b%b" % ((count + len(more)).to_bytes(4, "big"), raw[start:], _pack(more)[1:])


_pack = msgspec.msgpack.Encoder().encode


class Past:
    """What the author of an entry had seen: the highest index of every site. None means everything here."""

    __slots__ = ("_view",)

    def __init__(self, entry: Said, view: Mapping[str, int] | None) -> None:
        # Up to and with this entry: what it said a moment ago it has seen too.
        self._view = None if view is None else {**view, entry.site: entry.index}

    def __contains__(self, mark: Mark) -> bool:
        return self._view is None or self._view.get(mark.site, 0) >= mark.index

    def holds(self, writers: list[tuple[str, int]]) -> bool:
        """Whether all these entries are in it."""
        view = self._view
        if view is not None:
            for site, index in writers:
                if view.get(site, 0) < index:
                    return False
        return True


def apply(fold: Fold, entry: Said, stamp: int, past: Past, legal: Legal) -> None:
    """Apply the next entry in the fold's order, in place."""
    fold.last = (stamp, entry.site, entry.index)
    fold.version += 1
    payload = entry.payload
    for name, act, kind in _ACTS:
        if name not in payload:
            continue
        wanted = payload[name]
        if isinstance(wanted, kind):
            act(fold, entry, wanted, past, legal)
        else:
            fold.refused.append(Refusal(entry.site, entry.index, {name: wanted}, "not understood"))


def _set(fold: Fold, entry: Said, values: dict[str, Any], past: Past, legal: Legal) -> None:
    if STATE in values:  # what a source says about the state is no step of ours: not asked whether legal
        values = values.copy()
        _move(fold, Mark(entry.site, entry.index, values.pop(STATE)), past)
    if not values:
        return
    if fold.contested or not past.holds(fold.writers):
        for name, value in values.items():
            _hold(fold, entry, name, value, past)
    else:  # nothing concurrent, as nearly always
        place = fold.writer(entry)  # first: it may renumber the holders
        fold.fields.update(values)
        fold.holders.update(dict.fromkeys(values, place))


def _hold(fold: Fold, entry: Said, name: str, value: Any, past: Past) -> None:
    """A value for a field: it replaces what its author had seen and stands beside what he had not."""
    mark = Mark(entry.site, entry.index, value)
    holding = fold.contested.pop(name, [])
    if name in fold.holders:
        holding = [Mark(*fold.writers[fold.holders.pop(name)], fold.fields[name])]
    beside = [other for other in holding if other not in past]
    if beside:
        fold.contested[name] = [*beside, mark]
    else:
        place = fold.writer(entry)
        fold.holders[name] = place
    fold.fields[name] = value
    against = [other for other in beside if other.value != value]
    if against:
        _open(fold, name, "values", [*against, mark])


def _move(fold: Fold, mark: Mark, past: Past) -> bool:
    """A transition: it stands if its author had seen the one that stands, or says the same."""
    if fold.standing and not any(other in past for other in fold.standing):
        if fold.standing[-1].value == mark.value:
            fold.standing.append(mark)
            return True
        _open(fold, STATE, "transition", [fold.standing[-1], mark])
        return False
    fold.standing = [mark]
    return True


def _transition(fold: Fold, entry: Said, to: str, past: Past, legal: Legal) -> None:
    before = fold.standing[-1].value if fold.standing else ""
    mark = Mark(entry.site, entry.index, to)
    concurrent = bool(fold.standing) and not any(other in past for other in fold.standing)
    if not concurrent and not legal(fold.subject, before, to):
        fold.refused.append(Refusal(entry.site, entry.index, {"to": to}, "illegal transition"))
        return
    _move(fold, mark, past)


def _add(fold: Fold, entry: Said, lists: dict[str, Any], past: Past, legal: Legal) -> None:
    for name, items in lists.items():
        if isinstance(items, list):
            fold.grown.setdefault(name, []).extend(items)
        else:
            fold.refused.append(Refusal(entry.site, entry.index, {"add": {name: items}}, "not understood"))


def _delete(fold: Fold, entry: Said, wanted: bool, past: Past, legal: Legal) -> None:
    """A tombstone; `{"delete": false}` lifts those its author had seen (undo by compensation)."""
    if wanted:
        fold.deletions.append(Mark(entry.site, entry.index))
    else:
        fold.deletions = [mark for mark in fold.deletions if mark not in past]


def _resolve(fold: Fold, entry: Said, values: dict[str, Any], past: Past, legal: Legal) -> None:
    """A person's decision: closes what he had seen of the conflict; against the rest it is one more value."""
    for name, value in values.items():
        if name == STATE:
            _resolve_state(fold, Mark(entry.site, entry.index, value), past, legal)
        else:
            _close(fold, name, past)
            _hold(fold, entry, name, value, past)


def _resolve_state(fold: Fold, mark: Mark, past: Past, legal: Legal) -> None:
    """A decision between transitions may pick any that was tried, or a legal step from the one that stands."""
    before = fold.standing[-1].value if fold.standing else ""
    tried = [c.value for conflict in fold.conflicts if conflict.field == STATE for c in conflict.candidates]
    if mark.value != before and mark.value not in tried and not legal(fold.subject, before, mark.value):
        fold.refused.append(Refusal(mark.site, mark.index, {"resolve": {STATE: mark.value}},
                                    "illegal transition"))
    elif _move(fold, mark, past):
        _close(fold, STATE, past)


def _open(fold: Fold, name: str, kind: Literal["values", "transition"], marks: list[Mark]) -> None:
    """Open a conflict, or add to the one that is open for this field."""
    known = next((c for c in fold.conflicts if c.field == name and c.kind == kind), None)
    if known is None:
        fold.conflicts.append(Conflict(name, kind, tuple(marks)))
        return
    more = tuple(mark for mark in marks if mark not in known.candidates)
    at = fold.conflicts.index(known)
    fold.conflicts[at] = Conflict(name, kind, known.candidates + more)


def _close(fold: Fold, name: str, past: Past) -> None:
    """Take the candidates the decision's author had seen out of the field's conflict; none left closes it."""
    kept = []
    for conflict in fold.conflicts:
        if conflict.field == name:
            left = tuple(mark for mark in conflict.candidates if mark not in past)
            if not left:
                continue
            conflict = Conflict(name, conflict.kind, left)
        kept.append(conflict)
    fold.conflicts = kept


# What a payload may ask of the fold, in the order in which it is done. Everything else is for reading only.
_ACTS: tuple[tuple[str, Callable[[Fold, Said, Any, Past, Legal], None], type], ...] = (
    ("set", _set, dict), ("resolve", _resolve, dict), ("add", _add, dict), ("to", _transition, str),
    ("delete", _delete, bool),
)


def changes(before: Mapping[str, bool | None], after: Mapping[str, Record]) -> Changes[Record]:
    """What a step changed for those who look at records.

    Args:
        before: for each subject whether it was deleted, None where there was no record.
        after: the records as they are now.
    """
    added: list[Record] = []
    updated: list[Record] = []
    removed: list[str] = []
    for subject, record in after.items():
        was_shown = before[subject] is False
        if record.deleted:
            removed += [subject] if was_shown else []
        else:
            (updated if was_shown else added).append(record)
    return Changes(tuple(added), tuple(updated), tuple(removed))
