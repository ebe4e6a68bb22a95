"""The desk of community orders (社区发令、部门执行): the only way to change them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from console.desk.gate import refuse_stale
from console.desk.listeners import Listeners
from console.desk.order_draft import OrderDraft, opening, order_area
from console.desk.order_escalation import due
from console.desk.order_league import Standing, league, total
from console.desk.order_rights import refuse_unless_allowed
from console.desk.order_steps import STEPS, OrderStep, refuse_what_is_missing, state_word
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.case import Case
from console.model.changes import Changes
from console.model.departments import Departments
from console.model.limits import Limit
from console.model.order import Order, OrderState, Visit
from console.model.order_rules import LEVELS, OrderEscalation, OrderRules
from console.model.person import User
from console.store.areas import AreaStore

if TYPE_CHECKING:
    from console.ledger.entry import Entry
    from console.ledger.fold import Record

PREFIX = "order:"
AHEAD_S = 300.0   # how far a time told by hand may lie in the future before it is not believed
Listener = Callable[[Changes[Order]], None]
log = logging.getLogger(__name__)


class OrderDesk:
    """All orders of a profile as they are now. Safe from any thread; listeners hear in the writer's thread.

    Role and scope are checked here, so that shell, palette and buttons obey alike: the community's acceptor or
    supervisor issues, accepts, gives back, calls off and escalates; a handler of the ordered department signs,
    arrives and settles.

    Args:
        ledger: where every step is written.
        areas: the hierarchy; an order is issued by a community.
        add: a moment plus a limit, over the work calendar: seconds since 1970 UTC.
        departments, rules: give the catalogues that are in force.
        case_of: the case of an id, None where there is none.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, ledger: Ledger, areas: AreaStore, add: Callable[[float, Limit], float],
                 departments: Callable[[], Departments], rules: Callable[[], OrderRules],
                 case_of: Callable[[str], Case | None], clock: Callable[[], float] = time.time) -> None:
        self._ledger = ledger
        self._areas = areas
        self._add = add
        self._departments = departments
        self._rules = rules
        self._case_of = case_of
        self._clock = clock
        self._lock = threading.RLock()
        self._listeners: Listeners[[Changes[Order]]] = Listeners("order desk")
        found = (order_of(record) for record in ledger.records(PREFIX))
        self._orders = {order.id: order for order in found if order is not None}
        ledger.listen(self._hear)

    # Reading

    @property
    def rules(self) -> OrderRules:
        """The catalogue of orders that is in force."""
        return self._rules()

    def orders(self) -> Mapping[str, Order]:
        """All orders by id, as they are at this moment; the caller's own copy."""
        return dict(self._orders)

    def get(self, order_id: str) -> Order | None:
        return self._orders.get(order_id)

    def of_case(self, case_id: str) -> list[Order]:
        """Orders about a case, the first issued first."""
        return sorted((o for o in self._orders.values() if o.case == case_id), key=lambda o: (o.issued_at, o.id))

    def league(self, since: float | None = None, until: float | None = None) -> list[Standing]:
        """Departments ranked by how they carried out the orders issued in a period (seconds since 1970 UTC)."""
        return league(self._between(since, until), self._clock())

    def total(self, since: float | None = None, until: float | None = None) -> Standing:
        """All departments together."""
        return total(self._between(since, until), self._clock())

    def due_for_escalation(self, now: float | None = None) -> list[tuple[Order, OrderEscalation]]:
        """Open orders whose missed limit a rule brings before the street or district, each with the highest rule
        that has come due and not been carried out."""
        return due(self._orders.values(), self.rules, self._clock() if now is None else now)

    def history(self, order_id: str) -> list[Entry]:
        """Every ledger entry about the order, oldest first."""
        return list(self._ledger.entries(subject=PREFIX + order_id))

    def steps_for(self, order: Order, who: User) -> list[OrderStep]:
        """What this person may do with the order now: the buttons and keys."""
        return [step for step in STEPS.values() if order.state in step.before
                and not self._why_not(order, step, who)]

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back after every commit; returns a function that ends it."""
        return self._listeners.add(callback)

    # The community's side

    def issue(self, draft: OrderDraft, who: User) -> tuple[Order, ...]:
        """Issue an order to each of the departments named, all in one transaction.

        Raises:
            Refused: not a role of the community, or out of scope.
            NotFound: no such area, department or case.
            BadInput: no title, no department, or the area is no community.
        """
        with self._lock:
            area = order_area(draft, self._case_of, self._areas.tree())
            refuse_unless_allowed(who, "community", area, "", self._areas.tree())
            now = self._clock()
            made = opening(draft, area, who, now, self.rules, self._departments(), self._case_of, self._add)
            self._commit([Draft(PREFIX + order_id, "order.issued", {"to": OrderState.ISSUED.value, "set": fields},
                                area.id, who.id, now) for order_id, fields in made])
            return tuple(self._orders[order_id] for order_id, _ in made)

    def accept(self, order_id: str, who: User, *, rating: int = 0, why: str = "", seen: int | None = None) -> Order:
        """The community accepts the result (验收); never the one who settled it.

        Args:
            rating: 1 (bad) to 5 (good), 0 for none.
            seen: `Order.version` that the person saw; if the order moved on meanwhile, it is refused.
        """
        if not 0 <= rating <= 5:
            raise BadInput(tr("A rating is 1 to 5, or 0 for none. Nothing was changed."))
        fields = {"rating": rating} if rating else {}
        return self._step(order_id, "accept", who, seen, why, fields | {"accepted_by": who.id}, "accepted_at")

    def return_(self, order_id: str, who: User, *, why: str, seen: int | None = None) -> Order:
        """The community does not accept the result: back to the department; the limit for settling runs on."""
        with self._lock:
            returns = self._known(order_id).returns + 1
            return self._step(order_id, "return", who, seen, why,
                              {"returns": returns, "resolved_at": None, "accept_by": None})

    def cancel(self, order_id: str, who: User, *, why: str, seen: int | None = None) -> Order:
        """Call the order off (撤令): what was sent out is not undone but recalled."""
        return self._step(order_id, "cancel", who, seen, why, {}, "cancelled_at")

    def escalate(self, order_id: str, who: User, *, to: str, why: str, seen: int | None = None) -> Order:
        """Bring the order before the street or the district; its limits stay."""
        if to not in LEVELS[1:]:
            raise BadInput(tr("An order is escalated to street or district, not to {to}. Nothing was changed.", to=to))
        with self._lock:
            if LEVELS.index(self._known(order_id).level) >= LEVELS.index(to):
                raise Refused(tr("Order {id} is before the {to} already. Nothing was changed.", id=order_id, to=to))
            return self._step(order_id, "escalate", who, seen, why, {"level": to})

    # The department's side

    def receive(self, order_id: str, who: User, *, seen: int | None = None) -> Order:
        """The department signs for the order (签收)."""
        return self._step(order_id, "receive", who, seen, "", {"received_by": who.id}, "received_at")

    def arrive(self, order_id: str, who: User, *, name: str, rank: str, lon: float | None = None,
               lat: float | None = None, place: str = "", at: float | None = None, seen: int | None = None) -> Order:
        """Somebody of the department came.

        A person of too low a rank is recorded as a visit, since he was there, but does not fulfil the order: its
        state stays and the clock for the arrival runs on (`visits[-1].enough` is False).

        Args:
            rank: code or name of the person's rank.
            at: when, seconds since 1970 UTC; None for now.
        """
        with self._lock:
            order, now = self._known(order_id), self._clock()
            when = now if at is None else at
            if not order.issued_at <= when <= now + AHEAD_S:
                raise BadInput(tr("An arrival cannot be before the order or in the future. Nothing was changed."))
            code = self.rules.rank_named(rank).code if rank else ""
            visit = Visit(when, name.strip(), code, self.rules.is_enough(code, order.rank), lon, lat, place, who.id)
            fields: dict[str, Any] = {"arrived_at": when} if visit.enough else {}
            if order.received_at is None:
                fields |= {"received_at": now, "received_by": who.id}
            return self._step(order_id, "arrive", who, seen, "", fields, visit=visit)

    def resolve(self, order_id: str, who: User, *, result: str, seen: int | None = None) -> Order:
        """The department has settled the matter (办结); the community's clock for acceptance starts."""
        with self._lock:
            order, now = self._known(order_id), self._clock()
            fields: dict[str, Any] = {"result": result.strip(), "resolved_by": who.id}
            if order.accept_in is not None:
                amount, unit = order.accept_in
                fields["accept_by"] = self._add(now, msgspec.convert({"amount": amount, "unit": unit}, Limit))
            return self._step(order_id, "resolve", who, seen, "", fields, "resolved_at")

    # Inside

    def _between(self, since: float | None, until: float | None) -> list[Order]:
        return [order for order in self._orders.values()
                if (since is None or order.issued_at >= since) and (until is None or order.issued_at < until)]

    def _step(self, order_id: str, name: str, who: User, seen: int | None, why: str, fields: dict[str, Any],
              time_field: str = "", visit: Visit | None = None) -> Order:
        """Check a step and write it as one entry."""
        with self._lock:
            order, step, now, why = self._known(order_id), STEPS[name], self._clock(), why.strip()
            refuse_stale(seen, order.version, tr("Order {id}", id=order.id), lambda: self.history(order_id)[-1])
            if refusal := self._why_not(order, step, who):
                raise Refused(refusal)
            if order.state not in step.before:
                raise Refused(tr("Order {id} is “{state}”; “{step}” is not possible then. Nothing was changed.",
                                 id=order_id, state=state_word(order.state), step=step.label))
            refuse_what_is_missing(step, {"why": why, "result": fields.get("result", ""),
                                          "name": visit.name if visit else "", "rank": visit.rank if visit else ""})
            said = fields | ({time_field: now} if time_field else {}) | ({"why": why} if why else {})
            payload: dict[str, Any] = {"set": said}
            fulfils = visit is None or visit.enough
            if visit is not None:
                payload["add"] = {"visits": [msgspec.to_builtins(visit)]}
            if step.after is not None and fulfils:
                payload["to"] = step.after.value
            kind = step.kind if fulfils else "order.visited"
            subject = PREFIX + order_id
            self._commit([Draft(subject, kind, payload, order.area, who.id, now)], {subject: order.version})
            return self._orders[order_id]

    def _why_not(self, order: Order, step: OrderStep, who: User) -> str:
        """Why this person may not take the step, "" where he may."""
        tree = self._areas.tree()
        try:
            refuse_unless_allowed(who, step.side, tree.get(order.area), order.department, tree)
        except Refused as error:
            return str(error)
        if step.name == "accept" and who.id and who.id == order.resolved_by:
            return tr("Whoever settled an order does not accept it. Nothing was changed.")
        return ""

    def _known(self, order_id: str) -> Order:
        """The order as it stands on the disk, since another process may have moved it a moment ago."""
        record = self._ledger.record(PREFIX + order_id)
        if record is not None:
            self._take(Changes(updated=(record,)))
        order = self._orders.get(order_id)
        if order is None:
            raise NotFound(tr("There is no order {id}.", id=order_id))
        return order

    def _commit(self, drafts: Sequence[Draft], known: Mapping[str, int] | None = None) -> None:
        self._take(self._ledger.append(drafts, known=known))

    def _hear(self, records: Changes[Record]) -> None:
        """What other processes wrote into this profile."""
        with self._lock:
            self._take(records)

    def _take(self, records: Changes[Record]) -> None:
        """Fold changed ledger records into the orders and tell."""
        added: list[Order] = []
        updated: list[Order] = []
        removed: list[str] = []
        for record in (*records.added, *records.updated):
            if not record.subject.startswith(PREFIX):
                continue
            order_id, order = record.subject.removeprefix(PREFIX), order_of(record)
            old = self._orders.get(order_id)
            if order is not None and (old is None or old.version < order.version):
                self._orders[order_id] = order
                (added if old is None else updated).append(order)
        for subject in records.removed:
            if subject.startswith(PREFIX) and self._orders.pop(subject.removeprefix(PREFIX), None) is not None:
                removed.append(subject.removeprefix(PREFIX))
        changes: Changes[Order] = Changes(tuple(added), tuple(updated), tuple(removed))
        if changes:
            self._listeners.tell(changes)


def order_of(record: Record) -> Order | None:
    """The order a ledger record describes; None for a deleted one and for what is no order of ours."""
    if record.deleted:
        return None
    fields = {**record.fields, "visits": record.grown.get("visits", []), "version": record.version,
              "id": record.subject.removeprefix(PREFIX)}
    try:
        return msgspec.convert(fields, Order)
    except msgspec.ValidationError as error:  # written by another version of the program
        log.warning("%s is kept in the ledger but cannot be shown: %s", record.subject, error)
        return None
