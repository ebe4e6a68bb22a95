"""Attaching files to a case: checked like any step, kept, then on record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from console.desk.attachments import Attachment, Attachments, attachments_of, payload_of
from console.desk.batch import PREFIX
from console.desk.cases import CaseDesk
from console.desk.gate import refuse_who_left
from console.desk.step_checks import check_scope
from console.errors import NotFound
from console.language import tr
from console.ledger.ledger import Draft
from console.model.case import Case
from console.model.person import User
from console.store.areas import AreaStore


class CaseFiles:
    """The attachments of cases, for people.

    Args:
        cases: the case desk, which records them. areas: for people's scope. files: keeps the content.
    """

    def __init__(self, cases: CaseDesk, areas: AreaStore, files: Attachments) -> None:
        self._cases, self._areas = cases, areas
        self.files = files

    def attach(self, case_id: str, paths: Sequence[Path], who: User, note: str = "") -> list[Attachment]:
        """Attach files, all or none of them; any active user may whose area holds the case.

        Raises:
            NotFound: there is no such case.
            Refused: the person has left, or the case lies outside their area.
            BadInput: a file cannot be read. ProfileError: it cannot be kept.
        """
        self._check(case_id, who)
        kept = [self.files.keep(path, note, who.id) for path in paths]

        def make() -> list[Draft]:
            case = self._check(case_id, who)
            return [Draft(PREFIX + case_id, "case.file_added", payload_of(kept), case.area, who.id)]

        self._cases.decide(make)
        return kept

    def of(self, case_id: str) -> list[Attachment]:
        """What is attached, oldest first.

        Raises:
            NotFound: there is no such case.
        """
        self._find(case_id)
        return attachments_of(self._cases.grown(case_id))

    def _find(self, case_id: str) -> Case:
        case = self._cases.get(case_id)
        if case is None:
            raise NotFound(tr("There is no case {id}.", id=case_id))
        return case

    def _check(self, case_id: str, who: User) -> Case:
        case = self._find(case_id)
        refuse_who_left(who)
        check_scope(case, who, self._areas.tree())
        return case
