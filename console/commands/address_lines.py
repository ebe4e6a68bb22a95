"""How the results of `address …` read for a person."""

from __future__ import annotations

from typing import Any

from console.language import tr
from console.model.address import BUILDING

_EVENTS = 10


def say_report(value: dict[str, Any]) -> str:
    """What became of a file, the counts first."""
    lines = [tr("{file}: {rows} rows; {imported} imported, {updated} updated, {unchanged} known already, {refused} "
                "refused.", file=value["file"], rows=value["rows"], imported=value["imported"],
                updated=value["updated"], unchanged=value["unchanged"], refused=value["refused"])]
    if value["stopped"]:
        lines.append(tr("Stopped. What is counted here is kept; import the file again to go on."))
    if value["renewed"] or value["linked"]:
        lines.append(tr("{renewed} rows had replaced codes, {linked} were found by their address in words.",
                        renewed=value["renewed"], linked=value["linked"]))
    lines.append(tr("Columns: {columns}", columns=", ".join(f"{k}={v}" for k, v in value["mapping"].items())))
    if value["unused"]:
        lines.append(tr("Not used: {columns}", columns=", ".join(value["unused"])))
    lines += [tr("{count} × {why} (first in row {row})", count=one["count"], why=one["why"], row=one["first_row"])
              for one in value["reasons"]]
    if value["to_correct"]:
        lines.append(tr("Rows to correct and import again: {file}", file=value["to_correct"]))
    return "\n".join([*lines, *value["warnings"]])


def say_hits(value: list[dict[str, Any]]) -> str:
    """One line for each thing found."""
    words = {"area": tr("area"), "building": tr("building"), "room": tr("room"), "firm": tr("firm"),
             "person": tr("person"), "facility": tr("facility"), "case": tr("case")}
    return "\n".join(f"{words[one['kind']]}\t{one['title']}\t{one['detail']}\t{one['id']}" for one in value) \
        or tr("Nothing was found.")


def say_matches(value: list[dict[str, Any]]) -> str:
    """What an address in words may mean, the likeliest first."""
    lines = []
    for one in value:
        missing = tr("room {room} is not registered", room=one["room_missing"]) if one["room_missing"] else ""
        lines.append("\t".join(filter(None, (f"{round(100 * one['score'])} %", one["address"], one["code"], missing))))
    return "\n".join(lines) or tr("Nothing was found.")


def say_card(value: dict[str, Any]) -> str:
    """Facts, then the section of a building, then what is linked."""
    lines = [value["title"], *(f"{label}\t{text}" for label, text in value["facts"])]
    for floor in value["floors"]:
        cells = " ".join(f"{cell['name'] or cell['code'][BUILDING:]}{_mark(cell)}" for cell in floor["rooms"])
        lines.append(tr("Floor {floor}: {rooms}", floor=floor["floor"], rooms=cells))
    lines += [f"{one['title']}\t{one['detail']}\t{one['id']}" for one in value["below"]]
    lines += [f"{one['name']}\t{one['phone']}\t{one['number']}\t{one['reveal']}" for one in value["people"]]
    lines += [f"{one['title']}\t{one['detail']}\tfirm:{one['id']}" for one in value["firms"]]
    lines += [f"{one['title']}\t{one['detail']}\t{one['id']}" for one in value["facilities"]]
    lines += [f"{one['kind']}\t{one['title']}\t{one['state']}\t{one['id']}" for one in value["events"][:_EVENTS]]
    return "\n".join(lines)


def _mark(cell: dict[str, Any]) -> str:
    """How many people, and an asterisk where there is a firm."""
    return (f"({cell['residents']})" if cell["residents"] else "") + ("*" if cell["firms"] else "")
