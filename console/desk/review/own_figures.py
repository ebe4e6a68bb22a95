"""How reviewers work: for themselves and for supervisors, and for nobody else."""

from __future__ import annotations

from console.desk.review import figures
from console.desk.review.part import DeskPart
from console.model.person import User


class OwnFigures(DeskPart):
    """The part of `ReviewDesk` that counts."""

    def statistics(self, who: str, viewer: User) -> figures.Statistics:
        """One reviewer's pace, agreement, κ and overturned verdicts.

        Raises:
            Refused: neither the reviewer nor a supervisor asks.
        """
        if viewer.id != who:
            self._check_supervisor(viewer)
        core = self._core
        with core.lock:
            return figures.statistics(who, core.label(who), dict(core.reviews),
                                      {name: core.standing(name) for name in core.reviews},
                                      60 * self.rules.pause_minutes)

    def reviewers(self, viewer: User) -> list[str]:
        """User ids of all who ever judged; for a supervisor."""
        self._check_supervisor(viewer)
        return sorted({one.by for review in self._core.reviews.values() for one in review.verdicts})

    def kappas(self, viewer: User) -> list[figures.Pair]:
        """Blind agreement of every two reviewers; for a supervisor."""
        self._check_supervisor(viewer)
        return figures.pairs(list(self._core.reviews.values()))
