"""The evaluation of real outages equals what the file itself says."""

import csv
import gzip
import itertools
import time
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from console.desk.batch import Batch
from console.desk.clocks import Clocks
from console.feeds.mapping import read_mapping
from console.feeds.replay import Replay
from console.insight.evaluation import Evaluator, Names
from console.language import RESOURCES
from console.model.area import AreaTree
from console.model.case import Case
from console.model.catalogue import read_catalogue
from console.model.figures import read_figures
from console.model.limits import Limit, LimitCatalogue, LimitRule

pytestmark = pytest.mark.real
ROWS = 25_000   # of 140,568, which would take 17 s; all of them were tried too
ZONE = ZoneInfo("America/Los_Angeles")


class Desk:
    """Takes reports in as the case desk does, and keeps the cases without writing them down, which is faster."""

    def __init__(self, clocks):
        self.known, self._clocks = {}, clocks
        self._catalogue = read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml")

    def put(self, reports, own=False):
        batch = Batch(self.known.get, {}, self._catalogue, time.time(), "", self._clocks)
        for report in reports:
            batch.take(report, "")
        for draft in batch.drafts:
            case_id = draft.subject.removeprefix("case:")
            before = msgspec.structs.asdict(self.known[case_id]) if case_id in self.known else {"id": case_id}
            self.known[case_id] = msgspec.convert({**before, **draft.payload["set"]}, Case)

    def count(self, **_):
        pass

    def cases(self):
        return self.known

    def get(self, case_id):
        return self.known.get(case_id)

    def listen(self, callback):
        return lambda: None


class Areas:
    def tree(self):
        return AreaTree()


class Never:
    def is_set(self):
        return False


@pytest.fixture(scope="module")
def limits():
    catalogue = read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml")
    return Clocks(LimitCatalogue("t", "t", "1", "California", {"workday": (("08:00", "17:00"),)},
                                 (LimitRule(whole=Limit(24)),), "America/Los_Angeles", ""), catalogue)


def test_totals_equal_the_source(shared, limits, tmp_path):
    path = tmp_path / "outages.csv"
    with gzip.open(shared / "incidents" / "pge_outage_events.csv.gz", "rt", encoding="utf-8") as file:
        path.write_text("".join(itertools.islice(file, ROWS + 1)), "utf-8")
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    first, last, seen = {}, {}, {}
    for row in rows:
        first.setdefault(row["outage_id"], row)
        last[row["outage_id"]] = row
        if row["start"]:
            seen[row["outage_id"]] = row["start"]
    desk = Desk(limits)
    Replay(path, read_mapping("pge"), AreaTree()).run(desk, Never())
    names = Names(lambda handler: "", str, str)
    figures = read_figures(RESOURCES / "catalogues" / "evaluation-2026.1.toml")
    evaluator = Evaluator(desk, Areas(), limits, lambda: figures, names, lambda: ZONE)
    found = evaluator.evaluate()

    def of(key):
        cell = found.cell(key)
        return cell.numerator, cell.denominator

    gone = {outage for outage, row in last.items() if row["kind"] == "gone"}
    assert of("reported") == (len(first), None)
    assert 0 < len(gone) < len(first)
    assert of("closed") == (len(gone), None)
    assert {one.removeprefix("pge:") for one in found.cases("closed")} == gone
    assert of("open")[0] == len(first) - len(gone)
    assert of("from_feed") == (len(first), len(first))

    def moment(text):
        return datetime.fromisoformat(text).timestamp()

    begun = {outage: moment(seen.get(outage) or row["seen_at"]) for outage, row in first.items()}
    ended = {outage: moment(last[outage]["seen_at"]) for outage in gone}
    in_time = {outage for outage in gone if ended[outage] <= begun[outage] + 86400}
    assert {one.removeprefix("pge:") for one in found.cases("closed_on_time")} == in_time
    standing = {outage for outage, row in last.items() if outage not in gone and row["crew_status"] == "No Access"}
    assert standing and of("closed_on_time") == (len(in_time), len(first) - len(standing))   # their clock stands

    def day(at):
        return datetime.fromtimestamp(at, ZONE).date()

    same = sum(day(begun[outage]) >= day(ended[outage]) for outage in gone)
    assert of("same_day") == (same, len(first))
    months = Counter(f"{day(at):%Y-%m}" for at in begun.values())
    assert {f"{point.day:%Y-%m}": point.cell.numerator for point in found.trend("reported")
            if point.cell.numerator} == months
