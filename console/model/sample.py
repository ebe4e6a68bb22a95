"""A sample check (抽查): a closed case that the lot picked to be looked at once more."""

from __future__ import annotations

import msgspec


class Sample(msgspec.Struct, frozen=True):
    """One check task.

    Attributes:
        id: "<case id>@<when it was closed>": a case that is reopened and closed again can be drawn again.
        case_id, area: the case and its area.
        rule: code of the sampling rule that drew it.
        seed: of the lot, so that anybody can draw it again and find the same.
        drawn_at, due_at, checked_at: seconds since 1970 UTC; `checked_at` None while it is open.
        drawn_by, checked_by: user ids.
        passed: what came of it, None while it is open.
        finding: in words (核查结论).
        self_check: nobody is registered in the profile who could be told apart from the handler.
        demo: about a generated case.
    """

    id: str
    case_id: str
    rule: str
    seed: str = ""
    area: str = ""
    drawn_at: float = 0.0
    due_at: float = 0.0
    drawn_by: str = ""
    passed: bool | None = None
    finding: str = ""
    checked_at: float | None = None
    checked_by: str = ""
    self_check: bool = False
    demo: bool = False

    @property
    def is_open(self) -> bool:
        return self.passed is None

    def is_overdue(self, now: float) -> bool:
        """Still open past its limit at `now` (seconds since 1970 UTC)."""
        return self.is_open and now > self.due_at
