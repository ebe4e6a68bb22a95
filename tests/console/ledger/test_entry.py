"""The canonical form: what is hashed is what is stored, and hostile bytes are refused."""

import hashlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import BadInput
from console.ledger.entry import Body, encode_opening, read_body, read_entry, read_opening, seal

BODY = Body(1, "s", 1, b"", "case:1", (), 5 << 16, "case.reported", "440304", "me", 12.5, {"set": {"a": 1}})
plain = st.none() | st.booleans() | st.integers(-2**63, 2**64 - 1) | st.text() | st.floats(allow_nan=False)
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)


def changed(**fields):
    return seal(msgspec.structs.replace(BODY, **fields))[1]


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(), values), st.integers(1, 2**62), st.text(), st.floats(-6e10, 2e11))
def test_reading_gives_back_what_was_sealed(payload, index, subject, at):
    body = msgspec.structs.replace(BODY, payload=payload, index=index, subject=subject, at=at)
    id, raw = seal(body)
    entry = read_entry(raw)
    assert entry.id == id == hashlib.sha256(raw).digest()
    assert (entry.payload, entry.index, entry.subject, entry.at) == (payload, index, subject, at)
    assert seal(read_body(raw)) == (id, raw)
    assert raw.startswith(encode_opening((1, "s", index, b"", subject))[1:], 1)
    assert read_opening(raw).hlc == entry.hlc


def test_the_order_of_keys_does_not_change_the_id():
    assert changed(payload={"a": 1, "b": {"c": 2, "d": 3}}) == changed(payload={"b": {"d": 3, "c": 2}, "a": 1})


def test_fields_a_later_version_appends_are_kept_and_ignored():
    raw = msgspec.msgpack.encode([*msgspec.msgpack.decode(seal(BODY)[1]), "new"])
    assert read_entry(raw).payload == BODY.payload
    assert read_entry(raw).body == raw


@pytest.mark.parametrize("raw", [
    b"", b"\xc1", b"nonsense", msgspec.msgpack.encode([1, 2]), msgspec.msgpack.encode({"a": 1}),
    changed(index=0), changed(site=""), changed(hlc=-1), changed(hlc=2**62), changed(at=1e300),
    changed(at=float("nan")), changed(seen=(("s", 1, b""),)),
])
def test_what_is_not_an_entry_is_refused(raw):
    with pytest.raises(BadInput):
        read_body(raw)


@pytest.mark.parametrize("value", [2**64, -2**63 - 1, "half \ud83d"])
def test_what_cannot_be_written_down_is_refused(value):
    with pytest.raises(BadInput):
        changed(payload={"set": {"title": value}})


def test_what_an_entry_shows_is_json():
    shown = msgspec.json.decode(msgspec.json.encode(read_entry(seal(BODY)[1]).readable()))
    assert shown["id"] == seal(BODY)[0].hex()
    assert shown["payload"] == {"set": {"a": 1}}
