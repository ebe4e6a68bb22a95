"""Search by name, code, pinyin and initials."""

import pytest

from console.model.area import Area, AreaTree, Level
from console.model.area_search import AreaSearch

TREE = AreaTree([
    Area("440304", "440304", "福田区", Level.DISTRICT),
    Area("440304008", "440304008", "莲花街道", Level.STREET, "440304"),
    Area("440304004", "440304004", "福田街道", Level.STREET, "440304"),
    Area("440303010", "440303010", "莲塘街道", Level.STREET, "440303"),
    Area("440304008001", "440304008001", "莲花北社区", Level.COMMUNITY, "440304008"),
    Area("440304001019", "440304001019", "沙埔头社区", Level.COMMUNITY, "440304"),
    Area("c1", "", "梅林一村", Level.COMMUNITY),
    Area("c2", "", "B区3号网格", Level.GRID),
    Area("c3", "", "绿景社区", Level.COMMUNITY),
])


@pytest.mark.parametrize(("text", "first"), [
    ("lh", "莲花街道"), ("lhjd", "莲花街道"), ("lianhua", "莲花街道"), ("LianHua", "莲花街道"),
    ("lian hua", "莲花街道"),
    ("lianhjd", "莲花街道"), ("lhbsq", "莲花北社区"), ("莲花", "莲花街道"), ("莲花北", "莲花北社区"),
    ("花街", "莲花街道"),
    ("440304", "福田区"), ("440304008", "莲花街道"), ("44030400800", "莲花北社区"), ("ft", "福田区"),
    ("sbt", "沙埔头社区"), ("shaputou", "沙埔头社区"), ("yicun", "梅林一村"), ("b区", "B区3号网格"),
    ("bq3", "B区3号网格"),
    ("lvjing", "绿景社区"), ("jd", "莲塘街道"),
])
def test_best_answer(text, first):
    assert AreaSearch(TREE).find(text)[0].name == first


@pytest.mark.parametrize("text", ["", "  ", "xyz", "99", "莲花南", "qqqq"])
def test_no_answer(text):
    assert AreaSearch(TREE).find(text) == []


def test_order_and_limit():
    names = [area.name for area in AreaSearch(TREE).find("l")]
    assert names.index("莲花街道") < names.index("莲花北社区")
    assert len(AreaSearch(TREE).find("4", limit=2)) == 2


def test_exact_name_comes_before_longer_ones():
    assert [a.name for a in AreaSearch(TREE).find("福田")][:2] == ["福田区", "福田街道"]
    assert AreaSearch(TREE).find("福田街道")[0].name == "福田街道"
