"""Gathers what the paper of a day's way shows, for the shell and for the window alike."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from console.desk.hazard.route import Route
from console.desk.hazard.steps import state_word
from console.errors import BadInput, Refused
from console.language import tr
from console.model.premises import Building
from widgets.inspection.facts import role_words
from widgets.inspection.figures import party_words
from widgets.inspection.paper import Paper, Sheet, picture_of, write_paper
from widgets.words import moment

if TYPE_CHECKING:
    from console.wiring import Console


def make_paper(console: Console, out: Path, title: str, way: Route, start: str, inspector: str) -> int:
    """Print a way with a form for every stop; returns the number of pages. Needs a Qt application object.

    Raises:
        BadInput: no building, or no .pdf file. Refused: nobody is logged in. ProfileError: it cannot be written.
    """
    if out.suffix.lower() != ".pdf":
        raise BadInput(tr("{file}: name a .pdf file.", file=out.name))
    if not way.buildings:
        raise BadInput(tr("There is no building to go to; nothing was printed."))
    if console.identity.known is None:
        raise Refused(tr("Log in to print inspections."))
    known = {one.code: one for one in console.places.buildings()}
    sheets = tuple(_sheet(console, number, known[code], leg) for number, (code, leg) in enumerate(
        zip(way.buildings, way.legs, strict=True), 1))
    who = console.people.label(console.identity.known.id) or tr("Operator")
    paper = Paper(title, start, tr("Inspector: {name}", name=console.people.label(inspector)) if inspector else "",
                  tr("Printed {when} by {who}", when=moment(time.time()), who=who), way, sheets,
                  any(one.building.demo for one in sheets))
    places = {code: (one.lon, one.lat) for code, one in known.items()}
    return write_paper(out, paper, picture_of(console, way, places))


def _sheet(console: Console, number: int, building: Building, metres: float) -> Sheet:
    desk, rules, tree = console.inspections, console.hazards.rules, console.areas.tree()
    parties = sorted(desk.parties.of(building.code).items())
    alive = [one for one in console.hazards.of_building(building.code) if one.is_open]
    return Sheet(
        number, building, desk.lists.of(building), " › ".join(one.name for one in tree.path(building.area)),
        tuple((role_words(role), party_words(console, one.id)) for role, one in parties),
        tuple(" · ".join(filter(None, (rules.kind_label(one.kind), one.text, one.room, state_word(one.state))))
              for one in alive), metres)
