"""One detection made ready to be seen, in the thread that asks the desk: claimed, drawn from, put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from console.desk.review.desk import ReviewDesk
from console.errors import ConsoleError, NotFound
from console.language import tr
from console.model.person import User
from console.model.review import Batch, Detection, QueueFilter, Status
from widgets.review.asked import Asked, Shown
from widgets.review.facts import Names, missing_of, sections_of
from widgets.review.queue_rows import QueueRows, snapshot
from widgets.review.scenes import Scenes
from widgets.words import state_word

if TYPE_CHECKING:
    from console.wiring import Console


class Showing:
    """Asks desk, people and surveys; called in the thread of `ReviewWork` only."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._desk: ReviewDesk = console.reviews
        self.scenes = Scenes(self.batch, console.profile.caches)

    def next(self, asked: Asked, after: str | None) -> Shown:
        """The next of the queue behind one, claimed; nothing where none is left."""
        one = self._desk.next(asked.who, asked.filter, after, asked.order)
        return Shown() if one is None else self.shown(one, asked)

    def show(self, id: str, asked: Asked) -> Shown:
        """Claimed if it waits for this person; otherwise to be looked at only, with the reason, and nobody is kept
        from it."""
        one = self._desk.view(id, asked.who)
        if one.status is not Status.EVIDENCE and id not in self._desk.queue(QueueFilter(), asked.who):
            return self.shown(one, asked, tr("It does not wait for your look, so no verdict is taken here."))
        try:
            self._desk.claim(id, asked.who)
        except ConsoleError as error:
            return self.shown(one, asked, str(error))
        return self.shown(one, asked)

    def shown(self, one: Detection, asked: Asked, why: str = "") -> Shown:
        """One with its scene and words; `why` no verdict is taken of it, "" where one is."""
        scene, batch = self.scenes.scene(one), self.batch(one.batch)
        return Shown(one, scene, sections_of(one, scene, batch, self._names()), missing_of(scene, batch),
                     not why, why, self._console.drafts.get(f"detection:{one.id}", asked.who.id)[1])

    def queue(self, asked: Asked) -> list[str]:
        """Ids of what waits, in its order."""
        return self._desk.queue(asked.filter, asked.who, asked.order)

    def rows(self, who: User) -> QueueRows:
        """What the list of the queue says."""
        people = {user.id: user.name or user.id for user in self._console.people.users().values()}
        return snapshot(self._desk, self._console.areas.tree(), who, people)

    def _names(self) -> Names:
        console = self._console

        def case(id: str) -> tuple[str, str]:
            found = console.cases.get(id)
            return (found.title, state_word(found.state)) if found else ("", "")

        def photo(digest: str) -> str:
            path = self._desk.photo(digest)
            return str(path) if path.exists() else ""

        return Names(console.areas.tree(), console.people.label, self._desk.rules, case, photo)

    def batch(self, id: str) -> Batch | None:
        """What was loaded together with it; None where nobody knows any more."""
        try:
            return self._desk.batch(id)
        except NotFound:
            return None

    def chip(self, id: str, who: User, side: int, ratio: float) -> tuple[Any, Any, str, Detection]:
        """Before and after as small pictures, what is missing in them, and the detection."""
        from widgets.review.chips import chip_of

        one = self._desk.view(id, who)
        scene = self.scenes.scene(one)
        return (*(chip_of(scene, epoch, side, ratio) for epoch in ("before", "after")),  # type: ignore[return-value]
                "\n".join(scene.missing) or tr("no picture"), one)
