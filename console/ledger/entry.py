"""The entry: one thing that happened, in the form that is hashed, stored and sent.

The canonical form is a msgpack array in the order of `Body`, map keys sorted. The stored bytes *are* what is
hashed: a verifier never has to encode anything again, and later versions may append fields to the array.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from console.errors import BadInput
from console.language import tr

SCHEMA = 1
FIRST_PREV = b""                    # the first entry of a site follows nothing
AHEAD_SECONDS = 300.0               # a clock further ahead than this is not believed
LATEST_HLC = 2**62                  # leaves room for the order in 64 signed bits; year 4199
EARLIEST, LATEST = -62135596800, 253402300799   # years 1 to 9999 in seconds since 1970: what calendars can show

Head = tuple[str, int, bytes]       # site, index, id


class Draft(msgspec.Struct, frozen=True):
    """What somebody wants to record; the ledger adds the rest.

    Attributes:
        subject: what it is about, "case:<id>", "areas:<import id>" …
        kind: what happened, past tense: "case.reported".
        payload: anything JSON can say. `set`, `add`, `to`, `delete` and `resolve` act on the fold.
        area: id of the area it belongs to.
        actor: who did it.
        at: when it happened, seconds since 1970 UTC; None for now.
    """

    subject: str
    kind: str
    payload: dict[str, Any]
    area: str = ""
    actor: str = ""
    at: float | None = None


class Opening(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The first fields of a body: all that its place in the order depends on."""

    schema: int
    site: str
    index: int
    prev: bytes
    subject: str
    seen: tuple[Head, ...]
    hlc: int


class Body(Opening, frozen=True, array_like=True, gc=False):
    """What is hashed, in this order. See `Entry` for the meaning of the fields."""

    kind: str
    area: str
    actor: str
    at: float
    payload: dict[str, Any]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entry of the ledger.

    Attributes:
        id: SHA-256 of `body`.
        site: the installation that wrote it.
        index: 1, 2, 3 … without a gap in each site.
        hlc: hybrid logical clock, milliseconds since 1970 UTC shifted left by 16, plus a counter.
        subject, kind, area, actor, payload: as in `Draft`.
        at: when it happened as the author's device says, seconds since 1970 UTC.
        seen: heads of other sites the author had seen, those only that moved since the author's last entry.
        prev: id of the site's previous entry, empty for the first.
        schema: version of this form.
        body: the canonical bytes.
        position: place in this profile's journal (not part of the body), 0 if it is not from a journal.
    """

    id: bytes
    site: str
    index: int
    hlc: int
    subject: str
    kind: str
    area: str
    actor: str
    at: float
    seen: tuple[Head, ...]
    payload: dict[str, Any]
    prev: bytes
    schema: int
    body: bytes
    position: int = 0

    @property
    def written_at(self) -> float:
        """When it was written by the ledger's clock, seconds since 1970 UTC."""
        return (self.hlc >> 16) / 1000

    @property
    def is_ahead(self) -> bool:
        """Whether the device's clock was too far ahead to be believed; `hlc` was held back then."""
        return self.at > self.written_at + AHEAD_SECONDS

    def readable(self) -> dict[str, Any]:
        """All fields as JSON can say them, hashes in hexadecimal."""
        return {
            "id": self.id.hex(), "site": self.site, "index": self.index, "hlc": self.hlc,
            "subject": self.subject, "kind": self.kind, "area": self.area, "actor": self.actor, "at": self.at,
            "seen": [[site, index, head.hex()] for site, index, head in self.seen],
            "payload": self.payload, "prev": self.prev.hex(), "schema": self.schema,
        }


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
# Of (schema, site, index, prev, subject): what a body begins with after its first byte, to compare without decoding.
encode_opening = _encode
_decode = msgspec.msgpack.Decoder(Body).decode
read_opening = msgspec.msgpack.Decoder(Opening).decode   # of a body that was read before: several times faster


def seal(body: Body) -> tuple[bytes, bytes]:
    """The id and the canonical bytes of a body.

    Raises:
        BadInput: the payload holds a number beyond 64 bits or half a character, as some feeds send.
        TypeError: it holds an object that is no plain data, which is a fault of the program.
    """
    try:
        raw = _encode(body)
    except (OverflowError, UnicodeEncodeError) as error:
        raise BadInput(tr("What is to be recorded about {subject} cannot be written down ({why}). Nothing was "
                          "changed.", subject=ascii(body.subject), why=error)) from error
    return hashlib.sha256(raw).digest(), raw


def read_body(raw: bytes) -> Body:
    """Decode canonical bytes.

    Raises:
        BadInput: they are not an entry.
    """
    try:
        body = _decode(raw)
    except msgspec.DecodeError as error:
        raise BadInput(tr("This is not an entry of a ledger ({why}).", why=error)) from error
    in_time = 0 <= body.hlc < LATEST_HLC and EARLIEST <= body.at <= LATEST
    if not in_time or not body.site or body.index < 1 or any(head[0] == body.site for head in body.seen):
        raise BadInput(tr("This is not an entry of a ledger ({why}).", why=f"{body.site} {body.index}"))
    return body


def read_entry(raw: bytes, id: bytes | None = None, position: int = 0) -> Entry:
    """The entry in canonical bytes; `id` is computed unless the caller has it from a verified place.

    Raises:
        BadInput: they are not an entry.
    """
    b = read_body(raw)
    return Entry(id or hashlib.sha256(raw).digest(), b.site, b.index, b.hlc, b.subject, b.kind, b.area, b.actor,
                 b.at, b.seen, b.payload, b.prev, b.schema, raw, position)
