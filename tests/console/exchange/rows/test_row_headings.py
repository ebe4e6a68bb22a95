"""Which column is taken for which field, loosely or as it is written, and what is said where one is missing."""

import pytest

from console.errors import BadInput
from console.exchange.party_import import COLUMNS as PARTY
from console.exchange.rows.headings import as_written, bare, fitting, matched, refuse_incomplete

FIELDS = {"code": ("编码", "房屋编码"), "size": ("面积", "floor area"), "name": ("名称",)}


def test_units_marks_and_case_are_no_part_of_a_heading():
    found = matched(FIELDS, ["房屋编码*", "面积（㎡）", "备注", "NAME"], {})
    assert found == {"code": "房屋编码*", "size": "面积（㎡）", "name": "NAME"}
    assert bare("Floor_Area (m²)") == bare("floor area") == "floorarea" and bare("（编码）") == "编码"
    assert fitting(FIELDS)(["编码", "面积", "x"]) == 2


def test_one_column_holds_one_field_and_what_a_person_says_counts():
    assert matched(FIELDS, ["编码", "房屋编码"], {}) == {"code": "编码"}
    assert matched(FIELDS, ["编码", "名称"], {"name": "编码"}) == {"name": "编码"}
    assert matched(FIELDS, ["编码", "名称"], {"name": ""}) == {"code": "编码"}
    for named, says in (({"colour": "编码"}, "no field colour"), ({"name": "nowhere"}, "no column nowhere")):
        with pytest.raises(BadInput, match=says):
            matched(FIELDS, ["编码"], named)


def test_who_answers_is_read_from_headings_as_they_are_written_only():
    header = ["楼栋编码", "责任单位（盖章）", "Role "]
    assert matched(PARTY, header, {}, as_written) == {"building": "楼栋编码", "role": "Role "}
    assert "name" in matched(PARTY, header, {})


def test_all_that_is_missing_is_named_at_once():
    refuse_incomplete({"code": "x", "size": "y"}, ["x", "y"], ("code",), (("size", "name"),))
    with pytest.raises(BadInput, match=r"name, size/area.*--map name=COLUMN"):
        refuse_incomplete({"code": "x"}, ["x"], ("code", "name"), (("size", "area"),))
