"""Staff of the demo district, with invented names and telephone numbers that no exchange has."""

from __future__ import annotations

from collections.abc import Iterable

from console.demo.names import Names
from console.model.area import Area, Level
from console.model.premises import Person

# Who works for one area of each level, and how many of them.
POSTS = {
    Level.DISTRICT: (("commander", 1), ("duty_officer", 4), ("dispatcher", 8)),
    Level.STREET: (("commander", 1), ("duty_officer", 3), ("dispatcher", 3), ("inspector", 5),
                   ("safety_officer", 2), ("emergency", 6)),
    Level.COMMUNITY: (("supervisor", 1), ("mediator", 1)),
    Level.GRID: (("grid_worker", 1),),
}


def hire(areas: Iterable[Area], names: Names) -> list[Person]:
    """Staff for all areas: a worker for each grid, supervisors for communities, rooms for streets."""
    found: list[Person] = []
    for area in areas:
        for post, count in POSTS.get(area.level, ()):
            for _ in range(count):
                number = len(found) + 1
                found.append(Person(f"440304P{number:05}", names.person(), post, area.id,
                                    f"000-0000-{number:04}", demo=True))
    return found
