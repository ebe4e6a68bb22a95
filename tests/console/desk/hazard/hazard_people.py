"""Inspectors of two streets, four buildings in a row, and a small picture."""

from console.model.person import Role, User
from console.model.premises import Building

INSPECTOR = User("chen", "陈巡查", frozenset({Role.INSPECTOR}), area="S0")
COLLEAGUE = User("luo", "罗巡查", frozenset({Role.INSPECTOR}), area="S0")
ELSEWHERE = User("qian", "钱巡查", frozenset({Role.INSPECTOR}), area="S1")
COLLECTOR = User("zhang", "张采集", frozenset({Role.COLLECTOR}), area="S0")
LEFT = User("he", "何某", frozenset({Role.INSPECTOR}), active=False)
VILLAGE, TOWER, ESTATE, FAR = (f"440304000000000000{i}" for i in range(4))


def building(code, area, use, floors, lon, rooms=20):
    return Building(code, f"楼{code[-1]}", area, use, floors, 3.0 * floors, rooms, lon, 22.55, b"")


def four_buildings():
    """Village (G0), tower (G1), estate (G2) in street S0; another in S1."""
    return [building(VILLAGE, "G0", "urban_village", 6, 114.005), building(TOWER, "G1", "office", 30, 114.015),
            building(ESTATE, "G2", "residential", 7, 114.025), building(FAR, "G7", "public", 3, 114.075)]
