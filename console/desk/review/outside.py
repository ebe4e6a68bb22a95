"""What happens outside the bench: field checks, cases and their ends, and what the next survey is to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from console.desk.review import judging
from console.desk.review.part import DeskPart
from console.model.person import User
from console.model.review import Detection, FieldTask, Recheck


class Outside(DeskPart):
    """The part of `ReviewDesk` that sends out and hears back."""

    def send_to_field(self, detection: str, who: User, note: str = "") -> FieldTask:
        """Have somebody go and see: a task with place, outline, questions and photos to take.

        Raises:
            Refused: not a reviewer, outside the area, decided, or somebody is out already.
        """
        judging.check_reviewer(who)
        with self._core.lock:
            self._core.refresh(detection)
            one, review, now = self._state(detection, who)
            task, draft = self._field.sent(one, review, now, who, note, self._core.clock())
            self._core.commit([draft], {detection: review.version}, self._core.store.release_in([detection]))
        return task

    def field_back(self, detection: str, who: User, photos: Sequence[Path] = (),
                   answers: Mapping[str, str] | None = None) -> FieldTask:
        """Record what came back; it joins the record, and what does not fit is told in `FieldTask.doubts`.

        Raises:
            Refused: nobody was sent, or the person is neither collector, handler nor reviewer.
            BadInput: a photo cannot be read, or an answer to what was not asked.
        """
        with self._core.lock:
            self._core.refresh(detection)
            one, review, now = self._state(detection, who)
            task, draft = self._field.came_back(one, review, now, who, photos, answers or {}, self._core.clock())
            self._core.commit([draft], {detection: review.version})
        return task

    def field_tasks(self, who: User | None = None, only_open: bool = True) -> list[FieldTask]:
        """Field checks, the one sent first first; with `who` those in that person's area."""
        return self._field.tasks(who, only_open)

    def photo(self, digest: str) -> Path:
        """Where a photo from the field is kept, by its hash."""
        return self._field.files.path(digest)

    def case_ended(self) -> int:
        """Bring home the ends of cases; how many there were. Done by `follow` and before every list of re-checks."""
        return self._to_case.take_ends()

    def rechecks(self, only_open: bool = True) -> list[Recheck]:
        """Places that the next survey is to show, the one waiting longest first."""
        self.follow()
        return self._to_case.rechecks(only_open)

    def recheck(self, detection: str, who: User, gone: bool, note: str = "") -> Detection:
        """Close a re-check: it is gone (已消除), or still there.

        Raises:
            Refused: none waits there, or not a reviewer.
        """
        judging.check_reviewer(who)
        with self._core.lock:
            self._core.refresh(detection)
            one, review, _ = self._state(detection, who)
            draft = self._to_case.rechecked(one, review, who, gone, note, self._core.clock())
            self._core.commit([draft], {detection: review.version})
        return self.view(detection, who)

    def follow(self) -> None:
        """Pick up what other processes wrote, open cases that are due (also after a crash), bring ends home."""
        self._hear()
        self._to_case.open_due()
        self._to_case.take_ends()
