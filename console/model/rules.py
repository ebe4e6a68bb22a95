"""Rules of the desk (规则): what counts as the same, who comes first, what rises a level, what is checked again.

All of it is a versioned file (`rules-*.toml`), never a constant in code: every district sets its own.
"""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path

import msgspec

from console.errors import BadInput
from console.language import current, tr
from console.model.departments import LEVELS
from console.model.duty import check_zone


class SimilarRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two cases may be the same (疑似重复).

    Attributes:
        radius_m: metres on the ground beyond which they never are.
        hours: between their reports, beyond which they never are.
        distance, same_class, time, text: weights of the four parts; only their ratios matter.
        group: what two classes of one group count, 0 to 1, where the same class counts 1.
        least: score from which a case is shown, 0 to 1.
        sure: score from which it is marked as very likely the same.
    """

    radius_m: float = 150.0
    hours: float = 72.0
    distance: float = 0.35
    same_class: float = 0.30
    time: float = 0.15
    text: float = 0.20
    group: float = 0.5
    least: float = 0.55
    sure: float = 0.8


class DispatchRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who comes first when several could be sent (派遣建议).

    Attributes:
        load_m: how many metres farther one open case counts: whoever has less to do may come from farther.
        outside_m: how many metres a member of staff counts farther for a place beyond the own area.
        reach_m: farther than this nobody is proposed for a place beyond the own area.
        alike: so many of one post are proposed before somebody else comes.
    """

    load_m: float = 300.0
    outside_m: float = 500.0
    reach_m: float = 2000.0
    alike: int = 2


class LevelKind(StrEnum):
    """What a level rule looks at."""

    CROSSING = "crossing"    # 跨社区: similar cases in several communities (or streets)
    CROWD = "crowd"          # 聚集风险: many people, or words that warn of it
    REPEATED = "repeated"    # 反复发生: the same class at the same place again
    OVERDUE = "overdue"      # 超期未办


class LevelRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a case rises to a higher level (提级).

    Attributes:
        code: unique; stands in the record of the escalation.
        kind: what it looks at.
        to: "street" or "district".
        classes: prefixes of class codes; empty for all.
        priorities: 1 urgent to 4 low; empty for all.
        count: crossing: areas of the level below `to` that hold a similar case; crowd: people; repeated: cases.
        radius_m: crossing, repeated: metres on the ground around the case.
        hours: crossing, repeated: how far back; overdue: how long past the limit, on the wall clock.
        words: crowd: any of them in title or address is enough.
        task_force, task_force_en: name of the task force (专班) to be set up, "" for none.
    """

    code: str
    name: str
    kind: LevelKind
    to: str
    name_en: str = ""
    classes: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    count: int = 2
    radius_m: float = 300.0
    hours: float = 24.0
    words: tuple[str, ...] = ()
    task_force: str = ""
    task_force_en: str = ""

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name

    @property
    def force(self) -> str:
        """The task force's name in the user's language."""
        return self.task_force_en if current() == "en" and self.task_force_en else self.task_force


class SampleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which closed cases are looked at once more (抽查).

    Attributes:
        code: unique; stands in every task it draws.
        share: of the closed cases in each group, above 0 to 1.
        least: at least so many of each group, as far as there are any.
        by: what makes a group: "class", "department", "area" (street) or "" for all together.
        classes, departments: only these; empty for all. Classes by prefix, departments by code.
        reworked: only cases that were reworked or reopened.
        days: until when the check is to be done, days on the wall clock.
    """

    code: str
    name: str
    share: float
    name_en: str = ""
    least: int = 0
    by: str = ""
    classes: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    reworked: bool = False
    days: float = 7.0

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of a desk: who issued them, which version."""

    title: str
    authority: str
    version: str
    similar: SimilarRule = SimilarRule()
    dispatch: DispatchRule = DispatchRule()
    levels: tuple[LevelRule, ...] = ()
    samples: tuple[SampleRule, ...] = ()
    time_zone: str = "Asia/Shanghai"

    def level(self, code: str) -> LevelRule | None:
        """The level rule of that code."""
        return next((one for one in self.levels if one.code == code), None)

    def sample(self, code: str) -> SampleRule | None:
        """The sampling rule of that code."""
        return next((one for one in self.samples if one.code == code), None)


GROUPINGS = ("", "class", "department", "area")


def read_rules(path: Path) -> Rules:
    """Read and check a catalogue of rules (TOML).

    Raises:
        BadInput: not TOML, a field missing or of the wrong type, a code given twice, or a number that cannot work.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Rules)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of rules: {why}", file=path.name, why=error)) from error
    check_rules(found, path.name)
    return found


