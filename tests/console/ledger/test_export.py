"""What is exported can be read by a person, verified and received by another site."""

import json

import msgspec
import pytest
from ledger_sites import draft

from console.errors import BadInput, Cancelled
from console.ledger.export import read_export
from console.ledger.ledger import Draft
from console.progress import Progress


@pytest.fixture
def ledger(make):
    one, two = make("one"), make("two")
    one.append([Draft("case:1", "case.reported", {"set": {"title": "垃圾", "lon": 114.0}, "raw": b"\x00\xff"})])
    two.receive(one.entries())
    two.append([draft(add={"notes": [1.0, None, True, 2**40]})])
    one.receive(two.entries())
    return one


def test_another_site_receives_it_whole(ledger, make, tmp_path):
    file = tmp_path / "ledger.jsonl"
    assert ledger.export(file) == 2
    other = make("other")
    received = other.receive(read_export(file))
    assert (received.new, received.refused, received.waiting) == (2, (), 0)
    assert other.record("case:1") == ledger.record("case:1")
    assert other.verify().ok
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_the_lines_are_plain_json(ledger, tmp_path):
    file = tmp_path / "ledger.jsonl"
    ledger.export(file, demo=True)
    header, first, second = map(json.loads, file.read_text("utf-8").splitlines())
    assert (header["label"], header["demo"], header["entries"], header["site"]) == (
        "演示数据", True, 2, ledger.site)
    assert header["heads"] == {site: [n, id.hex()] for site, (n, id) in ledger.heads().items()}
    assert first["payload"]["set"]["title"] == "垃圾"
    assert second["seen"] == [[first["site"], 1, first["id"]]]
    ledger.export(file)
    assert "label" not in json.loads(file.read_text("utf-8").splitlines()[0])


@pytest.mark.parametrize("line, old, new", [
    (1, '"index":1', '"index":2'), (2, '"actor":""', '"actor":"x"'), (2, '"body":"', '"body":"x'),
    (2, '{"id"', '["id"'), (0, "grid-console", "other"), (0, '"version":1', '"version":2'),
])
def test_a_changed_line_is_noticed(ledger, tmp_path, line, old, new):
    file = tmp_path / "ledger.jsonl"
    ledger.export(file)
    lines = file.read_text("utf-8").splitlines()
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new)
    file.write_text("\n".join(lines), "utf-8")
    with pytest.raises(BadInput):
        list(read_export(file))


def test_what_is_no_export_is_refused(tmp_path):
    for content in (b"", b"\xff\xfe", b"[]\n", b"{}\n"):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(BadInput):
            list(read_export(tmp_path / "x"))
    with pytest.raises(BadInput):
        list(read_export(tmp_path / "none"))


def test_a_file_that_cannot_be_written_is_one_sentence(ledger, tmp_path):
    with pytest.raises(BadInput, match="Nothing was exported"):
        ledger.export(tmp_path / "no" / "folder" / "x.jsonl")


def test_a_stopped_export_leaves_the_old_file(make, tmp_path):
    ledger = make()
    ledger.append([draft() for _ in range(1000)])
    file = tmp_path / "ledger.jsonl"
    file.write_text("old")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ledger.export(file, progress)
    assert file.read_text() == "old"
    assert not list(tmp_path.glob(".*.part"))


def test_readable_is_what_msgspec_says(ledger):
    for entry in ledger.entries():
        assert msgspec.json.encode(entry.readable())
