"""Class catalogues from tables: codes that last, gaps and doubles refused."""

import re

import openpyxl
import pytest

from console.desk.class_table import as_toml, read_class_table
from console.errors import BadInput
from console.language import RESOURCES
from console.model.catalogue import CaseClass, read_catalogue

HEAD = ("一级分类", "二级分类", "三级分类")
ROWS = [("建设", "安全", "事故"), ("建设", "安全", "其他"), ("建设", "规划", "其他"), ("社保", "退休", "其他")]


@pytest.fixture
def table(tmp_path):
    def write(rows, head=HEAD, merged=(), name="tree.xlsx"):
        book = openpyxl.Workbook()
        sheet = book.active
        for row in (head, *rows):
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def codes(catalogue):
    return {(one.group, one.section, one.name): one.code for one in catalogue.classes}


def test_each_level_has_two_digits_and_new_groups_follow_the_known_ones(table):
    known = [CaseClass("0101", "私搭乱建", "", "市容环境", ""), CaseClass("0801", "消防隐患", "", "安全隐患", "")]
    found = read_class_table(table(ROWS), "1", known)
    assert [one.code for one in found.classes] == ["090101", "090102", "090201", "100101"]
    assert (found.version, found.authority, found.classes[1].label) == ("1", "tree.xlsx", "安全 · 其他")


def test_a_class_keeps_its_code_for_good(table):
    first = read_class_table(table(ROWS), "1", ())
    later = [("社保", "医疗", "报销"), ("建设", "安全", "检查"), *ROWS[1:]]   # one gone, two new, another order
    second = read_class_table(table(later), "2", first.classes)
    old, new = codes(first), codes(second)
    assert {key: new[key] for key in old.keys() & new.keys()} == {key: old[key] for key in old.keys() & new.keys()}
    assert new["建设", "安全", "检查"] == "010103"       # 010101 was 事故 and is not given again
    assert new["社保", "医疗", "报销"] == "020201"


def test_merged_cells_stand_in_all_the_rows_they_cover(table):
    rows = [("建设", "安全", "事故"), (None, None, "其他"), (None, "规划", "其他"), ("社保", "退休", "其他")]
    found = read_class_table(table(rows, merged=("A2:A4", "B2:B3")), "1", ())
    assert codes(found) == codes(read_class_table(table(ROWS, name="b.xlsx"), "1", ()))


def test_two_levels_and_codes_of_their_own(table):
    rows = [("市容", "垃圾", "A-1"), ("市容", "围栏", "A-2")]
    found = read_class_table(table(rows, head=("大类", "小类", "编码")), "1", ())
    assert [(one.code, one.section, one.label) for one in found.classes] == [("A-1", "", "垃圾"), ("A-2", "", "围栏")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_in_either_encoding(tmp_path, encoding):
    path = tmp_path / "tree.csv"
    path.write_bytes("\n".join(",".join(row) for row in (HEAD, *ROWS)).encode(encoding))
    assert [one.group for one in read_class_table(path, "1", ()).classes] == ["建设", "建设", "建设", "社保"]


@pytest.mark.parametrize(("rows", "head", "sentence"), [
    ([*ROWS, ROWS[0]], HEAD, "建设 / 安全 / 事故 twice, in rows 2 and 6"),
    ([*ROWS, ("建设", None, "x")], HEAD, "row 6 has no 二级分类"),
    ([*ROWS, ("建设", "安全", " ")], HEAD, "row 6 has no 三级分类"),
    (ROWS, ("甲", "乙", "丙"), "must name its columns"),
    ([], HEAD, "has no class"),
    ([("g", "s", f"n{i}") for i in range(100)], HEAD, "two digits count to 99"),
])
def test_what_cannot_be_a_catalogue_is_one_sentence(table, rows, head, sentence):
    with pytest.raises(BadInput, match=re.escape(sentence)) as refused:
        read_class_table(table(rows, head), "1", ())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 broken", b"<html>", b"\x00" * 100])
def test_what_is_no_workbook_is_one_sentence(tmp_path, raw):
    (tmp_path / "x.xlsx").write_bytes(raw)
    with pytest.raises(BadInput, match=r"x\.xlsx cannot be read as a table"):
        read_class_table(tmp_path / "x.xlsx", "1", ())


def test_the_toml_says_the_same(table, tmp_path):
    found = read_class_table(table([("a\"b", "c\\d", "e\tf"), *ROWS]), "1", ())
    (tmp_path / "c.toml").write_bytes(as_toml(found))
    assert read_catalogue(tmp_path / "c.toml") == found


@pytest.mark.real
def test_the_real_tree_of_517_complaints(shared):
    known = read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml").classes
    path = shared / "incidents" / "附件1.xlsx"
    found = read_class_table(path, "1", known)
    assert len(found.classes) == len({one.code for one in found.classes}) == 517
    assert len({one.group for one in found.classes}) == 15
    assert not {one.code[:2] for one in found.classes} & {one.code[:2] for one in known}
    assert read_class_table(path, "1", (*known, *found.classes)) == found   # once more: the same codes