def check_rules(found: Rules, file: str) -> None:
    """Refuse rules that cannot work. Raises `BadInput` naming the rule and the value."""
    check_zone(found.time_zone, file)
    similar, dispatch = found.similar, found.dispatch
    weights = (similar.distance, similar.same_class, similar.time, similar.text)
    wrong = _first_wrong((
        ("similar", "radius_m", similar.radius_m, 0 < similar.radius_m <= 5000),
        ("similar", "hours", similar.hours, 0 < similar.hours < math.inf),
        ("similar", "weights", weights, all(0 <= w < math.inf for w in weights) and sum(weights) > 0),
        ("similar", "group", similar.group, 0 <= similar.group <= 1),
        ("similar", "least", similar.least, 0 <= similar.least <= similar.sure <= 1),
        ("dispatch", "load_m", dispatch.load_m, 0 <= dispatch.load_m < math.inf),
        ("dispatch", "outside_m", dispatch.outside_m, 0 <= dispatch.outside_m < math.inf),
        ("dispatch", "reach_m", dispatch.reach_m, 0 < dispatch.reach_m < math.inf),
        ("dispatch", "alike", dispatch.alike, dispatch.alike >= 1),
        *(check for rule in found.levels for check in _of_level(rule)),
        *(check for rule in found.samples for check in _of_sample(rule)),
    ))
    if wrong:
        raise BadInput(tr("{file}: {rule} cannot have {field} = {value}. Nothing was changed.", file=file,
                          rule=wrong[0], field=wrong[1], value=wrong[2]))
    for codes in ([one.code for one in found.levels], [one.code for one in found.samples]):
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise BadInput(tr("{file} gives code {code} twice.", file=file, code=twice))


Check = tuple[str, str, object, bool]


def _of_level(rule: LevelRule) -> list[Check]:
    least = 1 if rule.kind in (LevelKind.OVERDUE, LevelKind.CROWD) else 2
    return [
        (rule.code, "code", rule.code, bool(rule.code.strip())),
        (rule.code, "to", rule.to, rule.to in LEVELS[1:]),
        (rule.code, "count", rule.count, rule.count >= least),
        (rule.code, "radius_m", rule.radius_m, 0 < rule.radius_m <= 5000),
        (rule.code, "hours", rule.hours, 0 <= rule.hours < math.inf),
        (rule.code, "priorities", rule.priorities, set(rule.priorities) <= {1, 2, 3, 4}),
        (rule.code, "words", rule.words, all(word.strip() for word in rule.words)),
        (rule.code, "classes", rule.classes, all(one.strip() for one in rule.classes)),
    ]


def _of_sample(rule: SampleRule) -> list[Check]:
    return [
        (rule.code, "code", rule.code, bool(rule.code.strip()) and ":" not in rule.code),
        (rule.code, "share", rule.share, 0 < rule.share <= 1),
        (rule.code, "least", rule.least, rule.least >= 0),
        (rule.code, "by", rule.by, rule.by in GROUPINGS),
        (rule.code, "days", rule.days, 0 < rule.days < math.inf),
    ]


def _first_wrong(checks: tuple[Check, ...]) -> tuple[str, str, object] | None:
    return next(((rule, field, value) for rule, field, value, right in checks if not right), None)
