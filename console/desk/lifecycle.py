"""The life cycle of a case (案件生命周期): the one table of steps, and what follows from it.

Whoever wants to know what may follow what, who may do it and what must be said looks here; to change the
procedure, change `_TABLE`. The ledger refuses whatever is not in it (`legal`), `case diagram` draws it, and the
README's picture is held equal to it by a test. How a step is carried out: `work.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from console.desk import step_words
from console.model.case import State
from console.model.person import Role

CASE = "case:"

# In work (在办): the clock runs for the dispatcher or the handler, and may be stopped.
RUNNING = frozenset({State.REGISTERED, State.DISPATCHED, State.TAKEN, State.ARRIVED, State.REWORK})
IN_HAND = RUNNING - {State.REGISTERED}                                   # at the handler's
INTAKE = frozenset({State.REPORTED, State.ACCEPTED})
OPEN = frozenset(state for state in State if state.is_open)

ACCEPTING = frozenset({Role.ACCEPTOR, Role.SUPERVISOR})
SENDING = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
HANDLING = frozenset({Role.HANDLER})
CHECKING = frozenset({Role.CHECKER, Role.SUPERVISOR})
EVERYBODY = frozenset(Role)


class Step(msgspec.Struct, frozen=True):
    """One thing a person can do with a case.

    Attributes:
        name: as in commands and `CaseWork.act`.
        before: the states in which it can be done.
        after: the state it leads to; None where the state stays, or `back` says which.
        roles: who may do it; one of them is enough.
        needs: values without which it is refused: "why", "handler", "finding", "rating", "until", "other", "level".
        own: only by whom the case was sent to.
        apart: never by whoever handles or handled it (查办分离), nor by whoever asked for it.
        awaited: what the case waits for in that state: it makes it somebody's next case.
        back: leads to the state the case was suspended in.
        decides: decides on what was asked for; possible only where something was.
        counts: the field of a case that counts it, "" for none.
    """

    name: str
    before: frozenset[State]
    after: State | None
    roles: frozenset[Role]
    needs: frozenset[str] = frozenset()
    own: bool = False
    apart: bool = False
    awaited: bool = False
    back: bool = False
    decides: bool = False
    counts: str = ""

    @property
    def label(self) -> str:
        """What a button says: 受理, 派遣 …"""
        return step_words.step_label(self.name)

    @property
    def kind(self) -> str:
        """The kind of its ledger entry, "case.accepted"."""
        return f"case.{_PAST.get(self.name, self.name + 'ed')}"

    @property
    def ends(self) -> frozenset[State]:
        """The states it can lead to; empty where the state stays."""
        if self.back:
            return RUNNING
        return frozenset() if self.after is None else frozenset({self.after})


def _step(name: str, before: frozenset[State] | State, after: State | None, roles: frozenset[Role], needs: str = "",
          *flags: str, counts: str = "") -> Step:
    """One row of the table; `flags` are names of yes-or-no attributes of `Step`."""
    return Step(name, frozenset({before}) if isinstance(before, State) else before, after, roles,
                frozenset(needs.split()), counts=counts, **dict.fromkeys(flags, True))


_TABLE: tuple[Step, ...] = (
    # the straight road (闭环)
    _step("accept", State.REPORTED, State.ACCEPTED, ACCEPTING, "", "awaited"),
    _step("refuse", INTAKE, State.REFUSED, ACCEPTING, "why"),
    _step("register", State.ACCEPTED, State.REGISTERED, ACCEPTING, "", "awaited"),
    _step("dispatch", frozenset({State.REGISTERED, State.REWORK}), State.DISPATCHED, SENDING, "handler", "awaited"),
    _step("take", frozenset({State.DISPATCHED, State.REWORK}), State.TAKEN, HANDLING, "", "own", "awaited"),
    _step("arrive", State.TAKEN, State.ARRIVED, HANDLING, "", "own", "awaited"),
    _step("handle", State.ARRIVED, State.HANDLED, HANDLING, "", "own", "awaited"),
    _step("feed_back", State.HANDLED, State.FED_BACK, HANDLING, "why", "own", "awaited"),
    _step("check_pass", State.FED_BACK, State.CHECKED, CHECKING, "finding", "apart", "awaited"),
    _step("check_fail", frozenset({State.FED_BACK, State.CHECKED}), State.REWORK, CHECKING, "why", "apart",
          counts="reworks"),
    _step("close", State.CHECKED, State.CLOSED, ACCEPTING | CHECKING, "", "awaited"),
    _step("evaluate", State.CLOSED, None, ACCEPTING | {Role.COLLECTOR}, "rating", "apart"),
    # back to whoever sent it
    _step("return", IN_HAND, State.REGISTERED, HANDLING, "why", "own", counts="returns"),
    _step("send_back", State.REGISTERED, State.ACCEPTED, SENDING, "why", counts="send_backs"),
    _step("recall", IN_HAND, State.REGISTERED, SENDING, "why", counts="recalls"),
    # the clock
    _step("ask_suspend", IN_HAND, None, HANDLING, "why", "own"),
    _step("ask_extend", IN_HAND, None, HANDLING, "why until", "own"),
    _step("approve", RUNNING, None, SENDING, "", "apart", "awaited", "decides"),
    _step("deny", RUNNING, None, SENDING, "why", "apart", "decides"),
    _step("suspend", RUNNING, State.SUSPENDED, SENDING, "why", "apart"),
    _step("resume", State.SUSPENDED, None, SENDING, "", "back"),
    _step("extend", RUNNING, None, SENDING, "why until", "apart", counts="extensions"),
    # several cases
    _step("merge", INTAKE | RUNNING, State.MERGED, ACCEPTING | SENDING, "other"),
    _step("separate", State.MERGED, State.ACCEPTED, ACCEPTING | SENDING, "why"),
    _step("split", OPEN, None, ACCEPTING | SENDING, "why"),
    # once more
    _step("reopen", State.CLOSED, State.REWORK, ACCEPTING | CHECKING, "why", counts="reopenings"),
    _step("reconsider", State.REFUSED, State.REPORTED, ACCEPTING, "why", counts="reopenings"),
    # who is to settle it (三级负责)
    _step("escalate", OPEN, None, ACCEPTING | SENDING, "why level"),
    _step("deescalate", OPEN, None, SENDING, "why level"),
    _step("note", frozenset(State), None, EVERYBODY, "why"),
)

_PAST = {
    "refuse": "refused", "dispatch": "dispatched", "take": "taken", "arrive": "arrived", "handle": "handled",
    "feed_back": "fed_back", "check_pass": "checked", "check_fail": "sent_to_rework", "close": "closed",
    "evaluate": "evaluated", "send_back": "sent_back", "ask_suspend": "asked_to_suspend",
    "ask_extend": "asked_to_extend", "approve": "approved", "deny": "denied", "resume": "resumed",
    "merge": "merged", "separate": "separated", "split": "split", "escalate": "escalated",
    "deescalate": "deescalated", "note": "noted",
}

STEPS: Mapping[str, Step] = MappingProxyType({step.name: step for step in _TABLE})
BY_KIND: Mapping[str, Step] = MappingProxyType({step.kind: step for step in _TABLE})

# What the ledger lets pass; a case begins by being reported.
_PAIRS = frozenset((before.value, after.value) for step in _TABLE for before in step.before for after in step.ends)


def legal(subject: str, before: str, after: str) -> bool:
    """Whether a case may go from one state to another; what is no case is not our business.

    Args:
        before: "" before the first state.
    """
    if not subject.startswith(CASE):
        return True
    return (before, after) in _PAIRS or (not before and after == State.REPORTED.value)


def possible(state: State) -> list[Step]:
    """The steps of the table in a state, in its order."""
    return [step for step in _TABLE if state in step.before]
