"""What steps, states and roles are called in sentences of the desk, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from console.language import current, tr
from console.model.case import State
from console.model.person import Role


@cache
def _labels(language: str) -> dict[str, str]:
    return {
        "accept": tr("Accept"), "refuse": tr("Refuse"), "register": tr("Register"), "dispatch": tr("Dispatch"),
        "take": tr("Take over"), "arrive": tr("Arrive"), "handle": tr("Handle"), "feed_back": tr("Feed back"),
        "check_pass": tr("Pass the check"), "check_fail": tr("Send to rework"), "close": tr("Close the case"),
        "evaluate": tr("Evaluate"), "return": tr("Return"), "send_back": tr("Back to acceptance"),
        "recall": tr("Recall the dispatch"), "ask_suspend": tr("Ask for suspension"),
        "ask_extend": tr("Ask for more time"), "approve": tr("Approve"), "deny": tr("Deny"),
        "suspend": tr("Suspend"), "resume": tr("Resume"), "extend": tr("Extend the limit"),
        "merge": tr("Merge"), "separate": tr("Separate again"), "split": tr("Split"), "reopen": tr("Reopen"),
        "reconsider": tr("Consider again"), "escalate": tr("Escalate"), "deescalate": tr("Hand down"),
        "note": tr("Note"),
    }


@cache
def _done(language: str) -> dict[str, str]:
    return {
        "accept": tr("accepted"), "refuse": tr("refused"), "register": tr("registered"),
        "dispatch": tr("dispatched"), "take": tr("taken over"), "arrive": tr("arrived at"),
        "handle": tr("handled"), "feed_back": tr("fed back"), "check_pass": tr("passed at the check"),
        "check_fail": tr("sent to rework"), "close": tr("closed"), "evaluate": tr("evaluated"),
        "return": tr("returned"), "send_back": tr("sent back to acceptance"), "recall": tr("recalled"),
        "ask_suspend": tr("put up for suspension"), "ask_extend": tr("put up for more time"),
        "approve": tr("decided on by approval"), "deny": tr("decided on by denial"),
        "suspend": tr("suspended"), "resume": tr("resumed"), "extend": tr("given more time"),
        "merge": tr("merged"), "separate": tr("separated again"), "split": tr("split"),
        "reopen": tr("reopened"), "reconsider": tr("considered again"), "escalate": tr("escalated"),
        "deescalate": tr("handed down"), "note": tr("noted on"),
    }


@cache
def _states(language: str) -> dict[State, str]:
    return {
        State.REPORTED: tr("reported"), State.ACCEPTED: tr("accepted"), State.REFUSED: tr("refused"),
        State.REGISTERED: tr("registered"), State.DISPATCHED: tr("dispatched"), State.TAKEN: tr("taken over"),
        State.ARRIVED: tr("on site"), State.HANDLED: tr("handled"), State.FED_BACK: tr("fed back"),
        State.CHECKED: tr("checked"), State.REWORK: tr("in rework"), State.SUSPENDED: tr("suspended"),
        State.CLOSED: tr("closed"), State.MERGED: tr("merged"),
    }


@cache
def _roles(language: str) -> dict[Role, str]:
    return {
        Role.COLLECTOR: tr("collector"), Role.ACCEPTOR: tr("acceptor"), Role.DISPATCHER: tr("dispatcher"),
        Role.HANDLER: tr("handler"), Role.CHECKER: tr("checker"), Role.SUPERVISOR: tr("supervisor"),
        Role.INSPECTOR: tr("inspector"), Role.ADMINISTRATOR: tr("administrator"),
    }


@cache
def _levels(language: str) -> dict[str, str]:
    return {"community": tr("community"), "street": tr("street"), "district": tr("district")}


def step_label(name: str) -> str:
    """What a button for the step says: 受理, 派遣 …"""
    return _labels(current())[name]


def step_done(name: str) -> str:
    """The step as something that was done to a case: "sent to rework", 返工."""
    return _done(current())[name]


def state_of_it(state: State) -> str:
    """The state inside a sentence: "A case that is …"."""
    return _states(current())[state]


def role_word(role: Role) -> str:
    """受理员, 派遣员 …"""
    return _roles(current())[role]


def level_named(level: str) -> str:
    """社区, 街道, 区."""
    return _levels(current()).get(level, level)


def one_of(words: Iterable[str]) -> str:
    """ "a, b or c", 甲、乙或丙; "" for none."""
    *some, last = list(words) or [""]
    if not some:
        return last
    return tr("{some} or {last}", some=tr(", ").join(some), last=last)
