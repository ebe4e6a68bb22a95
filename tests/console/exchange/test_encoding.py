"""Recognising encodings without a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import BadInput
from console.exchange.encoding import decode, known_encoding, recognise

SIMPLE = ["福田区", "莲花街道", "梅林一村社区", "深圳市", "沙头角", "网格员", "园岭街道办事处"]
TRADITIONAL = ["國語", "深水埗區", "油尖旺區", "臺灣", "香港特別行政區"]


@pytest.mark.parametrize(("texts", "codec", "name"), [
    (SIMPLE, "gb18030", "GB18030"), (SIMPLE, "gbk", "GB18030"), (SIMPLE, "utf-8", "UTF-8"),
    (TRADITIONAL, "big5hkscs", "Big5"), (TRADITIONAL, "utf-8", "UTF-8"), (["plain"], "ascii", "UTF-8"),
    (["café", "Straße"], "cp1252", "cp1252"), ([], "ascii", "UTF-8"),
])
def test_recognised_together(texts, codec, name):
    assert recognise(text.encode(codec) for text in texts) == name


@pytest.mark.parametrize("text", SIMPLE)
def test_one_simplified_name_is_enough(text):
    assert recognise([text.encode("gbk")]) == "GB18030"
    assert recognise([text.encode("utf-8")]) == "UTF-8"


@given(st.lists(st.sampled_from(SIMPLE), min_size=1), st.integers(0, 2), st.sampled_from(["gbk", "utf-8"]))
def test_a_cut_last_character_does_not_mislead(texts, cut, codec):
    """DBF fields cut a name at a byte, not at a character."""
    raw = [text.encode(codec) for text in texts]
    raw = [value[:len(value) - cut] for value in raw]
    name = recognise(raw)
    assert name == {"gbk": "GB18030", "utf-8": "UTF-8"}[codec]
    for value, text in zip(raw, texts, strict=True):
        read, whole = decode(value, name)
        assert whole
        assert text.startswith(read)
        assert len(read) >= len(text) - 1 - (codec == "gbk" and cut == 2)


@pytest.mark.parametrize("text", ["沙头", "联通"])
def test_names_that_are_valid_utf8_by_chance(text):
    assert recognise([text.encode("gbk")]) == "GB18030"


def test_one_spoilt_value_does_not_turn_a_utf8_file_into_nonsense():
    values = [text.encode() for text in SIMPLE * 3] + ["福田".encode("gbk")]
    assert recognise(values) == "UTF-8"
    assert decode(values[-1], "UTF-8")[1] is False


@pytest.mark.parametrize(("text", "name"), [("gbk", "GB18030"), ("GB2312", "GB18030"), ("CP936", "GB18030"),
                                            ("65001", "UTF-8"), ("big5", "Big5"), ("latin1", "iso8859-1")])
def test_names(text, name):
    assert known_encoding(text) == name


def test_unknown_name_is_refused():
    with pytest.raises(BadInput, match="klingon"):
        known_encoding("klingon")
