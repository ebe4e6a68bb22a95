"""Registers of residents and firms: linked by code or by address, one home for each person."""

import pytest

from console.exchange.address.values import day_of, floor_of, identity_number, telephone
from console.model.register import Room

BASE = "44030400800101"
HOME, OTHER = f"{BASE}00001000001", f"{BASE}00002000001"
LI, WANG = "11010519491231002X", "440304199003075131"
HEAD = "姓名,身份证号码,联系电话,房屋编码,居住地址,与房屋关系"


@pytest.fixture
def homes(world):
    world.addresses.add_rooms([Room(HOME, 12, "1203"), Room(OTHER, 1, "101")])
    return world


def checked(number):
    """The number with its right check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[:17] + "10X98765432"[sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11]


def test_people_are_linked_by_code_or_by_their_address(homes):
    report = homes.run("people.csv", "residents", HEAD,
                       f"李静,{LI},138 0000 1234,{HOME},,户主", "王五,,,,福田区莲花街道翠湖花园二幢101室,租客",
                       "赵六,,,,翠湖花园,", "钱七,,,,无此大楼三百号,", "孙八,,,,,")
    assert (report.imported, report.linked, report.refused) == (2, 1, 3)
    assert [(one.name, one.relation, one.phone) for one in homes.addresses.residents(HOME)] == [
        ("李静", "resident", "138 0000 1234")]
    assert [(one.name, one.place) for one in homes.addresses.residents(OTHER)] == [("王五", OTHER)]
    assert {one.first_row: one.why for one in report.reasons} == {
        4: "its address fits no building well enough; write the code", 5: "no building is known under its address",
        6: "it has neither a code nor an address"}


def test_nobody_lives_at_two_places_but_may_own_several(homes):
    wang = checked(WANG)
    report = homes.run("people.csv", "residents", HEAD, f"李静,{LI},,{HOME},,户主", f"李静,{LI},,{OTHER},,租户",
                       f"李静,{LI},,{OTHER},,业主", f"王五,{wang},,{HOME},,", f"王五,{wang},,{HOME},,")
    assert (report.imported, report.refused) == (3, 2)
    assert {one.why: one.first_row for one in report.reasons} == {
        "the person lives at two places": 3, "the person is given twice at this place": 6}
    later = homes.run("later.csv", "residents", HEAD, f"李静,{LI},,{OTHER},,常住", f"李静,{LI},,{OTHER},,业主")
    assert (later.refused, later.unchanged) == (1, 1)
    person = homes.addresses.residents(HOME)[0]
    assert [(one.place, one.relation) for one in homes.addresses.resident(person.id)] == [
        (HOME, "resident"), (OTHER, "owner")]
    assert homes.addresses.sums()["residents"] == 3
    moved = homes.run("moved.csv", "residents", HEAD, f"李静,{LI},,{OTHER},,常住")
    assert moved.refused == 1 and moved.reasons[0].why == "the person lives elsewhere already"


def test_importing_people_again_updates_them(homes):
    homes.run("people.csv", "residents", HEAD, f"李静,{LI},13800001234,{HOME},,户主", f"王五,,,{HOME},,")
    again = homes.run("people.csv", "residents", HEAD, f"李婧,{LI},13800005678,{HOME},,户主", f"王五,,,{HOME},,")
    assert (again.imported, again.updated, again.unchanged) == (0, 1, 1)
    assert homes.addresses.with_phone("5678")[0] and not homes.addresses.with_phone("1234")[0]
    assert homes.addresses.residents(HOME)[0].name == "李婧"


def test_wrong_numbers_names_and_telephones(homes):
    report = homes.run("people.csv", "residents", HEAD, f"李静,{LI[:-1]}1,,{HOME},,", f",,,{HOME},,",
                       f"王五,,12,{HOME},,", f"赵六,,,{HOME}1,,", f"钱七,,,{HOME},,朋友")
    assert (report.imported, report.refused) == (1, 4)
    assert any("朋友 (1)" in line for line in report.warnings)


def test_firms_at_rooms_and_buildings(homes):
    head = "单位名称,统一社会信用代码,房屋编码,经营地址,行业,负责人,电话"
    report = homes.run("firms.csv", "firms", head, f"天虹商贸,91440300MA5F1234XX,{HOME},,零售,陈一,0755-83000000",
                       "翠湖物业,无,/,翠湖花园3栋,物业,,无", f"天虹商贸,91440300MA5F1234XX,{HOME},,零售,,",
                       "失联公司,,,,,,")
    assert (report.imported, report.linked, report.refused) == (2, 1, 2)
    assert homes.addresses.firms(f"{BASE}00003")[0].name == "翠湖物业"
    again = homes.run("firms.csv", "firms", head, f"天虹百货,91440300MA5F1234XX,{HOME},,零售,陈一,0755-83000000",
                      "翠湖物业,,,翠湖花园3栋,物业,,")
    assert (again.updated, again.unchanged) == (1, 1) and homes.addresses.firms(HOME)[0].name == "天虹百货"


def test_values_as_offices_write_them():
    floors = {"12": 12, "12.0": 12, "12层": 12, "十二楼": 12, "第3层": 3, "B1": -1, "负一层": -1, "地下二层": -2,
              "-1": -1, "12/30": 12, "三": 3, "顶楼": None, "1-2": None, "1201": None, "": None}
    assert {text: floor_of(text) for text in floors} == floors
    days = {"2024/7/1": "2024-07-01", "2024年7月1日": "2024-07-01", "20240701": "2024-07-01", "45474": "2024-07-01",
            "2024-07-01 10:00": "2024-07-01", "2024.7": "2024-07-01", "2024-13-01": None, "昨天": None, "": None}
    assert {text: day_of(text) for text in days} == days
    assert identity_number("１１０１０５ 19491231 002x") == LI and identity_number("123") is None
    assert telephone("0755－8300 0000") == "0755-8300 0000" and telephone("电话") is None
    assert telephone("") == telephone("无") == telephone(" / ") == ""
