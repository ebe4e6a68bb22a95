"""Three simulated reviewers with known errors at the real desk: every figure equals the one computed by hand."""

import math
from collections import Counter
from fractions import Fraction

import msgspec
import pytest
from review_world import ANN, BOSS, INSPECTORS, RULES, found, incoming

from console.detection.review_panel import compared, counted, panel_for, right_share, sit
from console.errors import BadInput, Refused
from console.insight.review_curves import curves, desk_curves, wilson
from console.model.review import Disposal, Fact, QueueFilter, Status
from console.model.review_rules import Reason, SecondRule

COUNT, SEED = 70, 7


def rows():
    """Confidence rises with how likely it is real; every seventh has a permit."""
    return [found(f"n{i}", 114.0011 + 0.0012 * i, confidence=round(i / COUNT, 4), permit="P" if i % 7 == 0 else "",
                  demo=True) for i in range(COUNT)]


TRUTH = {f"n{i}": (i * 27 % COUNT) < i for i in range(COUNT)}
PANEL_RULES = msgspec.structs.replace(RULES, reasons=(*RULES.reasons, Reason("vehicle", "车辆", "Vehicle", "2")),
                                      second=SecondRule(share=0.3, seed="s"))


@pytest.fixture
def batch(reviews, rules, tmp_path):
    rules[0] = PANEL_RULES
    return reviews.load(incoming(tmp_path, rows(), demo=True), INSPECTORS[0], "panel").batch


def test_every_figure_is_the_one_computed_by_hand(reviews, batch, areas):
    panel = panel_for(batch)
    notes = sit(reviews, batch, panel, TRUTH, SEED)
    every = reviews.detections(QueueFilter(batch=batch.id, status=tuple(Status)))
    assert all(one.status.is_decided for one in every) and len(notes) == sum(len(one.verdicts) for one in every)

    # κ of each pair, in fractions, from the verdicts themselves.
    pairs = {}
    for one in every:
        if len(one.verdicts) >= 2:
            first, second = sorted(one.verdicts[:2], key=lambda said: said.by)
            pairs.setdefault((first.by, second.by), []).append(
                ((first.fact, first.disposal), (second.fact, second.disposal)))
    assert len(pairs) == 3 and all(len(some) >= 5 for some in pairs.values())
    by_desk = {(one.one, one.other): one for one in reviews.kappas(BOSS)}
    for names, some in pairs.items():
        n = len(some)
        same = Fraction(sum(a == b for a, b in some), n)
        left, right = Counter(a for a, _ in some), Counter(b for _, b in some)
        chance = sum(Fraction(left[x], n) * Fraction(right[x], n) for x in left)
        assert by_desk[names].kappa == pytest.approx(float((same - chance) / (1 - chance)), abs=1e-12)
        assert by_desk[names].agreed == sum(a == b for a, b in some)

    # Overturned: a look that another was held against, and the decision says otherwise.
    for member in panel:
        of = overturned = 0
        for one in every:
            looks = [said for said in one.verdicts[:2] if said.by == member.user.id]
            if len(one.verdicts) >= 2 and looks:
                of += 1
                overturned += (looks[0].fact, looks[0].disposal) != (one.fact, one.disposal)
        said = reviews.statistics(member.user.id, BOSS)
        assert (said.decided, said.overturned) == (of, overturned) and of > 4
        assert said.overturned_share == pytest.approx(overturned / of)

    # The curve: of all decided real or not above a threshold, how many are real.
    for step in desk_curves(reviews, areas.tree(), QueueFilter(batch=batch.id)).steps:
        above = [one for one in every if one.confidence >= step.threshold]
        real = sum(one.fact is Fact.TRUE for one in above)
        assert (step.queue, step.judged, step.right) == (len(above), len(above), real)
        if above:
            assert step.precision.share == pytest.approx(real / len(above), abs=5e-5)
            assert (step.precision.low, step.precision.high) == pytest.approx(wilson(real, len(above)), abs=5e-5)

    told = compared(reviews, notes, BOSS)
    assert told["equal"] and {tuple(one["reviewers"]) for one in told["pairs"]} == set(pairs)
    final = {one.id: one.fact for one in every}
    assert counted(notes)["final"] == final

    # Second eyes help: more of the decisions are right than of the first looks.
    source, firsts = {one.id: one.source_id for one in every}, {one.id: one.verdicts[0].fact for one in every}
    assert right_share(TRUTH, final, source) > right_share(TRUTH, firsts, source)


def test_reviewers_err_as_often_as_was_set(batch):
    for member in panel_for(batch):
        missed = [member.says(f"real{i}", True, False, SEED)[0] is Fact.FALSE for i in range(3000)]
        alarms = [member.says(f"none{i}", False, False, SEED)[0] is Fact.TRUE for i in range(3000)]
        assert abs(sum(missed) / 3000 - member.miss) < 4 * math.sqrt(member.miss / 3000)
        assert abs(sum(alarms) / 3000 - member.alarm) < 4 * math.sqrt(member.alarm / 3000)


def test_what_is_decided_waits_for_both_looks(reviews, batch, areas):
    """A first look that waits for its blind second one is in no curve."""
    one = reviews.queue(QueueFilter(batch=batch.id))[0]
    reviews.judge(one, ANN, Fact.TRUE, disposal=Disposal.CASE)
    found = desk_curves(reviews, areas.tree(), QueueFilter(batch=batch.id))
    assert found.judged == 0 and found.detections == COUNT
    assert found == curves(reviews.columns()["confidence"], [math.nan] * COUNT)


def test_a_panel_judges_nothing_real_and_starts_afresh(reviews, batch, tmp_path):
    real = reviews.load(incoming(tmp_path, name="real.gpkg"), INSPECTORS[0], "real").batch
    with pytest.raises(Refused, match="real"):
        sit(reviews, real, panel_for(real), TRUTH)
    with pytest.raises(BadInput):
        sit(reviews, batch, panel_for(batch), {})
    reviews.judge(reviews.queue(QueueFilter(batch=batch.id))[0], ANN, Fact.FALSE, "tree")
    with pytest.raises(Refused, match="afresh"):
        sit(reviews, batch, panel_for(batch), TRUTH)
