"""Lists of hazards from other systems: what is right comes in once, the rest goes back to be corrected."""

import json
import time

import numpy as np
import openpyxl
import pyogrio
import pytest
import shapely

from console.commands.address_lines import say_report
from console.errors import BadInput
from console.exchange.hazard_import import HazardImport
from console.model.area import Area, Level
from console.model.hazard import HazardLevel, HazardSource, HazardState
from console.model.inspection import PartyRole
from console.model.person import OPERATOR, Role, User
from console.model.premises import Building
from console.profile import Profile
from console.wiring import Console

HOME = "4403040070220400057"
HEAD = ["隐患编号", "隐患类型", "隐患描述", "楼栋编码", "隐患等级", "整改状态", "发现时间", "责任单位", "经度", "纬度",
        "备注"]
ROWS = [
    ["A1", "消防", "楼道堵塞", HOME, "重大隐患", "整改中", "2026/10/03", "好物业", "", "", "x"],
    ["A2", "fire", "灭火器失效", HOME, "", "已销号", "2026-10-04 09:30", "无名公司", "", "", ""],
    ["A3", "内涝", "路口积水", "", "一般", "待复查", "20261005", "", "114.005", "22.505", ""],
    ["A4", "鬼怪", "无此类", HOME, "", "", "", "", "", "", ""],
    ["A5", "消防", "无此楼", "4403040070220400999", "", "", "", "", "", "", ""],
    ["A6", "消防", "未来", HOME, "", "", "2099-01-01", "", "", "", ""],
    ["A7", "消防", "等级不明", HOME, "天大", "", "", "", "", "", ""],
    ["A8", "消防", "没有地点", "", "", "", "", "", "", "", ""],
    ["A9", "消防", "坐标不全", "", "", "", "", "", "114.005", "", ""],
    ["A1", "消防", "同一编号", HOME, "", "", "", "", "", "", ""],
]


@pytest.fixture
def console(tmp_path):
    made = Console(Profile(tmp_path / "profile"))
    shape = shapely.box(114.0, 22.5, 114.01, 22.51)
    made.areas.add([Area("S", "440304007", "街道", Level.STREET, "", wkb=shape.wkb, bounds=shape.bounds, size=1e6),
                    Area("G", "440304007022001", "网格", Level.GRID, "S", wkb=shape.wkb, bounds=shape.bounds,
                         size=1e6)], {})
    made.places.add_buildings([Building(HOME, "甲栋", "G", "residential", 9, 27.0, 20, 114.005, 22.505,
                                        shapely.box(114.005, 22.505, 114.0051, 22.5051).wkb)])
    made.inspections.set_party(HOME, PartyRole.MANAGER, "好物业", OPERATOR)
    yield made
    made.close()


def importer(console):
    return HazardImport(console.hazards, console.areas, console.places, console.parties, console.address_words,
                        console.evaluator.zone)


def test_a_list_comes_in_once_and_the_rest_is_handed_back_to_correct(console, tmp_path):
    file = tmp_path / "台账.csv"
    file.write_text("\n".join(",".join(row) for row in [HEAD, *ROWS]), "gb18030")
    dry = importer(console).run(file, OPERATOR, dry_run=True)
    assert (dry.imported, dry.refused, dry.to_correct) == (3, 6, "") and not console.hazards.hazards()
    found = importer(console).run(file, OPERATOR)
    assert found.encoding.upper() == "GB18030" and found.unused == ["备注"]
    assert found.rows == 10 == found.imported + found.unchanged + found.refused
    assert (found.imported, found.unchanged, found.refused) == (3, 1, 6)
    some = {one.origin: one for one in console.hazards.hazards().values()}
    first, second, third = (some[f"import:A{n}"] for n in (1, 2, 3))
    assert first.state is HazardState.ORDERED and first.level is HazardLevel.MAJOR and first.building == HOME
    assert console.parties.get(first.party).name == "好物业" and first.source is HazardSource.IMPORT
    assert time.strftime("%Y-%m-%d", time.localtime(first.found_at + 12 * 3600)) == "2026-10-03"
    assert second.state is HazardState.CLOSED and third.state is HazardState.RECTIFIED
    assert third.area == "G" and third.lon == pytest.approx(114.005, abs=1e-6)
    assert any("无名公司" in words for words in found.warnings)

    # the rest stands in a file with the reason beside each row; corrected, it comes in
    sheet = openpyxl.load_workbook(found.to_correct).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows[1:]] == ["A4", "A5", "A6", "A7", "A8", "A9"] and all(row[-1] for row in rows[1:])
    book = openpyxl.Workbook()
    book.active.append(rows[0])
    book.active.append(["A4", "消防", "改好了", HOME, *[""] * (len(rows[0]) - 4)])
    book.save(tmp_path / "again.xlsx")
    again = importer(console).run(tmp_path / "again.xlsx", OPERATOR)
    assert (again.imported, again.refused) == (1, 0)
    same = importer(console).run(file, OPERATOR, rejects=tmp_path)
    assert (same.imported, same.unchanged, same.refused) == (0, 4, 6) and len(console.hazards.hazards()) == 4


