"""The beginning of a file: what it may be is told from headings, and is sure only where rows show it."""

import openpyxl
import pytest

from console.errors import BadInput
from console.exchange.address.peek import fields_of, mapping_of, peek

HOUSE = "4403040080010100001"


def write(folder, name, *lines, encoding="utf-8"):
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize(("lines", "kind", "sure"), [
    (("房屋编码,房号", f"{HOUSE}000001,101"), "rooms", True),
    (("房屋编码,房号", "4403,101"), "rooms", False),                      # no code of a room in it
    (("楼栋编码,楼栋名称,经度,纬度", f"{HOUSE},莲心大厦,114,22"), "buildings", True),
    (("编码,名称", "440304008,莲花街道"), "buildings", False),            # a table of anything
    (("姓名,身份证号,住址", "李静,11010519491231002X,莲心大厦"), "residents", True),
    (("单位名称,统一社会信用代码,经营地址", "天虹,91440300MA5F1234XX,莲心大厦"), "firms", True),
    (("设施类型,名称,经度,纬度", "消火栓,1号,114,22"), "facilities", False)])
def test_what_a_file_is(tmp_path, lines, kind, sure):
    found = peek(write(tmp_path, "a.csv", *lines, encoding="gb18030"))
    assert (found.kinds[0], found.sure, found.encoding) == (kind, sure, "GB18030")
    assert mapping_of(kind, found.header)


def test_the_sheet_that_fits_and_its_first_rows_are_shown(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["说明", "见第二张表"])
    sheet = book.create_sheet("房屋")
    sheet.append(["房屋编码", "房号", "备注"])
    for n in range(40):
        sheet.append([f"{HOUSE}{n + 1:06}", f"{101 + n}", None])
    book.save(tmp_path / "a.xlsx")
    found = peek(tmp_path / "a.xlsx")
    assert found.kinds[0] == "rooms" and found.sure and len(found.rows) == 20 and "房屋" in found.notes[0]
    assert found.column("房号")[:2] == ["101", "102"] and found.column("备注") == found.column("无") == []


def test_columns_are_suggested_even_where_something_is_missing():
    assert mapping_of("residents", ["姓名", "电话", "年龄"]) == {"name": "姓名", "phone": "电话"}
    fields = {one.name: (one.needed, one.either) for one in fields_of("residents")}
    assert fields["name"] == (True, False) and fields["place"] == fields["address"] == (False, True)
    assert fields["phone"] == (False, False)
    with pytest.raises(BadInput):
        fields_of("trees")


def test_a_vector_file_is_looked_at_without_reading_it_all(tmp_path):
    path = write(tmp_path, "a.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
                 f'{{"楼栋编码":"{HOUSE}","楼栋名称":"莲心大厦"}},"geometry":'
                 '{"type":"Point","coordinates":[114.05,22.54]}}]}')
    found = peek(path)
    assert found.kinds[0] == "buildings" and found.sure and found.column("楼栋名称") == ["莲心大厦"]
    with pytest.raises(BadInput):
        peek(write(tmp_path, "b.geojson", "{"))
