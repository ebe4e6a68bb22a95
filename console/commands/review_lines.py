"""Detections as records of an answer, and what every command of the bench asks: which ones, and who looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
import typer

from console.commands.case_lines import area_name, moment
from console.commands.show import table
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.model.person import Role, User
from console.model.review import Detection, Disposal, Fact, FieldTask, QueueFilter, Recheck, Status, Verdict

if TYPE_CHECKING:
    from console.wiring import Console

ID = typer.Argument(..., metavar="ID", help="Id of the detection.")
AS = typer.Option("", "--as", help="In a profile without users: the name of whoever looks.")
AREA = typer.Option("", help="Name, code or id of an area, with all below it; - for outside all areas.")
BATCH = typer.Option("", help="Id or name of a batch.")
KIND = typer.Option([], "--kind", help="new, storey, extension, shed, demolished …; several times for several.")
STATUS = typer.Option([], "--status", help="new, second, third, evidence, field, settled, locked.")
LEAST_M2 = typer.Option(0.0, "--least-m2", help="Plan area from here on, m².")
LEAST = typer.Option(0.0, "--confidence", min=0.0, max=1.0, help="Confidence from here on.")
SENSITIVE = typer.Option(None, "--sensitive", help="Sensitivity above this.")
ASSIGNED = typer.Option("", "--assigned", help="Assigned to this user; - for nobody.")
PERMITTED = typer.Option(None, "--permitted/--not-permitted", help="Only with, or only without a permit.")
RECHECKS = typer.Option(False, "--rechecks", help="Only what lies where a re-check waits.")
TEXT = typer.Option("", "--text", help="Part of the id, building, address or kind.")
ORDER = typer.Option("expected", help="expected (confidence × area × sensitivity), disagreement, confidence, size "
                                      "or near.")


def asked(console: Console, area: str = "", batch: str = "", kind: list[str] | None = None,
          status: list[str] | None = None, least_m2: float = 0.0, least: float = 0.0, sensitive: float | None = None,
          assigned: str = "", permitted: bool | None = None, rechecks: bool = False, text: str = "") -> QueueFilter:
    """The filter that the options of a line make.

    Raises:
        NotFound: there is no such area or batch. BadInput: no such status.
    """
    if area and area != "-":
        found = console.areas.tree().find(area)
        if not found:
            raise NotFound(tr("There is no area {name} in this profile.", name=area))
        area = found[0].id
    odd = next((word for word in status or () if word not in set(Status)), None)
    if odd is not None:
        raise BadInput(tr("There is no status {name}; choose from: {names}.", name=odd, names=", ".join(Status)))
    return QueueFilter(area, console.reviews.batch(batch).id if batch else "", tuple(kind or ()),
                       tuple(Status(word) for word in status or ()), least_m2, None, least, 1.0, sensitive, assigned,
                       permitted, rechecks=rechecks, text=text)


def looker(console: Console, name: str) -> User:
    """Who looks: whoever is logged in; where nobody is registered, the operator, or somebody by name.

    Raises:
        Refused: users are registered, so a name is not enough.
    """
    if not name.strip():
        return console.who
    if console.people.registered:
        raise Refused(tr("This profile has users: log in instead of giving --as. Nothing was changed."))
    return User(name.strip(), name.strip(), roles=frozenset(Role))


def line(console: Console, one: Detection) -> dict[str, Any]:
    """A detection as a line of a list."""
    return {
        "id": one.id, "kind": one.kind, "status": one.status.value, "m2": round(one.m2, 1),
        "dz": round(one.dz_median, 2), "confidence": round(one.confidence, 3),
        "sensitivity": round(one.sensitivity, 2), "area_name": area_name(console, one.area), "building": one.building,
        "address": one.address, "permitted": one.is_permitted, "pictures_only": one.is_image_only,
        "fact": one.fact.value if one.fact else "", "disposal": one.disposal.value, "assigned": one.assigned,
        "demo": one.demo,
    }


def full(console: Console, one: Detection) -> dict[str, Any]:
    """Everything about a detection that its reader may see."""
    return line(console, one) | {
        "batch": one.batch, "area": one.area, "lon": one.lon, "lat": one.lat, "compact": round(one.compact, 3),
        "volume": one.volume, "dz_max": one.dz_max, "dz_sigma": one.dz_sigma, "dz_error": one.dz_error,
        "storeys": one.storeys, "permit": one.permit, "use": one.use, "sources": one.sources, "model": one.model,
        "reasons": list(one.reasons), "decided_at": moment(one.decided_at), "decided_by": list(one.decided_by),
        "reason": one.reason, "first_by": one.first_by, "blind": one.hidden, "locked_by": one.locked_by,
        "verdicts": [_verdict(each) for each in one.verdicts], "field": [field(each) for each in one.tasks],
        "case": one.case, "recheck": recheck(one.recheck) if one.recheck else None, "again": one.again,
        "version": one.version,
    }


def _verdict(one: Verdict) -> dict[str, Any]:
    return {"id": one.id, "by": one.by, "at": moment(one.at), "fact": one.fact.value, "disposal": one.disposal.value,
            "reason": one.reason, "note": one.note, "round": one.round, "turn": one.turn, "undone": one.undone,
            "replaced": one.replaced, "duplicate_of": one.duplicate_of, "model": one.model}


def field(one: FieldTask) -> dict[str, Any]:
    """A field check, with what does not fit."""
    return {
        "id": one.detection, "task": one.id, "open": one.is_open, "sent_by": one.sent_by,
        "sent_at": moment(one.sent_at), "note": one.note, "lon": one.lon, "lat": one.lat, "address": one.address,
        "outline": shapely.to_wkt(shapely.from_wkb(one.wkb), rounding_precision=7) if one.wkb else "",
        "questions": {each.key: each.label for each in one.questions}, "photos": {e.key: e.label for e in one.photos},
        "back_at": moment(one.back_at), "back_by": one.back_by, "answers": one.answers,
        "found": [{"name": each.name, "sha256": each.hash, "lon": each.lon, "lat": each.lat, "azimuth": each.azimuth,
                   "taken_at": moment(each.taken_at), "taken_local": each.taken_local, "away_m": each.away_m}
                  for each in one.found], "doubts": one.doubts,
    }


def recheck(one: Recheck) -> dict[str, Any]:
    """A place that the next survey is to show."""
    return {"id": one.detection, "case": one.case, "end": one.end, "words": one.words,
            "ended_at": moment(one.ended_at), "batch": one.batch, "seen": one.seen, "matches": list(one.matches),
            "open": one.is_open, "result": one.result, "done_by": one.done_by, "done_at": moment(one.done_at),
            "note": one.note}


def say(value: dict[str, Any] | None) -> str:
    """A detection for a terminal: what matters first, its verdicts below."""
    if value is None:
        return tr("Nothing is left in this queue that nobody else holds.")
    head = f"{value['id']}  {value['kind']}  {value['m2']} m²  {value['dz']:+.2f} m  {value['confidence']:.2f}"
    marks = [tr("covered by permit {permit}", permit=value["permit"]) if value["permit"] else "",
             tr("from pictures alone") if value["pictures_only"] else "",
             tr("demo data") if value["demo"] else ""]
    where = "  ".join(word for word in (value["area_name"], value["address"], value["building"]) if word)
    state = "  ".join(word for word in (value["status"], value["fact"], value["disposal"], value["case"]) if word)
    lines = [head, where, "  ".join(word for word in marks if word), *value["reasons"], state]
    lines += [tr("Verdicts are kept back: this is a blind second look.")] if value["blind"] else []
    verdicts = [{"by": one["by"] or tr("the operator"), "at": one["at"], "fact": one["fact"],
                 "disposal": one["disposal"], "reason": one["reason"], "note": one["note"],
                 "": tr("taken back") if one["undone"] else tr("corrected") if one["replaced"] else ""}
                for one in value["verdicts"]]
    return "\n".join([text for text in lines if text] + ([table(verdicts)] if verdicts else []))


def fact_of(text: str) -> Fact | None:
    """A fact by its word, None for "". Raises `BadInput`."""
    if text and text not in set(Fact):
        raise BadInput(tr("There is no fact {name}; choose from: {names}.", name=text, names=", ".join(Fact)))
    return Fact(text) if text else None


def disposal_of(text: str) -> Disposal | None:
    """A disposal by its word, None for "". Raises `BadInput`."""
    if text and text not in set(Disposal):
        raise BadInput(tr("There is no disposal {name}; choose from: {names}.", name=text,
                          names=", ".join(one for one in Disposal if one)))
    return Disposal(text) if text else None
