"""The nouns of the review bench (疑似图斑审核): what a detection is, what was said of it, where it stands."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from console.language import current


class Fact(StrEnum):
    """Whether the change is there."""

    TRUE = "true"              # 属实
    FALSE = "false"            # 不属实
    UNSURE = "unsure"          # 无法判定-补举证
    DUPLICATE = "duplicate"    # 重复


class Disposal(StrEnum):
    """What is to become of a change that is there."""

    NONE = ""
    LAWFUL = "lawful"            # 合法有手续
    HISTORIC = "historic"        # 历史遗留
    CASE = "case"                # 立案
    STOP = "stop"                # 停工
    RECTIFYING = "rectifying"    # 整改中
    DEMOLISHED = "demolished"    # 已拆除-复核
    CLEARED = "cleared"          # 消除


class Status(StrEnum):
    """Where a detection stands."""

    NEW = "new"              # nobody has judged it, or it is back from the field
    SECOND = "second"        # waits for a blind second look (复审)
    THIRD = "third"          # the two disagree: a third decides
    EVIDENCE = "evidence"    # could not be judged: waits for more evidence (补举证)
    FIELD = "field"          # somebody goes and sees (外业核查)
    SETTLED = "settled"      # decided; may be corrected
    LOCKED = "locked"        # decided, and a case or an order was built on it: nothing changes it any more

    @property
    def is_open(self) -> bool:
        """Whether somebody at the bench has to look at it now."""
        return self in (Status.NEW, Status.SECOND, Status.THIRD)

    @property
    def is_decided(self) -> bool:
        return self in (Status.SETTLED, Status.LOCKED)


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What one person said of a detection, as it was said; undoing and correcting add, and take nothing away.

    Attributes:
        id: unique; what an undo or a correction speaks of.
        by: user id of the author, "" for the operator of a profile without users.
        at: seconds since 1970 UTC.
        reason: code of the catalogue "review": why it is not so.
        round: 1 the first look, 2 the blind second, 3 the deciding third.
        turn: 0 at first; one more each time the detection came back from the field or was taken up again.
        second: why it needs a second look: "case", "low" or "share"; "" where it needs none.
        model: the scorer by whose confidence the detection stood in the queue.
        duplicate_of: id of the detection it repeats.
        lot: shared by verdicts given with one key stroke; they are undone together.
        replaces: id of the verdict it corrects, "" for none.
        undone: the author took it back.
        replaced: a correction stands in its place.
        seconds: between opening the detection and this, 0 where unknown.
    """

    id: str
    by: str
    at: float
    fact: Fact
    reason: str = ""
    disposal: Disposal = Disposal.NONE
    note: str = ""
    round: int = 1
    turn: int = 0
    second: str = ""
    model: str = ""
    duplicate_of: str = ""
    lot: str = ""
    replaces: str = ""
    undone: bool = False
    replaced: bool = False
    seconds: float = 0.0

    @property
    def stands(self) -> bool:
        return not (self.undone or self.replaced)

    def agrees(self, other: Verdict) -> bool:
        """The same on both axes; words and reasons may differ."""
        return (self.fact, self.disposal) == (other.fact, other.disposal)