def test_shapes_mapping_rights_and_files_that_cannot_be_used(console, tmp_path):
    points = shapely.to_wkb(shapely.points([505_000, 500_500], [2_489_000, 2_489_500]))
    pyogrio.raw.write(tmp_path / "h.gpkg", points, [np.array(["消防", "消防"], object), np.array(["甲", "乙"], object)],
                      ["what", "words"], geometry_type="Point", crs="EPSG:4547", layer="h")
    with pytest.raises(BadInput, match="kind"):
        importer(console).run(tmp_path / "h.gpkg", OPERATOR)
    with pytest.raises(BadInput, match="no field"):
        importer(console).run(tmp_path / "h.gpkg", OPERATOR, {"colour": "what"})
    with pytest.raises(BadInput, match="no column"):
        importer(console).run(tmp_path / "h.gpkg", OPERATOR, {"kind": "which"})
    found = importer(console).run(tmp_path / "h.gpkg", OPERATOR, {"kind": "what", "text": "words"})
    assert found.imported == 2 and {one.text for one in console.hazards.hazards().values()} == {"甲", "乙"}
    again = importer(console).run(tmp_path / "h.gpkg", OPERATOR, {"kind": "what", "text": "words"})
    assert again.unchanged == 2

    file = tmp_path / "b.csv"
    file.write_text("kind,building\nfire," + HOME + "\n", "utf-8")
    stranger = importer(console).run(file, User("x", "X", frozenset({Role.DISPATCHER})))
    assert stranger.imported == 0 and stranger.refused == 1 and "This is for" in stranger.reasons[0].why
    assert "1 refused" in say_report(json.loads(json.dumps({name: getattr(stranger, name) for name in (
        "file", "rows", "imported", "updated", "unchanged", "refused", "stopped", "renewed", "linked", "mapping",
        "unused", "to_correct", "warnings")} | {"reasons": []})))
    file.write_text("kind,lon,lat\nfire,10,10\nfire,114.005,22.505\n", "utf-8")
    far = importer(console).run(file, OPERATOR, dry_run=True)
    assert far.imported == 2 and [one for one in far.warnings if one.startswith("1 hazards lie in no area")]
    (tmp_path / "c.csv").write_text("kind,words\nfire,x\n", "utf-8")
    with pytest.raises(BadInput, match="building/address"):
        importer(console).run(tmp_path / "c.csv", OPERATOR)


def listed(folder, **states):
    """A list with one row for each number, of these states."""
    file = folder / "state.csv"
    rows = "".join(f"{one},{HOME},{state}\n" for one, state in states.items())
    file.write_text(f"隐患编号,楼栋编码,整改状态\n{rows}", "utf-8")
    return file


def counts(report):
    assert report.rows == report.imported + report.updated + report.unchanged + report.refused
    return report.imported, report.updated, report.unchanged, report.refused


def by_number(console):
    return {one.origin.removeprefix("import:"): one for one in console.hazards.hazards().values()}


