"""Lists of responsible parties: right rows recorded, the others to a file to correct; counts that add up."""

import openpyxl
import pytest

from console.desk.hazard.party_desk import PartyDesk
from console.errors import BadInput
from console.exchange.party_import import PartyImport
from console.ledger.ledger import Ledger
from console.model.inspection import PartyRole
from console.model.person import OPERATOR
from console.model.premises import Building
from console.store.areas import AreaStore
from console.store.engine import open_store
from console.store.parties import PartyStore
from console.store.places import PlaceStore

CODES = [f"440304000000000000{i}" for i in range(3)]
TEXT = """楼栋编码,责任类型,责任主体,是否个人,备注
{0},物业,阳光物业,否,好
{0},房东,李四,是,好
{1},物业,阳光物业,,好
9999999999999999999,物业,某公司,否,没有这栋
{1},保安,某公司,否,没有这类
,物业,某公司,否,没写楼
{1},业主,,否,没写人
{1},业主,某,也许,不清楚
"""


@pytest.fixture
def desk(tmp_path):
    store = open_store(tmp_path / "console.db")
    ledger, places, parties = Ledger(store), PlaceStore(store), PartyStore(store)
    places.add_buildings([Building(code, "楼", "", "office", 3, 9.0, 9, 114.0, 22.5, b"") for code in CODES])
    yield PartyImport(PartyDesk(ledger, AreaStore(store, ledger), places, parties), parties)
    store.close()


def test_a_list_in_gb18030_with_bad_rows(desk, tmp_path):
    path = tmp_path / "责任主体.csv"
    path.write_bytes(TEXT.format(*CODES).encode("gb18030"))
    tried = desk.run(path, OPERATOR, dry_run=True)
    assert (tried.imported, tried.refused, tried.to_correct) == (4, 4, "")   # that a building is there is asked later
    report = desk.run(path, OPERATOR)
    assert (report.rows, report.imported, report.unchanged, report.refused) == (8, 3, 0, 5)
    assert [one.first_row for one in report.reasons] == [5, 6, 7, 8, 9] and len({r.why for r in report.reasons}) == 5
    known = desk._store.of(CODES[0])
    assert known[PartyRole.MANAGER].name == "阳光物业" and known[PartyRole.LANDLORD].is_person
    assert desk._store.of(CODES[1])[PartyRole.MANAGER].id == known[PartyRole.MANAGER].id
    rows = list(openpyxl.load_workbook(report.to_correct).active.iter_rows(values_only=True))
    assert len(rows) == 6 and "没有这栋" in rows[1]
    again = desk.run(path, OPERATOR)
    assert (again.imported, again.unchanged, again.refused) == (0, 3, 5)


def test_columns_are_named_or_refused(desk, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"a,b,c\n{CODES[2]},manager,X\n")
    with pytest.raises(BadInput, match="building, role, name"):
        desk.run(path, OPERATOR)
    with pytest.raises(BadInput, match="no column q"):
        desk.run(path, OPERATOR, {"name": "q"})
    assert desk.run(path, OPERATOR, {"building": "a", "role": "b", "name": "c"}).imported == 1