class FieldPhoto(msgspec.Struct, frozen=True, gc=False):
    """A photo from the field, kept in the profile by its hash.

    Attributes:
        hash: SHA-256, its name in the profile; name: as the user knew it.
        lon, lat: WGS 84 degrees; azimuth: degrees clockwise from north; None where it does not say.
        taken_at: seconds since 1970 UTC, None where unknown; taken_local: what the camera's clock showed.
        away_m: metres on the ground from the outline, 0 inside; None where the photo has no place.
        doubts: sentences: too far, no place, taken before the task, used elsewhere, damaged.
    """

    hash: str
    name: str
    size: int = 0
    kind: str = ""
    lon: float | None = None
    lat: float | None = None
    azimuth: float | None = None
    taken_at: float | None = None
    taken_local: str = ""
    away_m: float | None = None
    doubts: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to be answered, or a photo to be taken, on the spot. `key` names it in commands."""

    key: str
    name: str
    name_en: str = ""
    required: bool = True

    @property
    def label(self) -> str:
        return self.name_en if current() == "en" and self.name_en else self.name


class FieldTask(msgspec.Struct, frozen=True):
    """ "Go and see" (外业核查) and what came back.

    Attributes:
        id: unique. detection: its id.
        lon, lat, wkb: where, EPSG:4490; address: in words.
        questions: to be answered; photos: to be taken.
        back_at: seconds since 1970 UTC, None while somebody is out.
        answers: key → words.
        found: photos that came back.
        lacks: sentences: required answers and photos that did not come.
    """

    id: str
    detection: str
    sent_by: str = ""
    sent_at: float = 0.0
    note: str = ""
    lon: float = 0.0
    lat: float = 0.0
    wkb: bytes = b""
    address: str = ""
    area: str = ""
    questions: tuple[Question, ...] = ()
    photos: tuple[Question, ...] = ()
    back_at: float | None = None
    back_by: str = ""
    answers: dict[str, str] = {}
    found: tuple[FieldPhoto, ...] = ()
    lacks: tuple[str, ...] = ()
    demo: bool = False

    @property
    def is_open(self) -> bool:
        return self.back_at is None

    @property
    def doubts(self) -> list[str]:
        """What does not fit, in sentences: of the photos, and what is lacking."""
        return [*(words for photo in self.found for words in photo.doubts), *self.lacks]


class Recheck(msgspec.Struct, frozen=True, gc=False):
    """A case ended, and the next survey is to show it (复核).

    Attributes:
        end: "demolished", "approved", "closed" or "refused", from what the case desk wrote.
        words: what it wrote; ended_at: seconds since 1970 UTC.
        batch: the survey that looked at the place since, "" for none yet.
        seen: "gone" (a loss lies there), "changed" (something else), "same" (no change); "" before.
        matches: ids of the detections of that batch that lie there.
        done_at: somebody decided, seconds since 1970 UTC; None while it is open. result: "gone" or "still".
    """

    detection: str
    case: str = ""
    end: str = ""
    words: str = ""
    ended_at: float = 0.0
    batch: str = ""
    seen: str = ""
    matches: tuple[str, ...] = ()
    done_at: float | None = None
    done_by: str = ""
    result: str = ""
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_at is None


class Found(msgspec.Struct, frozen=True, gc=False):
    """What the detector or a file said: never changes. Metres, square and cubic metres; gains are positive.

    Attributes:
        id: "<batch>-<source id>".
        source_id: in the file, with "~2" where the file gave it twice.
        kind: as in `detection.candidate.KINDS`, or what a foreign file says.
        wkb: polygon, EPSG:4490 degrees; lon, lat: a point on it.
        area: id of the grid that holds it, "" outside all areas.
        compact: 4π × area / perimeter², 1 for a circle.
        building: nearest registry building; use, address: of it, where this profile knows it.
        permit: the permit that covers it, "" for none.
        sources: "lidar", "image" or "both".
        model: scorer and version behind `confidence`.
        assigned: user id it is assigned to, "" for anybody.
        again: id of the earlier detection whose re-check this is, "" for none.
    """

    id: str
    batch: str
    source_id: str
    kind: str
    wkb: bytes = b""
    lon: float = 0.0
    lat: float = 0.0
    area: str = ""
    m2: float = 0.0
    compact: float = 0.0
    volume: float = 0.0
    dz_median: float = 0.0
    dz_max: float = 0.0
    dz_sigma: float = 0.0
    dz_error: float = 0.0
    storeys: int = 0
    confidence: float = 0.0
    building: str = ""
    use: str = ""
    address: str = ""
    permit: str = ""
    model: str = ""
    reasons: tuple[str, ...] = ()
    sources: str = "lidar"
    assigned: str = ""
    again: str = ""
    demo: bool = False


class Detection(Found, frozen=True, gc=False, kw_only=True):
    """A detection (疑似图斑) as it is now: what was found, and everything said of it since.

    Attributes:
        sensitivity: factor by kind, area and use of the building; from the catalogue.
        status: where it stands.
        fact, reason, disposal: as decided; None and "" until it is.
        decided_at: seconds since 1970 UTC, None until it is.
        decided_by: authors of the verdicts the decision rests on.
        first_by: author of the first verdict that was not taken back; None before.
        verdicts: every one ever given, undone and replaced ones too.
        tasks: field checks.
        case: id of the case that was opened, "" for none.
        recheck: what came of the case, None while there is no end.
        locked_by: user id; "" for none or by the opening of a case.
        version: entries it is folded from; goes into `seen`.
        hidden: verdicts are kept back from whoever looks (blind second look).
    """

    sensitivity: float = 1.0
    status: Status = Status.NEW
    fact: Fact | None = None
    reason: str = ""
    disposal: Disposal = Disposal.NONE
    decided_at: float | None = None
    decided_by: tuple[str, ...] = ()
    first_by: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    tasks: tuple[FieldTask, ...] = ()
    case: str = ""
    recheck: Recheck | None = None
    locked_by: str = ""
    version: int = 0
    hidden: bool = False

    @property
    def is_permitted(self) -> bool:
        """A permit covers it: expected to be lawful."""
        return bool(self.permit)

    @property
    def is_image_only(self) -> bool:
        """Seen in the pictures alone: no height stands behind it."""
        return self.sources == "image"

    @property
    def field_task(self) -> FieldTask | None:
        """The one that is out."""
        return next((task for task in self.tasks if task.is_open), None)


class Batch(msgspec.Struct, frozen=True):
    """Detections that came with one file.

    Attributes:
        id: first digits of the SHA-256 of the file.
        file: name of the file as loaded; kept: its copy in the profile, with features and lineage.
        crs: of its geometry. made_from: JSON of `detection.lineage.MadeFrom`, "" where the file does not say.
        loaded_at: seconds since 1970 UTC.
        count: detections taken in; repeated: rows left out because the file holds them twice; renamed: other
            places under an id given twice, taken in under another; unusable: rows without an outline; outside:
            those taken in that lie outside all areas.
        missing: survey files it was made from that are not there (any more).
    """

    id: str
    name: str
    file: str = ""
    kept: str = ""
    crs: str = ""
    made_from: str = ""
    loaded_at: float = 0.0
    loaded_by: str = ""
    count: int = 0
    repeated: int = 0
    renamed: int = 0
    unusable: int = 0
    outside: int = 0
    demo: bool = False
    missing: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, gc=False):
    """Somebody looks at a detection; `until` in seconds since 1970 UTC, after which it counts no more."""

    detection: str
    by: str
    until: float


class QueueFilter(msgspec.Struct, frozen=True, gc=False):
    """Which detections; empty values ask nothing.

    Attributes:
        area: id of an area, with all below it; "-" for those outside all areas.
        kinds: any of them.
        status: any of them; empty for what is open at the bench (`Status.is_open`).
        least_m2, most_m2: plan area. least, most: confidence, most excluded unless 1.
        sensitive: sensitivity above this.
        assigned: user id; "-" for those assigned to nobody.
        permitted: True only with, False only without a permit.
        sources: "lidar", "image" or "both".
        model: version of the scorer.
        fact, disposal: as decided.
        rechecks: only what lies where a re-check waits.
        text: part of id, building, address or kind.
    """

    area: str = ""
    batch: str = ""
    kinds: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    least_m2: float = 0.0
    most_m2: float | None = None
    least: float = 0.0
    most: float = 1.0
    sensitive: float | None = None
    assigned: str = ""
    permitted: bool | None = None
    sources: str = ""
    model: str = ""
    fact: Fact | None = None
    disposal: Disposal | None = None
    rechecks: bool = False
    text: str = ""
