"""A case desk without a ledger, a small hierarchy, and an evaluator over both."""

from zoneinfo import ZoneInfo

from console.desk.clocks import Clocks
from console.insight.evaluation import Evaluator, Names
from console.language import RESOURCES
from console.model.area import Area, AreaTree, Level
from console.model.case import Case, State
from console.model.catalogue import Catalogue
from console.model.changes import Changes
from console.model.figures import read_figures
from console.model.limits import Limit, LimitCatalogue, LimitRule, Unit

T0 = 1_772_323_200.0      # 2026-03-01 08:00 in Shanghai, a Sunday
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
FIGURES = read_figures(RESOURCES / "catalogues" / "evaluation-2026.1.toml")
NAMES = Names(lambda handler: handler.partition(":")[2], lambda code: f"部门{code}", lambda user: f"员工{user}")
TREE = AreaTree([
    Area("D", "D", "区", Level.DISTRICT), Area("S0", "S0", "一街道", Level.STREET, "D"),
    Area("S1", "S1", "二街道", Level.STREET, "D"), Area("C0", "C0", "甲社区", Level.COMMUNITY, "S0"),
    Area("G0", "G0", "格", Level.GRID, "C0"), Area("G1", "G1", "格", Level.GRID, "S1")])


class Desk:
    """What an evaluator needs of the case desk."""

    def __init__(self, cases=()):
        self.known = {case.id: case for case in cases}
        self.listeners = []

    def cases(self):
        return dict(self.known)

    def get(self, case_id):
        return self.known.get(case_id)

    def listen(self, callback):
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def put(self, *cases):
        self.known |= {case.id: case for case in cases}
        self.tell(Changes(updated=cases))

    def drop(self, *ids):
        for one in ids:
            del self.known[one]
        self.tell(Changes(removed=ids))

    def tell(self, changes):
        for listener in self.listeners:
            listener(changes)


class Areas:
    def tree(self):
        return TREE


def clocks(registered=None, **rules):
    steps = {"registered": registered or Limit(30, Unit.MINUTE, "report")}
    limits = LimitCatalogue("t", "t", "1", "t", {"workday": (("09:00", "12:00"), ("14:00", "18:00"))},
                            (LimitRule(steps=steps),), legal_holidays="")
    return Clocks(limits, Catalogue("t", "t", "1", ()))


def evaluator(*cases, now=T0 + 10 * DAY, limits=None, desk=None, figures=FIGURES):
    return Evaluator(desk or Desk(cases), Areas(), limits or clocks(), lambda: figures, NAMES,
                     lambda: ZoneInfo("Asia/Shanghai"), lambda: now)


def case(id, **fields):
    """Closed an hour after its report unless told otherwise."""
    base = {"title": id, "reported_at": T0, "area": "G0", "state": State.CLOSED, "closed_at": T0 + HOUR}
    return Case(id, **(base | fields))
