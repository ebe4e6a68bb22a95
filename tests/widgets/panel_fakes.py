"""A small Futian with cases, entries and feeds, for the tests and pictures of the panels."""

import random
from pathlib import Path

from console.feeds.hub import FeedStatus
from console.ledger.entry import Entry
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, Priority, Source, State
from console.model.catalogue import read_catalogue
from console.model.premises import Person

NOW = 1_795_240_800.0   # 2026-11-21 14:00 in Shenzhen
HOME = Path(__file__).resolve().parent.parent.parent
STREETS = ["园岭街道", "南园街道", "福田街道", "沙头街道", "梅林街道", "华富街道", "香蜜湖街道", "莲花街道",
           "福保街道", "华强北街道"]
TITLES = {
    "0101": "水围村 8 栋楼顶加建铁皮棚，面积约 40 平方米", "0102": "莲花北村垃圾堆放点满溢，异味明显",
    "0201": "福华三路天桥下乱贴小广告", "0401": "景田南路人行道占道经营，影响通行",
    "0501": "新洲路与福民路口路面塌陷约 2 平方米，已设围挡", "0702": "施工单位拖欠 23 名工人工资，现场聚集讨薪",
    "0803": "上沙村沿街商铺电动车违规充电", "0301": "彩田路夜间施工噪声扰民，居民多次投诉",
}


def catalogue():
    folder = HOME / "resources" / "catalogues"
    return read_catalogue(max(folder.glob("classes-*.toml")))


def tree(grids=6):
    """One city, one district, ten streets with three communities each."""
    areas = [Area("440300", "440300", "深圳市", Level.CITY, "", "NBS", 2023),
             Area("440304", "440304", "福田区", Level.DISTRICT, "440300", "NBS", 2023, size=78.66e6)]
    for s, street in enumerate(STREETS, 1):
        code = f"440304{s:03d}"
        areas.append(Area(code, code, street, Level.STREET, "440304", "NBS", 2023, True, size=7.4e6))
        for c, name in enumerate(("景田", "莲花北", "福中"), 1):
            below = f"{code}{c:03d}"
            areas.append(Area(below, below, f"{name}社区", Level.COMMUNITY, code, "NBS", 2023, True, size=8.1e5))
            areas += [Area(f"{below}{g:03d}", f"{below}{g:03d}", f"{name}第{g:02d}网格", Level.GRID, below, "demo",
                           2026, True, size=5.2e4) for g in range(1, grids + 1)]
    return AreaTree(areas)


def case(number, now=NOW, **fields):
    """A plausible case, the same for the same number."""
    dice = random.Random(number)
    code, title = dice.choice(list(TITLES.items()))
    street, community, grid = dice.randint(1, 10), dice.randint(1, 3), dice.randint(1, 6)
    reported = now - dice.expovariate(1 / 9000)
    placed = dice.random() > 0.03
    values = {
        "id": f"city-day:{number:06d}", "title": title, "class_code": code,
        "priority": dice.choices(list(Priority), (5, 15, 60, 20))[0], "state": dice.choice(list(State)),
        "source": dice.choice(list(Source)), "reported_at": reported, "updated_at": reported + 60,
        "due_at": reported + dice.choice((2, 4, 24, 72)) * 3600, "demo": True, "feed": "city-day",
        "external_id": f"{number:06d}", "address": f"{STREETS[street - 1]}福华路 {dice.randint(1, 200)} 号",
        "lon": 114.0 + dice.random() * 0.1 if placed else None,
        "lat": 22.5 + dice.random() * 0.05 if placed else None,
        "area": f"440304{street:03d}{community:03d}{grid:03d}" if placed else "",
    }
    return Case(**{**values, **fields})


def cases(count, now=NOW):
    return {one.id: one for one in (case(i, now) for i in range(count))}


def entry(index, kind, payload, actor="", at=NOW):
    return Entry(bytes(32), "a1b2c3d4e5", index, int(at * 1000) << 16, "case:city-day:000001", kind, "", actor, at,
                 (), payload, b"", 1, b"")


def history():
    return [
        entry(1, "case.reported", {"set": {"title": "路面塌陷", "state": "reported"}}, "feed:city-day", NOW - 9000),
        entry(2, "case.moved_to", {"set": {"state": "accepted"}}, "李敏", NOW - 8000),
        entry(3, "case.changed", {"set": {"priority": 1, "class_code": "0501", "lon": 114.05, "lat": 22.54}}, "李敏",
              NOW - 7600),
        entry(4, "case.moved_to", {"set": {"state": "dispatched"}, "why": "道路主干道，须 2 小时内到场"}, "王建国",
              NOW - 7000),
        entry(5, "case.noted", {"add": {"notes": ["现场已设围挡，等待抢修车辆"]}}, "网格员 陈洁", NOW - 3000),
    ]


def people():
    return [Person("1", "陈洁", "grid_worker", "440304008", "13800001234", True),
            Person("2", "王建国", "supervisor", "440304008", "075582001234", True)]


def status(name="city-day", title="城市日模拟", **fields):
    values = {"read": 1284, "new": 960, "updated": 300, "repeated": 24, "unplaced": 12, "refused": 0,
              "last_at": NOW - 2, "age": 2.0, "lag": 0.4, "stale": False, "running": True, "error": "", "demo": True}
    return FeedStatus(name=name, title=title, **{**values, **fields})