def test_a_list_that_went_on_takes_its_hazards_along_with_the_row_that_says_so(console, tmp_path):
    fire = {"kind": "消防", "text": "{隐患编号}号"}

    def run(**states):
        return importer(console).run(listed(tmp_path, **states), OPERATOR, given=fire)

    first = {"A": "待处置", "B": "整改中", "C": "待复查", "D": "", "E": "已销号"}
    assert counts(run(**first)) == (5, 0, 0, 0)
    assert by_number(console)["A"].text == "A号" and by_number(console)["A"].kind == "fire"
    assert counts(run(**first)) == (0, 0, 5, 0)
    then = {"A": "待复查", "B": "已销号", "C": "已销号", "D": "已销号", "E": "已销号"}
    dry = importer(console).run(listed(tmp_path, **then), OPERATOR, given=fire, dry_run=True)
    assert counts(dry) == (0, 4, 1, 0) and by_number(console)["B"].is_open
    assert counts(run(**then, F="整改中")) == (1, 4, 1, 0)
    now = by_number(console)
    assert [now[one].state for one in "ABCDEF"] == [HazardState.RECTIFIED, *[HazardState.CLOSED] * 4,
                                                    HazardState.ORDERED]
    assert [now[one].outcome for one in "BCD"] == ["rechecked", "rechecked", "on_the_spot"]
    assert now["A"].due_at is not None and [one.state.value for one in now["A"].moves] == ["found", "ordered",
                                                                                           "rectified"]
    # lineage: which row of which file said so
    last = console.hazards.history(now["B"].id)[-1]
    assert last.kind == "hazard.rechecked" and last.payload["list"] == {"file": "state.csv", "row": 3, "says": "closed"}
    versions = {one.id: one.version for one in now.values()}
    assert counts(run(**then)) == (0, 0, 5, 0)
    assert {one.id: one.version for one in by_number(console).values()} == versions


def test_what_runs_backwards_or_contradicts_the_work_done_here_goes_back_with_its_reason(console, tmp_path):
    def run(who=OPERATOR, **states):
        return importer(console).run(listed(tmp_path, **states), who, given={"kind": "fire"})

    run(A="整改中", B="整改中", C="待复查", D="整改中", E="整改中", F="待处置")
    hazards, now = console.hazards, by_number(console)
    hazards.rectify(now["A"].id, OPERATOR, result="done here")
    hazards.recheck(now["A"].id, OPERATOR, passed=True)
    hazards.recheck(now["C"].id, OPERATOR, passed=False, why="still there")
    hazards.escalate(now["D"].id, OPERATOR, why="nobody cares")
    # what the list said before, it says again: no news, however much was done here
    assert counts(run(A="整改中", B="整改中", C="待复查", D="整改中")) == (0, 0, 4, 0)
    report = run(A="待复查", B="待处置", C="已销号", D="已销号", E="", F="整改中")
    assert counts(report) == (0, 1, 1, 4)
    rows = list(openpyxl.load_workbook(report.to_correct).active.iter_rows(values_only=True))
    why = {row[0]: row[-1] for row in rows[1:]}
    assert "backwards" in why["A"] and "backwards" in why["B"] and "contradicts" in why["C"] and "case" in why["D"]
    assert [by_number(console)[one].state.value for one in "ABCD"] == ["closed", "ordered", "ordered", "escalated"]
    # the list caught up with what was done here: agreed once, and then no news
    assert counts(run(A="已销号")) == (0, 0, 1, 0)
    assert hazards.history(now["A"].id)[-1].kind == "hazard.listed" and hazards.get(now["A"].id).listed == "closed"
    # a step taken back here stays so, however often the list is imported
    run(E="待复查")
    hazards.take_back(now["E"].id, OPERATOR, why="nobody was there")
    assert counts(run(E="待复查")) == (0, 0, 1, 0) and hazards.get(now["E"].id).state is HazardState.ORDERED
    assert "contradicts" in run(E="已销号").reasons[0].why


def test_a_number_given_twice_or_to_another_hazard_changes_nothing(console, tmp_path):
    file = tmp_path / "n.csv"
    file.write_text(f"number,kind,building,state\nA,fire,{HOME},ordered\nA,fire,{HOME},closed\n"
                    f"A,fire,{HOME},ordered\n", "utf-8")
    assert counts(importer(console).run(file, OPERATOR)) == (1, 0, 1, 1)
    file.write_text(f"number,kind,building,state\nA,gas,{HOME},closed\n", "utf-8")
    other = importer(console).run(file, OPERATOR)
    assert counts(other) == (0, 0, 0, 1) and "another hazard" in other.reasons[0].why
    # a list is no way around the roles: whoever may only find hazards does not close them by it
    file.write_text(f"number,kind,building,state\nA,fire,{HOME},closed\n", "utf-8")
    collector = User("x", "X", frozenset({Role.COLLECTOR}))
    assert "This is for" in importer(console).run(file, collector).reasons[0].why
    assert by_number(console)["A"].is_open
