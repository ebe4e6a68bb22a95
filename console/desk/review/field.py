"""Go and see (外业核查): the task that goes out, what comes back, and whether the photos fit the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from console.desk.attachments import Attachment, Attachments
from console.desk.metres import per_degree
from console.desk.review.core import Core
from console.desk.review.judging import REVIEWING
from console.desk.review.record import PREFIX, Back, Review, Turn, new_id, packed
from console.desk.review.standing import Standing
from console.desk.step_checks import roles_of
from console.errors import BadInput, Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.person import Role, User
from console.model.review import FieldPhoto, FieldTask, Found, Status
from console.model.review_rules import FieldRule

BRINGING = REVIEWING | {Role.COLLECTOR, Role.HANDLER}


class FieldChecks:
    """Makes tasks and takes results in; the desk records them.

    Args:
        core: the desk's state. files: keeps photos by their hash.
    """

    def __init__(self, core: Core, files: Attachments) -> None:
        self._core, self.files = core, files

    def sent(self, one: Found, review: Review, now: Standing, who: User, note: str,
             at: float) -> tuple[FieldTask, Draft]:
        """A task and its entry.

        Raises:
            Refused: decided already, or somebody is out.
        """
        if now.status.is_decided:
            raise Refused(tr("Detection {id} is decided; nobody needs to go and see. Nothing was changed.", id=one.id))
        if now.status is Status.FIELD:
            raise Refused(tr("Somebody is out to look at detection {id} already. Nothing was changed.", id=one.id))
        rule = self._core.rules.field
        task = FieldTask(new_id(), one.id, who.id, at, note.strip(), address=one.address, area=one.area,
                         questions=rule.questions, photos=rule.photos, demo=one.demo)
        draft = Draft(PREFIX + one.id, "detection.sent_to_field", {"add": {"tasks": [packed(task)]}}, one.area, who.id,
                      at)
        return msgspec.structs.replace(task, wkb=one.wkb, lon=one.lon, lat=one.lat), draft

    def came_back(self, one: Found, review: Review, now: Standing, who: User, paths: Sequence[Path],
                  answers: Mapping[str, str], at: float) -> tuple[FieldTask, Draft]:
        """The task with its results, and the entry; photos are in the profile before anything speaks of them.

        Raises:
            Refused: nobody was sent, or not for this person. BadInput: a photo or an answer that cannot be taken.
        """
        if not (who.active and who.is_any(*BRINGING)):
            raise Refused(tr("Bringing results from the field is for: {roles}. {who} is: {own}. Nothing was changed.",
                             roles=roles_of(frozenset(BRINGING)), who=who.name or who.id,
                             own=roles_of(who.roles) or "—"))
        task = next((each for each in review.tasks if each.is_open), None)
        if task is None:
            raise Refused(tr("Nobody was sent to look at detection {id}. Nothing was changed.", id=one.id))
        known = {question.key for question in task.questions}
        odd = next((key for key in answers if key not in known), None)
        if odd is not None:
            raise BadInput(tr("“{key}” was not asked; the questions are: {keys}. Nothing was changed.", key=odd,
                              keys=", ".join(question.key for question in task.questions)))
        said = {key: text.strip() for key, text in answers.items() if text.strip()}
        kept = [self.files.keep(path, by=who.id) for path in paths]
        photos = tuple(self._photo(each, one, task) for each in _once(kept))
        back = Back(task.id, at, who.id, said, photos, tuple(_lacking(task, said, len(photos))))
        grown: dict[str, Any] = {"back": [packed(back) | {"task": task.id}]}
        if now.verdict is not None:   # it could not be judged before: now it is, from the beginning
            grown["turns"] = [packed(Turn("field", who.id, at))]
        draft = Draft(PREFIX + one.id, "detection.field_back", {"add": grown}, one.area, who.id, at)
        return msgspec.structs.replace(task, back_at=at, back_by=who.id, answers=said, found=photos, lacks=back.lacks,
                                       wkb=one.wkb, lon=one.lon, lat=one.lat), draft

    def tasks(self, who: User | None, only_open: bool) -> list[FieldTask]:
        """All tasks, the one sent first first."""
        core = self._core
        those = [task for review in core.reviews.values() for task in review.tasks if task.is_open or not only_open]
        found = core.store.get([task.detection for task in those])
        placed = [msgspec.structs.replace(task, wkb=one.wkb, lon=one.lon, lat=one.lat) for task in those
                  if (one := found.get(task.detection)) is not None
                  and (who is None or core.in_scope(one.area, who))]
        return sorted(placed, key=lambda task: (task.sent_at, task.id))

    def _photo(self, kept: Attachment, one: Found, task: FieldTask) -> FieldPhoto:
        """What the record says of a photo, with everything that does not fit."""
        rule, photo = self._core.rules.field, kept.photo
        away = _away(one, photo.lon, photo.lat) if photo else None
        doubts = [kept.problem] if kept.problem else []
        if photo is None and not kept.problem:
            doubts.append(tr("{file} is no picture.", file=kept.name))
        elif photo is not None:
            doubts += _doubts(kept.name, away, photo.taken_at, task.sent_at, rule)
        other = next((name for name, review in self._core.reviews.items() if name != one.id
                      for each in review.tasks for taken in each.found if taken.hash == kept.hash), None)
        if other is not None:
            doubts.append(tr("{file} was brought for detection {id} before.", file=kept.name, id=other))
        told = {name: getattr(photo, name) for name in ("lon", "lat", "azimuth", "taken_at", "taken_local")} \
            if photo else {}
        return FieldPhoto(kept.hash, kept.name, kept.size, kept.kind, away_m=away, doubts=tuple(doubts), **told)


def _doubts(name: str, away: float | None, taken_at: float | None, sent_at: float, rule: FieldRule) -> list[str]:
    """Why a photo may not be of this place or not of this task."""
    told = []
    if away is None:
        told.append(tr("{file} does not say where it was taken.", file=name))
    elif away > rule.far_m:
        told.append(tr("{file} was taken {metres} m away from the outline.", file=name, metres=round(away)))
    if taken_at is not None and taken_at < sent_at - 60 * rule.early_min:
        told.append(tr("{file} was taken before anybody was sent.", file=name))
    return told


def _away(one: Found, lon: float | None, lat: float | None) -> float | None:
    """Metres on the ground from the outline to a place, 0 inside. WGS 84 and CGCS2000 differ by less than a metre."""
    if lon is None or lat is None:
        return None
    factors = np.array(per_degree(one.lat))
    outline = shapely.transform(shapely.from_wkb(one.wkb), lambda xy: (xy - (one.lon, one.lat)) * factors)
    x, y = ((lon - one.lon) * factors[0], (lat - one.lat) * factors[1])
    return round(float(shapely.distance(outline, shapely.Point(x, y))), 1)


def _lacking(task: FieldTask, said: Mapping[str, str], photos: int) -> list[str]:
    told = [tr("No answer to: {question}", question=one.label) for one in task.questions
            if one.required and one.key not in said]
    needed = sum(one.required for one in task.photos)
    if photos < needed:
        told.append(tr("{n} of {needed} required photo(s) came back.", n=photos, needed=needed))
    return told


def _once(kept: Sequence[Attachment]) -> list[Attachment]:
    return list({one.hash: one for one in reversed(kept)}.values())[::-1]
