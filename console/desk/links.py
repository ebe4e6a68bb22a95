"""Cases that belong together: merged duplicates (并案), parts split off (拆分), and all who reported one matter."""

from __future__ import annotations

import uuid
from typing import Any

from console.desk.batch import PREFIX
from console.desk.cases import CaseDesk
from console.desk.reports import moved
from console.desk.step_fields import ClockRules
from console.errors import Refused
from console.language import tr
from console.ledger.ledger import Draft
from console.model.case import Case, State
from console.model.person import User


def merge_draft(case: Case, other: Case, who: User, at: float) -> Draft:
    """What the surviving case records: a link back, and who had reported the other one.

    Raises:
        Refused: a case cannot be merged into itself or into one that is over.
    """
    if other.id == case.id:
        raise Refused(tr("A case cannot be merged into itself. Nothing was changed."))
    if not other.is_open:
        raise Refused(tr("Case {other} is over, so {id} cannot be merged into it. Nothing was changed; merge into an "
                         "open one.", other=other.id, id=case.id))
    link = {"case": case.id, "title": case.title, "source": case.source.value, "reported_at": case.reported_at,
            "by": who.id}
    return Draft(PREFIX + other.id, "case.joined", {"add": {"merged": [link]}}, other.area, who.id, at)


def separate_draft(case: Case, other: Case, who: User, why: str, at: float) -> Draft:
    """What the case it had been merged into records."""
    link = {"case": case.id, "by": who.id}
    return Draft(PREFIX + other.id, "case.left", {"add": {"separated": [link]}, "why": why}, other.area, who.id, at)


def split(case: Case, own: Draft, title: str, who: User, clocks: ClockRules, at: float) -> tuple[str, list[Draft]]:
    """The id of the case split off, and the entries of both.

    The new one is accepted at once, for the whole was; its clock begins now, though it was reported then.

    Args:
        own: the step's entry for the old case.
        title: of the new one.
    """
    name = uuid.uuid4().hex[:12]
    new = f"desk:{name}"
    same = ("class_code", "area", "address", "demo", "extra", "lon", "lat")
    fields: dict[str, Any] = {key: value for key in same if (value := getattr(case, key)) not in ("", None, False, {})}
    fields |= clocks.opening(case.class_code, case.priority, at, State.ACCEPTED) | moved(State.ACCEPTED, None, at)
    fields |= {"title": title, "priority": int(case.priority), "source": case.source.value, "external_id": name,
               "reported_at": case.reported_at, "updated_at": at, "split_from": case.id}
    own.payload["add"] = {"splits": [{"case": new, "title": title, "by": who.id}]}
    return new, [own, Draft(PREFIX + new, "case.reported", {"set": fields}, case.area, who.id, at)]


def reporters(cases: CaseDesk, case_id: str) -> list[Case]:
    """The case itself and all that live on in it, each with its own report: nobody who reported is lost."""
    found: dict[str, Case] = {}
    todo = [case_id]
    while todo:
        one = todo.pop(0)
        case = cases.get(one)
        if case is None or one in found:
            continue
        found[one] = case
        merged = dict.fromkeys(str(link.get("case", "")) for link in cases.grown(one).get("merged", ()))
        todo += [id for id in merged if (other := cases.get(id)) is not None and other.merged_into == one]
    return list(found.values())
