"""Registers of rooms: right rows in, wrong ones in a file to correct, counts that add up."""

import openpyxl
import pytest

from console.errors import BadInput, NotFound
from console.exchange.rows import reading
from console.model.register import Alias, Room

BASE = "44030400800101"
HEAD = "房屋编码,房号,所在楼层,房屋用途,建筑面积(㎡)"


def code(building, room, base=BASE):
    return f"{base}{building:05}{room:06}"


def reasons(report):
    return {one.why: one.count for one in report.reasons}


def test_right_rows_are_stored_as_the_register_says(world):
    report = world.run("rooms.csv", "rooms", HEAD, f"{code(1, 1)},1203室,12,住宅,89.6", f"{code(1, 2)},301,,商铺,",
                       f"{code(2, 1)},B101,负一层,车位,12㎡")
    assert (report.imported, report.refused, report.unused) == (3, 0, [])
    assert world.addresses.rooms(f"{BASE}00001") == [
        Room(code(1, 1), 12, "1203", "home", 90), Room(code(1, 2), 3, "301", "shop", 0)]
    assert world.addresses.room(code(2, 1)) == Room(code(2, 1), -1, "B101", "garage", 12)
    assert world.addresses.sums()["rooms"] == 3 and report.to_correct == ""
    assert [entry.kind for entry in world.ledger.entries()][-1] == "address.imported"


def test_each_wrong_code_has_its_reason_and_full_width_is_right(world):
    wide = code(1, 7).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    bars = f"44|03|04|008|001|01|00001|{8:06}"
    rows = [code(1, 1)[:-1], code(1, 1) + "0", code(1, 1)[:-1] + "A", "", "4.40304008001E+24", code(99, 1), code(1, 0),
            wide, bars]
    report = world.run("rooms.csv", "rooms", HEAD, *(f"{one},101,1,," for one in rows))
    assert (report.imported, report.refused) == (2, 7)
    assert {room.code for room in world.addresses.rooms(f"{BASE}00001")} == {code(1, 7), code(1, 8)}
    said = " | ".join(reasons(report))
    for words in ("24 digits instead of 25", "26 digits instead of 25", "it holds “A”", "it is empty",
                  "kept it as a number", "no building is registered", "stands for the whole building"):
        assert words in said
    assert [one.first_row for one in sorted(report.reasons, key=lambda one: one.first_row)] == [2, 3, 4, 5, 6, 7, 8]


def test_a_province_that_no_number_can_hold_is_refused_like_any_other(world):
    report = world.run("rooms.csv", "rooms", HEAD, f"{code(1, 1)},101,1,,", f"99{code(1, 2)[2:]},102,1,,",
                       f"83{code(1, 3)[2:]},103,1,,")
    assert (report.imported, report.refused) == (1, 2)
    assert all("province" in one.why for one in report.reasons)
    firms = world.run("firms.csv", "firms", "单位名称,房屋编码", f"甲公司,99{code(1, 2)[2:]}",
                      f"乙公司,99{BASE[2:]}00001")
    assert firms.refused == 2


def test_what_is_wrong_comes_back_in_a_file_that_can_be_corrected(world):
    first = world.run("rooms.csv", "rooms", HEAD, f"{code(1, 1)},101,1,,", f"{code(1, 2)}9,102,1,,",
                      f"{code(1, 3)},103,顶楼,,")
    assert (first.imported, first.refused) == (1, 2)
    book = openpyxl.load_workbook(first.to_correct)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:2] == ["房屋编码", "房号"] and rows[1][0] == code(1, 2) + "9" and rows[1][-2] == "3"
    sheet["A2"], sheet["C3"] = code(1, 2), "30"
    book.save(world.folder / "again.xlsx")
    second = world.run("again.xlsx", "rooms")
    assert (second.rows, second.imported, second.refused) == (2, 2, 0)
    assert world.addresses.room(code(1, 3)).floor == 30


