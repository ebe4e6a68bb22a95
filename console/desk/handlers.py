"""The names a case may be sent to, "department:cg" or "person:li": which there are, and how to say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from console.model.departments import PERSON, Departments
from console.model.person import User
from console.store.places import PlaceStore


class Handlers:
    """Knows them all as they are now.

    Args:
        departments: the catalogue in force.
        users: registered people.
        places: staff.
    """

    def __init__(self, departments: Callable[[], Departments], users: Callable[[], Iterable[User]],
                 places: PlaceStore) -> None:
        self._departments = departments
        self._users = users
        self._places = places

    def knows(self, handler: str) -> bool:
        """Whether a case can be sent there; not to somebody who has left."""
        kind, _, name = handler.partition(":")
        if kind != PERSON:
            return self._departments().knows(handler)
        user = next((one for one in self._users() if one.id == name), None)
        return user.active if user is not None else self._places.person(name) is not None

    def label(self, handler: str) -> str:
        """As people read it; the handler itself where nobody knows it any more, "" for none."""
        kind, _, name = handler.partition(":")
        if kind != PERSON:
            return self._departments().label(handler) or handler
        user = next((one for one in self._users() if one.id == name), None)
        if user is not None:
            return user.name or user.id
        person = self._places.person(name)
        return person.name if person is not None else name
