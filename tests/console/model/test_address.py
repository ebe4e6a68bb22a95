"""Standard address codes and spellings of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.model.address import (
    MOST,
    AddressCode,
    as_number,
    code_range,
    is_prefix,
    kind_of,
    normalise,
    parse,
)
from console.model.spelling import canonical, likeness, plain

ROOM = "4403070030030400042000003"


def test_a_code_is_taken_apart_as_the_standard_has_it():
    found = parse("44|03|07|003|003|04|00042|000003")
    assert found == AddressCode(ROOM) and found.kind == "room" and str(found) == "44|03|07|003|003|04|00042|000003"
    assert found.parts() == {"province": "44", "city": "03", "district": "07", "street": "003", "community": "003",
                             "base": "04", "building": "00042", "room": "000003"}
    assert found.upto("base") == ROOM[:14] and found.upto("building") == ROOM[:19]
    assert parse(ROOM[:14]).kind == "base" and parse(ROOM[:14]).part("building") == ""


def test_full_width_digits_and_separators_are_made_plain():
    wide = ROOM.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert parse(f" {wide} ").code == ROOM and parse("4403 0700-3003　04", "base").code == ROOM[:14]


@pytest.mark.parametrize(("text", "said"), [
    (ROOM[:-1], "24 digits"), (ROOM + "1", "26 digits"), (ROOM[:-1] + "X", "“X”"), ("", "empty"),
    ("4.40307003003E+24", "kept it as a number"), ("99" + ROOM[2:], "no province"), ("四四", "“四”")])
def test_what_is_wrong_is_said_in_one_sentence(text, said):
    with pytest.raises(BadInput, match="is no address code") as caught:
        parse(text)
    assert said in str(caught.value) and str(caught.value).endswith(".")


def test_a_code_must_name_what_is_wanted_and_begin_with_what_exists():
    with pytest.raises(BadInput, match="19 digits instead of 25"):
        parse(ROOM[:19], "room")
    known = {ROOM[:6], ROOM[:9], ROOM[:12]}
    with pytest.raises(BadInput, match="has the beginning 44030700300304 "):
        parse(ROOM, "room", known.__contains__)
    assert parse(ROOM[:14], "base", known.__contains__).code == ROOM[:14]


@given(st.integers(2, 25), st.integers(11, 82), st.integers(0, 10 ** 23 - 1))
def test_a_range_holds_exactly_what_begins_so(length, province, rest):
    code = f"{province}{rest:023}"
    low, high = code_range(code[:length])
    assert low <= as_number(code) <= high <= MOST
    assert kind_of(code) == "room" and is_prefix(code[:length])
    if length < 19:
        assert not low <= high + 1 <= high and high - low == 10 ** (19 - length) - 1


def test_what_is_no_code_is_no_number():
    assert [as_number(text) for text in ("b1", "", "12", "x" * 19)] == [0, 0, 0, 0]
    assert not is_prefix("4") and not is_prefix("abc") and not is_prefix(ROOM + "0") and normalise("44_03") == "4403"


@pytest.mark.parametrize(("one", "other"), [
    ("翠湖花园三栋十二楼1203室", "翠湖花园３幢12层1203"), ("翠湖花园3号楼", "翠湖花园3#"), ("A座1203房", "a栋1203"),
    ("福田村二坊十二号", "福田村2坊12号"), ("一百零五号", "105号"), ("福华 一路 88 号", "福华一路88号"),
    ("十五层", "15F")])
def test_spellings_of_one_address_become_equal(one, other):
    assert canonical(one) == canonical(other)


def test_names_keep_their_numerals():
    assert canonical("三和大厦") == "三和大厦" and plain("Ｔ３ 大厦·A") == "t3大厦a"


@given(st.text(), st.text())
def test_likeness_is_a_share(one, other):
    assert 0.0 <= likeness(one, other) <= 1.0 and likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, one) == (1.0 if one else 0.0) and canonical(canonical(one)) is not None
