"""Rules of the review bench (疑似图斑审核规则): a versioned catalogue, "review"."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from console.errors import BadInput
from console.language import current, tr
from console.model.review import Question


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a detection is not so (不属实原因).

    Attributes:
        code: stands in the verdict. key: the key stroke that chooses it, "" for none.
        needs_note: says nothing without a word of its own.
    """

    code: str
    name: str
    name_en: str = ""
    key: str = ""
    needs_note: bool = False

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class SecondRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What gets a blind second look (复审).

    Attributes:
        cases: every detection that is to become a case.
        low_from, low_to: confidence from … to (excluded) of the band that is doubtful.
        share: of all others, drawn by the lot.
        seed: of the lot: whoever has it draws the same.
    """

    cases: bool = True
    low_from: float = 0.35
    low_to: float = 0.5
    share: float = 0.10
    seed: str = "2026"


class SensitivityRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A factor for detections that match all that is named; factors of several rules are multiplied."""

    factor: float
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


class AlikeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When two detections look alike enough to be judged together (同类图斑).

    Attributes:
        size: ratio of plan areas at most. height_m: metres between the gains, or `height` of the larger one.
        compact: difference of compactness; confidence: difference of scores. most: shown on one sheet.
    """

    size: float = 1.6
    height_m: float = 0.4
    height: float = 0.25
    compact: float = 0.25
    confidence: float = 0.12
    most: int = 24


class FieldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked on the spot, and when a photo does not fit.

    Attributes:
        far_m: metres from the outline beyond which a photo was not taken of it.
        early_min: minutes before the task from which a photo is too old for it.
    """

    questions: tuple[Question, ...] = ()
    photos: tuple[Question, ...] = ()
    far_m: float = 60.0
    early_min: float = 10.0


class CaseRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The case that a detection becomes, and what its end means.

    Attributes:
        class_code: of the case.
        demolished, approved: words; one of them in what the case desk wrote at the end decides which end it was.
    """

    class_code: str = "0101"
    demolished: tuple[str, ...] = ("拆除", "消除", "demolished", "removed")
    approved: tuple[str, ...] = ("补办", "批准", "合法", "approved", "permit")


class ReviewRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it: who issued it, which version.

    Attributes:
        claim_minutes: how long a detection is kept for whoever opened it.
        pause_minutes: a longer gap between two verdicts is a pause and counts for no pace.
        permitted: factor of the queue's order for what a permit covers.
    """

    title: str
    authority: str
    version: str
    claim_minutes: float = 15.0
    pause_minutes: float = 10.0
    permitted: float = 0.2
    reasons: tuple[Reason, ...] = ()
    second: SecondRule = SecondRule()
    sensitivity: tuple[SensitivityRule, ...] = ()
    alike: AlikeRule = AlikeRule()
    field: FieldRule = FieldRule()
    case: CaseRule = CaseRule()

    def reason(self, code: str) -> Reason | None:
        """The reason of that code or key."""
        return next((one for one in self.reasons if code and code in (one.code, one.key)), None)


def read_review_rules(path: Path) -> ReviewRules:
    """Read and check a catalogue of rules for the review bench (TOML).

    Raises:
        BadInput: not TOML, a field missing or of the wrong type, a code given twice, or a number that cannot work.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=ReviewRules)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of rules: {why}", file=path.name, why=error)) from error
    _check(found, path.name)
    return found


def _check(found: ReviewRules, file: str) -> None:
    """Refuse rules that cannot work. Raises `BadInput` naming the rule and the value."""
    second, alike, spot = found.second, found.alike, found.field
    checks: list[tuple[str, str, object, bool]] = [
        ("review", "claim_minutes", found.claim_minutes, 0 < found.claim_minutes <= 24 * 60),
        ("review", "pause_minutes", found.pause_minutes, 0 < found.pause_minutes <= 24 * 60),
        ("review", "permitted", found.permitted, 0 <= found.permitted <= 1),
        ("second", "low_from", second.low_from, 0 <= second.low_from <= second.low_to <= 1),
        ("second", "share", second.share, 0 <= second.share <= 1),
        ("alike", "size", alike.size, 1 <= alike.size < math.inf),
        ("alike", "most", alike.most, alike.most >= 1),
        ("field", "far_m", spot.far_m, 0 < spot.far_m < math.inf),
        ("case", "class_code", found.case.class_code, found.case.class_code.isdecimal()),
        *(("sensitivity", "factor", one.factor, 0 < one.factor <= 100) for one in found.sensitivity)]
    wrong = next((one for one in checks if not one[3]), None)
    if wrong:
        raise BadInput(tr("{file}: {rule} cannot have {field} = {value}. Nothing was changed.", file=file,
                          rule=wrong[0], field=wrong[1], value=wrong[2]))
    for codes in ([one.code for one in found.reasons], [one.key for one in found.reasons if one.key],
                  [one.key for one in (*spot.questions, *spot.photos)]):
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise BadInput(tr("{file} gives code {code} twice.", file=file, code=twice))
