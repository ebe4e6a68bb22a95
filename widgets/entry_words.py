"""What a ledger entry says, in words: who, what, why. The record itself is never rephrased, only read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from console.desk.lifecycle import BY_KIND
from console.language import current, tr
from console.ledger.entry import Entry
from console.model.area import AreaTree
from console.model.case import Priority, Source, State
from console.model.catalogue import Catalogue
from widgets.words import moment, priority_word, source_word, state_word

# Said by other fields, by the step itself or by whoever signed it.
_SILENT = {"updated_at", "external_id", "feed", "demo", "extra", "closed_at", "lat", "has_files", "state_at", "warn_at",
           "step_due_at", "first_dispatched_at", "source_state", "before_suspension", "suspended_left", "asked",
           "extensions", "returns", "reworks", "reopenings", "recalls", "send_backs",
           *(f"{state.value}_at" for state in State),
           "accepted_by", "registered_by", "dispatched_by", "checked_by", "taken_by", "handled_by"}
_TELLING = {"case.fed_back", "case.noted", "case.split"}   # their words are no reason: what was done, a note, a title
_UNSAID = {"handlings"}   # lists that only say again what the step says


@dataclass(frozen=True)
class Line:
    """One entry as a person reads it.

    Attributes:
        what: the headline; details: one line per changed field or note.
        who: actor, or the installation where none is named.
        why: reason given, "" for none.
        doubt: what is wrong with the entry, "" for nothing.
    """

    at: float
    what: str
    who: str
    details: tuple[str, ...] = ()
    why: str = ""
    doubt: str = ""


class EntryReader:
    """Reads entries about cases out loud.

    Args:
        catalogue: names of classes; tree: names of areas.
        handler_name: what a handler ("department:…") is called. user_name: what a user id is called.
    """

    def __init__(self, catalogue: Catalogue, tree: AreaTree, handler_name: Callable[[str], str] = str,
                 user_name: Callable[[str], str] = str) -> None:
        self._catalogue, self._tree = catalogue, tree
        self._handler_name, self._user_name = handler_name, user_name

    def read(self, entry: Entry) -> Line:
        """One entry as a line of the history."""
        payload = entry.payload
        fields = _mapping(payload.get("set"))
        state = payload.get("to") or fields.get("state")
        first = entry.kind == "case.reported"
        details = [] if first else [self._field(name, value) for name, value in fields.items()
                                    if name not in _SILENT | ({"state"} if state else set())]
        details += [self._grown(name, value) for name, values in _mapping(payload.get("add")).items()
                    if name not in _UNSAID for value in (values if isinstance(values, list) else [values])]
        details += [tr("{field} settled as {value}", field=field_word(name), value=self.value(name, value))
                    for name, value in _mapping(payload.get("resolve")).items()]
        why = str(payload.get("why", ""))
        if entry.kind in _TELLING:
            details.append(why)
            why = ""
        doubt = tr("The device's clock was ahead ({when})", when=moment(entry.at)) if entry.is_ahead else ""
        return Line(entry.written_at if entry.is_ahead else entry.at, self._headline(entry, state),
                    actor_word(self._user_name(entry.actor)) or tr("Site {site}", site=entry.site[:8]),
                    tuple(line for line in details if line), why, doubt)

    def wanted(self, wanted: Any) -> str:
        """What a refused part of an entry asked for."""
        asked = _mapping(wanted)
        state = asked.get("to") or _mapping(asked.get("resolve")).get("state")
        return tr("→ {state}", state=self.value("state", state)) if state else str(wanted)

    def _headline(self, entry: Entry, state: str | None) -> str:
        if entry.payload.get("delete"):
            return tr("Deleted")
        if entry.kind == "case.reported":
            return tr("Reported")
        if entry.kind == "person.revealed":
            return tr("Shown to somebody: {field}", field=entry.payload.get("field", ""))
        if entry.kind in BY_KIND:
            return BY_KIND[entry.kind].label
        if state:
            return tr("→ {state}", state=self.value("state", state))
        return {"case.changed": tr("Changed"), "case.relocated": tr("Area drawn anew"),
                "case.joined": tr("Another report joined"), "case.left": tr("A report was taken out"),
                "case.file_added": tr("Attached"), "case.resolved": tr("Conflict settled")}.get(entry.kind, entry.kind)

    def _field(self, name: str, value: Any) -> str:
        return tr("{title}: {label}", title=field_word(name), label=self.value(name, value))

    def _grown(self, name: str, value: Any) -> str:
        text = value
        if isinstance(value, dict):   # whatever of these a version of the program says
            text = next((value[key] for key in ("text", "note", "name", "title", "case", "id") if value.get(key)), "")
        if name == "notes":
            return str(text)
        title = {"photos": tr("Photo"), "visits": tr("Visit"), "files": tr("File"), "reporters": tr("Reporter"),
                 "links": tr("Linked case"), "merged": tr("Joined"), "separated": tr("Taken out"),
                 "splits": tr("Split off")}.get(name, name)
        return tr("{title}: {label}", title=title, label=text)

    def value(self, name: str, value: Any) -> str:
        """A field's value in words; what cannot be read is shown as it is written."""
        try:
            match name:
                case "state":
                    return state_word(State(value))
                case "priority":
                    return priority_word(Priority(value))
                case "source":
                    return source_word(Source(value))
                case "class_code":
                    return self._catalogue.label(value)
                case "area":
                    return " › ".join(a.name for a in self._tree.path(value)) or tr("Outside all areas")
                case "due_at" | "reported_at" | "closed_at":
                    return moment(value)
                case "handler":
                    return self._handler_name(value) if value else "—"
                case "level":
                    return settling_word(value)
                case "lon":
                    return tr("moved")
        except (ValueError, TypeError):
            pass
        return "—" if value in ("", None) else str(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    """What is a mapping; empty for what another version of the program wrote in its place."""
    return value if isinstance(value, dict) else {}


def field_word(name: str) -> str:
    """A field of a case in the user's language."""
    return {
        "title": tr("What"), "class_code": tr("Class"), "priority": tr("Priority"), "state": tr("State"),
        "source": tr("Source"), "lon": tr("Place"), "lat": tr("Place"), "area": tr("Area"),
        "address": tr("Address"), "reported_at": tr("Reported at"), "due_at": tr("Due"),
        "closed_at": tr("Closed at"), "handler": tr("Handler"), "level": tr("Settled by"),
        "task_force": tr("Task force"), "finding": tr("Finding"), "rating": tr("Rating"),
        "merged_into": tr("Merged into"), "split_from": tr("Split from"),
        "reporter": tr("Reporter"), "phone": tr("Telephone"),
    }.get(name, name)


def is_told(field: str) -> bool:
    """Whether a change of this field is worth a line."""
    return field not in _SILENT


def settling_word(level: str) -> str:
    """Where a case is to be settled (三级负责): 社区, 街道, 区."""
    return {"community": tr("Community"), "street": tr("Street"), "district": tr("District")}.get(level, level or "—")


def actor_word(actor: str) -> str:
    """Who did it; feeds sign as "feed:<name>"."""
    if actor.startswith("feed:"):
        return feed_word(actor.removeprefix("feed:"))
    return actor


def feed_word(name: str) -> str:
    """A feed's title in the user's language where it came with the program, else its name."""
    return _shipped_title(name, current()) or tr("Feed {name}", name=name)


def feed_title(name: str, title: str) -> str:
    """A running feed's title; one that came with the program follows a change of language."""
    return _shipped_title(name, current()) or title


@cache
def _shipped_title(name: str, language: str) -> str:
    from console.feeds.mapping import read_mapping, shipped  # looked at only when a feed is

    if name == "simulation":
        return tr("Generated city day")
    return read_mapping(name).label if name in shipped() else ""