def test_a_room_given_twice_stays_once_and_importing_again_changes_nothing(world, monkeypatch):
    lines = [HEAD, f"{code(1, 1)},101,1,,", f"{code(1, 1)},102,1,,", f"{code(2, 1)},101,1,,"]
    report = world.run("rooms.csv", "rooms", *lines)
    assert (report.imported, report.refused, reasons(report)) == (2, 1, {"the room is given twice": 1})
    again = world.run("rooms.csv", "rooms")
    assert (again.imported, again.unchanged, again.refused) == (0, 2, 1)
    other = world.run("new.csv", "rooms", HEAD, f"{code(1, 1)},101A,1,,", f"{code(1, 9)},109,1,,")
    assert (other.imported, other.updated) == (1, 1) and world.addresses.room(code(1, 1)).name == "101A"
    monkeypatch.setattr(reading, "PIECE", 120)     # the second one in another piece
    far = world.run("far.csv", "rooms", HEAD, *(f"{code(3, n)},{n},1,," for n in range(1, 9)), f"{code(3, 1)},1,1,,")
    assert (far.imported, far.refused) == (8, 1) and far.reasons[0].first_row == 10
    assert world.addresses.sums() == {"buildings": 4, "rooms": 11, "residents": 0, "firms": 0}


def test_replaced_codes_lead_to_the_rooms_of_today(world):
    world.addresses.history.add([Alias("44030300200107", BASE)])
    report = world.run("old.csv", "rooms", HEAD, f"{code(1, 5, '44030300200107')},105,1,,")
    assert (report.imported, report.renewed) == (1, 1) and world.addresses.room(code(1, 5)).name == "105"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_any_encoding_and_one_spoilt_line(world, encoding):
    lines = [HEAD, *(f"{code(1, n)},{n}号房,1,住宅,{n}" for n in range(1, 30))]
    path = world.folder / "rooms.csv"
    path.write_bytes("\n".join(lines).encode(encoding))
    report = world.run("rooms.csv", "rooms")
    assert (report.imported, report.refused) == (29, 0) and world.addresses.room(code(1, 3)).name == "3"
    if encoding == "gb18030":
        assert report.encoding == "GB18030"
        path.write_bytes(path.read_bytes() + b"\n" + code(1, 40).encode() + b",\xff\xff,1,,")
        again = world.run("rooms.csv", "rooms")
        assert (again.unchanged, again.refused) == (29, 1) and "not valid" in again.reasons[0].why


def test_ragged_and_quoted_lines(world):
    report = world.run("rooms.csv", "rooms", HEAD, f'{code(1, 1)},"1,01",1,,', f"{code(1, 2)},102",
                       f"{code(1, 3)},103,1,,9,9,9", "", f'{code(1, 4)},"1\n04",1,,')
    assert (report.imported, report.refused) == (3, 1) and "more cells" in report.reasons[0].why
    assert world.addresses.room(code(1, 1)).name == "1,01"


def test_a_quote_that_never_ends_does_not_swallow_the_file(world, monkeypatch):
    monkeypatch.setattr(reading, "PIECE", 2000)
    lines = [f'{code(1, n)},{"12 5寸" if n != 50 else chr(34) + "50"},1,,' for n in range(1, 200)]
    report = world.run("rooms.csv", "rooms", HEAD, *lines)
    assert report.imported >= 140


def test_a_dry_run_writes_nothing(world):
    report = world.run("rooms.csv", "rooms", HEAD, f"{code(1, 1)},101,1,,", "1,101,1,,", dry_run=True)
    assert (report.imported, report.refused, report.to_correct) == (1, 1, "")
    assert world.addresses.sums()["rooms"] == 0 and sorted(p.name for p in world.folder.glob("*.xlsx")) == []


