"""The catalogue of hazards (隐患分类): kinds, levels with their limits, and which cases are hazards; data, not code."""

from __future__ import annotations

from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr
from console.model.hazard import MOST, HazardLevel
from console.model.limits import Limit, Unit


class HazardKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of hazard.

    Attributes:
        code: unique; hazards keep it.
        symbol: name of the map symbol, as of classes of cases.
        likelihood, consequence: 1 to 5, unless whoever finds it says otherwise.
    """

    code: str
    name: str
    name_en: str
    symbol: str = "other"
    likelihood: int = 3
    consequence: int = 3

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name


class LevelRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for hazards of one level.

    Attributes:
        from_score: likelihood × consequence from which on a hazard is of this level.
        limit: from the order to the rectification.
        escalate_after: hours past the limit after which it is to become a case; None for never.
    """

    level: HazardLevel
    name: str
    name_en: str
    from_score: int
    limit: Limit
    escalate_after: float | None = None

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" else self.name


class CaseRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cases of these classes stand on the hazard map too.

    Attributes:
        classes: beginnings of class codes; the rule with the longest one that fits a case counts.
        likelihood, consequence: 0 for those of the kind.
    """

    classes: tuple[str, ...]
    kind: str
    likelihood: int = 0
    consequence: int = 0


class HazardRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of hazards.

    Attributes:
        responsible: whose hazard one in a building is, the first of these that the building has.
        bivariate: the two ends that part likelihood, and consequence, into low, middle and high.
    """

    title: str
    authority: str
    version: str
    kinds: tuple[HazardKind, ...]
    levels: tuple[LevelRule, ...]
    cases: tuple[CaseRule, ...] = ()
    responsible: tuple[str, ...] = ("manager", "landlord", "firm")
    bivariate: tuple[float, float] = (2.5, 3.5)

    def kind(self, code: str) -> HazardKind | None:
        return next((one for one in self.kinds if one.code == code), None)

    def kind_named(self, text: str) -> HazardKind:
        """The kind of that code or name. Raises `BadInput`."""
        found = next((k for k in self.kinds if text.strip() in (k.code, k.name, k.name_en)), None)
        if found is None:
            raise BadInput(tr("There is no kind of hazard {kind}; there are: {known}. Nothing was changed.", kind=text,
                              known=", ".join(f"{k.code} {k.label}" for k in self.kinds)))
        return found

    def kind_label(self, code: str) -> str:
        found = self.kind(code)
        return found.label if found else code

    def level(self, level: HazardLevel) -> LevelRule:
        return next(one for one in self.levels if one.level is level)

    def level_of(self, score: int) -> HazardLevel:
        """The level of a likelihood × consequence."""
        return next(one.level for one in self.levels if score >= one.from_score)

    def case_rule(self, class_code: str) -> CaseRule | None:
        """The rule that makes cases of a class hazards; None where they are none."""
        fitting = [(len(start), rule) for rule in self.cases for start in rule.classes if class_code.startswith(start)]
        return max(fitting, key=lambda found: found[0])[1] if fitting else None


def read_hazard_rules(path: Path) -> HazardRules:
    """Read and check a catalogue of hazards (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong; the sentence names it.
    """
    try:
        rules = msgspec.toml.decode(path.read_bytes(), type=HazardRules)
        _check(rules)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, BadInput) as error:
        raise BadInput(tr("{file} is not a catalogue of hazards ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    return rules


def _check(rules: HazardRules) -> None:
    """What the types of the fields cannot say. Raises `BadInput`."""
    codes = [kind.code for kind in rules.kinds]
    if not codes or len(set(codes)) < len(codes):
        raise BadInput(tr("kinds must name every kind once"))
    if [one.level for one in rules.levels] != list(HazardLevel):
        raise BadInput(tr("levels must stand once each, from major to low"))
    scores = [one.from_score for one in rules.levels]
    if scores != sorted(scores, reverse=True) or len(set(scores)) < len(scores) or scores[-1] > 1:
        raise BadInput(tr("from_score must fall from level to level and begin at 1 or less for the lowest"))
    for limit in (one.limit for one in rules.levels):
        if limit.amount <= 0 or (limit.unit is Unit.WORK_DAY and limit.amount != int(limit.amount)):
            raise BadInput(tr("a limit must be above 0, and working days must be whole"))
    for one in rules.kinds:
        if not (1 <= one.likelihood <= MOST and 1 <= one.consequence <= MOST):
            raise BadInput(tr("likelihood and consequence are 1 to 5"))
    for rule in rules.cases:
        if rule.kind not in codes:
            raise BadInput(tr("cases name the kind {kind}, which is not among the kinds", kind=rule.kind))
        if not (0 <= rule.likelihood <= MOST and 0 <= rule.consequence <= MOST):
            raise BadInput(tr("likelihood and consequence are 1 to 5"))
    low, high = rules.bivariate
    if not 1 <= low < high <= MOST:
        raise BadInput(tr("bivariate must be two ascending numbers from 1 to 5"))
