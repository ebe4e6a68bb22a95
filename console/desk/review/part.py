"""What every part of the review desk needs: its state, and the checks that stand before all it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from console.desk.people import People
from console.desk.review import blind
from console.desk.review.cases import ReviewCases
from console.desk.review.core import Core
from console.desk.review.field import FieldChecks
from console.desk.review.record import Review
from console.desk.review.standing import Standing
from console.errors import Refused
from console.language import tr
from console.model.person import Role, User
from console.model.review import Claim, Detection, Found
from console.model.review_rules import ReviewRules


class DeskPart:
    """What all rooms of `ReviewDesk` share.

    Args:
        core: the desk's state. people: whether anybody is registered. field: field checks. to_case: cases.
        follow: hears what other processes wrote; never called while the state's lock is held.
    """

    def __init__(self, core: Core, people: People, field: FieldChecks, to_case: ReviewCases,
                 follow: Callable[[], object]) -> None:
        self._core, self._people, self._field, self._to_case, self._hear = core, people, field, to_case, follow

    @property
    def rules(self) -> ReviewRules:
        """The catalogue that is in force: reasons, questions, shares."""
        return self._core.rules

    def get(self, detection: str) -> Detection:
        """A detection with every verdict, for evidence and learning; what people look at comes from `view`.

        Raises:
            NotFound: there is none of that id.
        """
        return self._core.detection(detection)

    def view(self, detection: Detection | str, who: User) -> Detection:
        """A detection as this person may see it: blind while a second look waits.

        Raises:
            NotFound: there is none of that id. Refused: it lies outside the person's area.
        """
        one = self.get(detection) if isinstance(detection, str) else detection
        self._check_scope(one.area, one.id, who)
        return blind.view(one, who)

    def claims(self) -> list[Claim]:
        """Claims that hold now, of everybody and every process."""
        return self._core.store.claims(self._core.clock())

    def _state(self, detection: str, who: User) -> tuple[Found, Review, Standing]:
        one = self._core.found(detection)
        self._check_scope(one.area, one.id, who)
        return one, self._core.review(detection), self._core.standing(detection)

    def _claim(self, ids: Sequence[str], who: User, leaving: str | None = None) -> Claim | None:
        now = self._core.clock()
        return self._core.store.claim(ids, who.id, now, now + 60 * self.rules.claim_minutes, leaving)

    def _check_scope(self, area: str, detection: str, who: User) -> None:
        if not self._core.in_scope(area, who):
            raise Refused(tr("Detection {id} lies outside the area of {who}. Nothing was changed.", id=detection,
                             who=who.name or who.id))

    def _check_supervisor(self, who: User) -> None:
        if not (who.active and who.is_any(Role.SUPERVISOR)):
            raise Refused(tr("Only a supervisor may do this, or see another's figures. Nothing was changed."))

    def _held_from(self, who: User) -> dict[str, Claim]:
        """What others hold, by detection."""
        return {claim.detection: claim for claim in self.claims() if claim.by != who.id}

    def _check_claim(self, held: Claim | None) -> None:
        """Raises `Refused` for what somebody else holds."""
        if held is not None:
            minutes = max(1, round((held.until - self._core.clock()) / 60))
            raise Refused(tr("{who} is looking at detection {id} and keeps it for {minutes} more minutes. Nothing was "
                             "changed.", who=self._core.label(held.by), id=held.detection, minutes=minutes))
