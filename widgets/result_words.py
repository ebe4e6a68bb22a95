"""What a command's answer is called in the window. The shell keeps the names that `--json` has."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from console.language import tr
from console.model.area import Level
from console.model.case import Priority, Source, State
from widgets.entry_words import actor_word
from widgets.words import authority_word, level_word, moment, priority_word, source_word, state_word


def heading(name: str) -> str:
    """The name of a field of an answer; one the window does not know is shown as it is."""
    words = {
        "id": tr("Number"), "code": tr("Code"), "name": tr("Name"), "level": tr("Level"), "parent": tr("Above (code)"),
        "parent_name": tr("Above"), "authority": tr("Issued by"), "year": tr("Year"), "demo": tr("Demo data"),
        "title": tr("Title"), "class_code": tr("Class code"), "class": tr("Class"), "priority": tr("Priority"),
        "state": tr("State"), "source": tr("Source"), "area": tr("Area code"), "area_name": tr("Area"),
        "address": tr("Address"), "lon": tr("Longitude"), "lat": tr("Latitude"), "reported_at": tr("Reported at"),
        "updated_at": tr("Last change"), "due_at": tr("Due"), "closed_at": tr("Closed at"), "overdue": tr("Overdue"),
        "feed": tr("Feed"), "external_id": tr("Number at the source"), "at": tr("Time"), "time": tr("Time"),
        "kind": tr("Kind"), "actor": tr("By"), "payload": tr("Content"), "site": tr("Site"), "index": tr("No."),
        "subject": tr("Concerns"), "clock_ahead": tr("Clock ahead"), "file": tr("File"), "read": tr("Read"),
        "new": tr("New"), "updated": tr("Changed"), "repeated": tr("Repeated"), "unplaced": tr("Without a place"),
        "refused": tr("Turned away"), "last_at": tr("Last data"), "age": tr("Silent for, s"), "lag": tr("Delay, s"),
        "stale": tr("Silent"), "running": tr("Running"), "error": tr("Error"), "stopped": tr("Stopped"),
        "started": tr("Started"), "ok": tr("Intact"), "entries": tr("Entries"), "sites": tr("Sites"),
        "first_bad": tr("First fault"), "imported": tr("Imported"), "repaired": tr("Repaired"), "crs": tr("CRS"),
        "warnings": tr("Warnings"), "row": tr("Row"), "why": tr("Reason"), "shape": tr("Shape"),
        "features": tr("Features"), "visible": tr("Visible"), "opacity": tr("Opacity"), "look": tr("Look"),
        "filter": tr("Filter"), "size": tr("Dimensions"), "scale": tr("Scale"), "removed": tr("Removed"),
        "layer": tr("Layer"),
    }
    return words.get(name) or _desk_words().get(name) or _place_words().get(name) or _survey_words().get(name, name)


def _survey_words() -> dict[str, str]:
    """Fields of the answers of the detector."""
    return {"points": tr("Number of points"), "density": tr("Points per m²"), "flown": tr("Day of the flight"),
            "files": tr("Files"), "surveys": tr("Surveys"), "changes": tr("Changes made up"), "folder": tr("Folder")}


def _place_words() -> dict[str, str]:
    """Fields of the answers about facilities."""
    return {"kind_name": tr("Kind"), "duty": tr("On duty 24 h"), "hours": tr("Opening hours"),
            "services": tr("Services offered"), "contact": tr("Contact"), "mobile": tr("Mobile phone"),
            "facilities": tr("Facilities"), "near": tr("Perhaps meant")}


def _desk_words() -> dict[str, str]:
    """Fields of the answers of the case desk: cases at work, orders, people, catalogues."""
    return {
        "handler": tr("Handler"), "step_due_at": tr("Step due"), "back": tr("Came back"), "version": tr("Version"),
        "steps": tr("Next steps"), "case": tr("Case"), "cases": tr("Cases"), "count": tr("Number of entries"),
        "user": tr("Login name"), "roles": tr("Roles"), "duties": tr("Duties"), "department": tr("Department code"),
        "department_name": tr("Department"), "squad": tr("Squad"), "phone": tr("Telephone"), "active": tr("Active"),
        "until": tr("Until"), "state_name": tr("State"), "issued_at": tr("Issued at"), "arrival": tr("Arrival"),
        "resolution": tr("Resolution"), "acceptance": tr("Acceptance"), "current": tr("In force"),
        "imported_at": tr("Imported at"), "imported_by": tr("Imported by"), "settled": tr("Closed the same day"),
        "rate": tr("Rate"), "label": tr("Name"), "reason": tr("Reason"), "distance_m": tr("Distance, m"),
        "load": tr("In hand"), "by_road": tr("By road"), "on_duty": tr("On duty"), "score": tr("Likeness"),
        "sure": tr("Most likely the same"), "distance": tr("By distance"), "same_class": tr("By class"),
        "text": tr("By words"), "rule": tr("Rule code"), "rule_name": tr("Rule"), "passed": tr("Passed"),
        "drawn_at": tr("Drawn at"), "checked_at": tr("Checked at"), "checked_by": tr("Checked by"),
        "finding": tr("Finding"), "task_force": tr("Task force"), "step": tr("Step"), "by": tr("By"),
    }


def value_word(name: str, value: Any) -> str:
    """A value of a field in words; what cannot be read is shown as it is written."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, float):
        return f"{value:.6f}" if name in ("lon", "lat") else moment(value) if name == "last_at" else f"{value:,.1f}"
    try:
        match name:
            case "level":
                return level_word(Level[str(value).upper()])
            case "state":
                return state_word(State(value))
            case "priority":
                return priority_word(Priority[str(value).upper()])
            case "source":
                return source_word(Source(value))
            case "authority":
                return authority_word(value)
            case "actor":
                return actor_word(value)
            case "at" | "time" | "until":
                return f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M:%S}"
        if name.endswith("_at"):
            return f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M:%S}"
    except (KeyError, ValueError, TypeError):
        pass
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def line(record: dict[str, Any]) -> str:
    """A flat answer as one line; "" where it holds tables or records of its own."""
    if any(isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
           for value in record.values()):
        return ""
    return " · ".join(tr("{title}: {label}", title=heading(name), label=value_word(name, value) or "—")
                      for name, value in record.items())
