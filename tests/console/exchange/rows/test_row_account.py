"""Every row is counted once, however it ended, and one bad row keeps no other out of the record."""

import numpy as np
import openpyxl
import polars as pl
import pytest

from console.errors import BadInput, Cancelled
from console.exchange.rows.columns import Columns
from console.exchange.rows.reading import Piece, Table
from console.exchange.rows.recording import record
from console.exchange.rows.report import Account
from console.progress import Progress


@pytest.fixture
def piece():
    return Piece(pl.DataFrame({"n": [str(n) for n in range(10)]}), np.arange(2, 12))


def account_of(tmp_path, **options):
    path = tmp_path / "list.csv"
    path.write_text("n\n", "utf-8")
    return Account(path, "things", **options), Table(["n"], iter(()), "UTF-8", "CSV")


def test_a_batch_with_a_bad_row_goes_row_by_row_and_the_others_whole(tmp_path, piece):
    account, table = account_of(tmp_path)
    cells, calls, kept = Columns(piece, {"n": "n"}), [], []

    def write(some):
        calls.append(len(some))
        if 4 in some:
            raise BadInput("four is bad")
        kept.extend(some)

    cells.refuse(0, "nought is none")
    record(account, cells, [(n, n) for n in range(1, 10)], write, Progress(), batch=3)
    account.take(cells)
    report = account.report(table, {"n": "n"}, ["a note"])
    assert calls == [3, 3, 1, 1, 1, 3] and kept == [1, 2, 3, 5, 6, 7, 8, 9]
    assert (report.rows, report.imported, report.refused) == (10, 8, 2) and report.warnings == ["a note"]
    assert [(one.why, one.first_row) for one in report.reasons] == [("nought is none", 2), ("four is bad", 6)]
    rows = list(openpyxl.load_workbook(report.to_correct).active.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["n", "0", "4"]


def test_a_dry_run_counts_and_writes_nothing(tmp_path, piece):
    account, table = account_of(tmp_path, dry_run=True)
    cells = Columns(piece, {"n": "n"})
    cells.refuse(0, "no")
    record(account, cells, [(1, 1)], lambda some: pytest.fail("written"), Progress(), "updated")
    account.take(cells)
    report = account.report(table, {})
    assert (report.updated, report.refused, report.to_correct, report.unused) == (1, 1, "", ["n"])
    assert not list(tmp_path.glob("*correct*"))


def test_who_stops_it_is_told_what_is_recorded_by_then(tmp_path, piece):
    account, table = account_of(tmp_path)
    with pytest.raises(Cancelled), account.stoppable():
        raise Cancelled
    progress = Progress()

    def write(some):
        if 3 in some:
            progress.cancel()

    with account.stoppable():
        record(account, Columns(piece, {}), [(n, n) for n in range(10)], write, progress, batch=2)
    report = account.report(table, {})
    assert report.stopped and report.rows == report.imported == 4
