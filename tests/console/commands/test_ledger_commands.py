"""`ledger …` as a line of the command tree."""

import json
import sqlite3

import pytest
import typer
import typer.main

from console.commands import ledger
from console.commands.session import Session
from console.errors import BadInput
from console.ledger.ledger import Draft


@pytest.fixture
def session(tmp_path):
    app = typer.Typer()
    app.add_typer(ledger.app, name="ledger")
    app.callback()(lambda: None)
    session = Session(typer.main.get_command(app))
    session.profile = tmp_path / "profile"
    session.console().ledger.append([
        Draft("case:1", "case.reported", {"set": {"title": "一"}}, actor="me", at=0.0),
        Draft("case:2", "case.reported", {"set": {"title": "二"}}),
        Draft("case:1", "case.moved", {"to": "accepted"})])
    yield session
    session.close()


def test_log_shows_the_latest_first(session):
    lines = session.run("ledger log --limit 2")
    assert [(line["index"], line["subject"], line["kind"]) for line in lines] == [
        (3, "case:1", "case.moved"), (2, "case:2", "case.reported")]
    lines = session.run("ledger log --subject case:1")
    assert [line["index"] for line in lines] == [3, 1]
    assert lines[1]["actor"] == "me"
    assert lines[1]["time"].startswith(("1970-01-01", "1969-12-31"))
    assert json.dumps(lines)


def test_verify_says_where_it_is_wrong(session):
    assert session.run("ledger verify") == {"ok": True, "entries": 3, "sites": 1, "first_bad": None}
    console = session.console()
    console.store.close()
    with sqlite3.connect(console.profile.database) as tamper:
        tamper.execute("UPDATE entries SET body = replace(body, 'case:2', 'case:3') WHERE number = 2")
    tamper.close()
    found = session.run("ledger verify")
    assert found["ok"] is False
    bad = found["first_bad"]
    assert set(bad) == {"site", "index", "id", "why"}
    assert (bad["site"], bad["index"], len(bad["id"])) == (console.ledger.site, 2, 64)


def test_export_and_rebuild(session, tmp_path):
    file = tmp_path / "out.jsonl"
    assert session.run(["ledger", "export", str(file)]) == {"file": str(file), "entries": 3, "demo": False}
    assert len(file.read_text("utf-8").splitlines()) == 4
    found = session.run("ledger rebuild")
    assert (found.entries, found.records, found.misplaced, found.differing) == (3, 2, 0, 0)
    with pytest.raises(BadInput):
        session.run(["ledger", "export", str(tmp_path)])
