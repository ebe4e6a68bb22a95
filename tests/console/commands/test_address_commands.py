"""`address …` through the command tree, on a profile with one street."""

import pytest
import shapely

import main
from console.commands.address_lines import say_card, say_hits, say_matches, say_report
from console.commands.session import Session
from console.errors import BadInput, NotFound
from console.model.area import Area, Level

BASE = "44030400800101"
ONE = f"{BASE}00001"
HOME = f"{ONE}000003"


@pytest.fixture(scope="module")
def tree():
    return main.command_tree()


@pytest.fixture
def session(tree, tmp_path):
    session = Session(tree)
    session.profile = tmp_path / "p"
    shape = shapely.box(114.05, 22.54, 114.06, 22.55)
    session.console().areas.add([
        Area(code, code, name, level, code[:above], wkb=shapely.to_wkb(shape), bounds=shape.bounds)
        for code, name, level, above in (
            ("440304", "福田区", Level.DISTRICT, 0), ("440304008", "莲花街道", Level.STREET, 6),
            ("440304008001", "彩田社区", Level.COMMUNITY, 9), ("440304008001001", "第一网格", Level.GRID, 12))
    ], {"source": "test"})
    yield session
    session.close()


def write(folder, name, *lines):
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_registers_come_in_and_are_found_again(session, tmp_path):
    run = session.run
    write(tmp_path, "g.csv", "单元网格,基础网格", f"440304008001001,{BASE}")
    write(tmp_path, "b.csv", "楼栋编码,楼栋名称,门牌,层数,经度,纬度",
          f"{ONE},翠湖花园3栋,福华一路88号,30,114.055,22.545")
    write(tmp_path, "r.csv", "编码,房号,第几层", f"{HOME},1203,12", f"{HOME}9,1204,12")
    assert run(f"address import {tmp_path}/g.csv --kind grids")["imported"] == 1
    assert run(f"address import {tmp_path}/b.csv --kind buildings")["imported"] == 1
    report = run(f"address import {tmp_path}/r.csv --kind rooms --map floor=第几层 --rejects {tmp_path}")
    assert (report["imported"], report["refused"]) == (1, 1) and report["to_correct"].startswith(str(tmp_path))
    words = say_report(report)
    assert "2 rows; 1 imported" in words and "26 digits" in words and report["to_correct"] in words
    found = run("address search 翠湖花园3栋12")
    assert [one["id"] for one in found] == [HOME] and HOME in say_hits(found)
    assert [one["kind"] for one in run("address search 莲花 --kind area")] == ["area"]
    assert say_hits(run("address search 没有这个")) == "Nothing was found."
    assert run("address match 福华一路88号1203室")[0]["code"] == HOME
    card = run(f"address show {ONE}")
    assert "Floor 12: 1203" in say_card(card) and "福田区莲花街道彩田社区 福华一路88号 翠湖花园3栋" in say_card(card)
    assert run("address show area:440304008")["title"] == "福田区莲花街道"
    assert run("address at 114.055,22.545") == {
        "building": ONE, "name": "翠湖花园3栋", "grid": "440304008001001", "base": BASE,
        "address": "福田区莲花街道彩田社区 福华一路88号 翠湖花园3栋"}


def test_codes_are_checked_and_keep_their_history(session, tmp_path):
    run = session.run
    write(tmp_path, "b.csv", "楼栋编码,楼栋名称,经度,纬度", f"{ONE},翠湖花园3栋,114.055,22.545")
    run(f"address import {tmp_path}/b.csv --kind buildings")
    told = run(f"address alias 44030300200107 {BASE} --since 2020-07-01 --why 调整")
    assert told["new"] == BASE and run("address alias")[0]["old"] == "44030300200107"
    checked = run("address check 44|03|03|002|001|07|00001")
    assert checked["now"] == ONE and checked["exists"] and checked["kind"] == "building"
    assert [one["old"] for one in run(f"address check {ONE}")["before"]] == ["44030300200107"]
    assert not run(f"address check {ONE}000001")["exists"] and run("address check 440304008")["exists"]
    assert run(f"address alias {ONE} 红岭大院")["names"] == ["红岭大院"]
    assert [one["id"] for one in run("address search 红岭")] == [ONE]
    assert run(f"address alias {ONE}")["names"] == ["红岭大院"]


def test_mistakes_are_said_in_one_sentence(session, tmp_path):
    for line in ("address check 12345", "address at here", f"address alias {ONE} {ONE}", f"address alias {ONE} {BASE}",
                 f"address alias 44030300200107 {BASE} --since gestern"):
        with pytest.raises(BadInput):
            session.run(line)
    for line in (f"address show {ONE}", "address show firm:12", f"address import {tmp_path}/no.csv --kind rooms"):
        with pytest.raises(NotFound):
            session.run(line)
    write(tmp_path, "r.csv", "编码,房号", HOME)
    with pytest.raises(BadInput):
        session.run(f"address import {tmp_path}/r.csv --kind rooms --map floor")


def test_a_search_that_cannot_find_says_why(session):
    run = session.run
    for line, words in (("address search 翠", "Two characters"), ("address search 翠湖 --kind tree", "no kind"),
                        (f"address show {ONE}0000011", "26 digits")):
        with pytest.raises(BadInput, match=words):
            run(line)
    assert say_matches([{"score": 0.9, "address": "翠湖花园3栋", "code": ONE, "room_missing": "999"}]) == \
        f"90 %\t翠湖花园3栋\t{ONE}\troom 999 is not registered"