def test_the_mapping_can_be_corrected(world):
    lines = ["甲,乙,丙", f"{code(1, 1)},101,3"]
    with pytest.raises(BadInput, match="甲, 乙, 丙"):
        world.run("rooms.csv", "rooms", *lines)
    report = world.run("rooms.csv", "rooms", mapping={"code": "甲", "name": "乙", "floor": "丙"})
    assert report.imported == 1 and world.addresses.room(code(1, 1)).floor == 3
    for wrong in ({"code": "丁"}, {"colour": "甲"}):
        with pytest.raises(BadInput):
            world.run("rooms.csv", "rooms", mapping=wrong)
    with pytest.raises(BadInput):
        world.run("rooms.csv", "trees")
    with pytest.raises(NotFound):
        world.run("none.csv", "rooms")


def test_a_spreadsheet_with_title_merged_cells_formulas_and_dates(world):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["莲花街道房屋登记表"])
    sheet.merge_cells("A1:E1")
    sheet.append(["楼栋编码", "房间序号", "房号", "楼层", "登记日期"])
    for n in range(1, 5):
        sheet.append([f"{BASE}00001" if n == 1 else None, n, 100 + n, 1.0, "2024/7/1"])
    sheet.merge_cells("A3:A6")
    sheet.append([f"{BASE}00002", 1, "=100+1", 1, None])            # never opened in a spreadsheet program: no value
    sheet.append([f"{BASE}00002", 2, __import__("datetime").date(2024, 3, 1), 1, None])
    sheet.append([4403040080010100001, 3, "9", 1, None])              # a number: its last digits are lost
    book.save(world.folder / "rooms.xlsx")
    report = world.run("rooms.xlsx", "rooms")
    assert (report.rows, report.imported, report.refused) == (7, 4, 3)
    assert [(room.name, room.floor) for room in world.addresses.rooms(f"{BASE}00001")] == [
        ("101", 1), ("102", 1), ("103", 1), ("104", 1)]
    said = " | ".join(f"{one.first_row} {one.why}" for one in report.reasons)
    assert "7 its formula has no value" in said and "8 a spreadsheet turned its door number into a date" in said
    assert "9 its code is wrong" in said


def test_of_several_sheets_and_lines_the_one_with_known_headings_counts(world):
    book = openpyxl.Workbook()
    book.active.append(["填表说明", "一律填写25位编码"])
    sheet = book.create_sheet("登记")
    sheet.append(["填报单位：莲花街道", "", "日期：2026年11月"])
    sheet.append(["房屋编码", "房屋", None, "备注"])
    sheet.append([None, "房号", "楼层", None])
    sheet.append([code(1, 1), "101", 1, "甲"])
    for merged in ("A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(merged)
    book.save(world.folder / "two.xlsx")
    report = world.run("two.xlsx", "rooms")
    assert (report.imported, report.refused, report.mapping["name"]) == (1, 0, "房号") and report.unused == ["备注"]
    assert any("登记" in text for text in report.warnings)
    assert world.addresses.room(code(1, 1)).floor == 1
    csv = world.run("titled.csv", "rooms", "", "莲花街道房屋登记表,,", "填报：李四,2026年11月,", "房屋编码,房号,楼层",
                    f"{code(1, 2)},102,1", f"{code(1, 3)[:-1]},103,1")
    assert (csv.imported, csv.refused, csv.reasons[0].first_row) == (1, 1, 6)


def test_half_a_hundred_thousand_rows_with_errors_add_up(world):
    lines = [HEAD]
    for n in range(50_000):
        good = code(1 + n % 4, 1 + n // 4)
        bad = n % 100 in (3, 50, 97)            # 3 %
        lines.append(f"{good[:-1] if bad else good},{1 + n // 4},1,住宅,80")
    report = world.run("many.csv", "rooms", *lines, encoding="gb18030")
    assert (report.rows, report.imported, report.refused) == (50_000, 48_500, 1_500)
    assert world.addresses.sums()["rooms"] == 48_500
    assert report.to_correct.endswith(".xlsx") and report.reasons[0].count == 1_500
