"""Figures of reviewers, held against values computed by hand."""

import pytest
from review_world import ANN, BOB, BOSS, CAS, found, incoming

from console.desk.review.figures import kappa, pace, pairs, progress, statistics
from console.desk.review.judging import is_drawn
from console.errors import Refused
from console.model.review import QueueFilter, Status
from console.model.review_rules import SecondRule


def test_kappa_of_cohen_1960():
    """The table of a textbook: 20 and 15 agreed, 5 and 10 not: pₒ = .7, pₑ = .5, κ = .4."""
    table = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    assert kappa(table) == pytest.approx(0.4, abs=1e-12)


@pytest.mark.parametrize("some,expected", [
    ([], None), ([("y", "y")], None), ([("y", "y")] * 9, None), ([("y", "n")], 0.0), ([("y", "y"), ("n", "n")], 1.0),
    ([("y", "n"), ("n", "y")], -1.0), ([("a", "a"), ("b", "b"), ("c", "a")], (2 / 3 - 1 / 3) / (1 - 1 / 3)),
])
def test_kappa_at_its_edges(some, expected):
    assert kappa(some) == (expected if expected is None else pytest.approx(expected))


def test_pace_leaves_pauses_out():
    assert pace([0, 60, 120, 4000, 4060], 600) == pytest.approx(60.0)
    assert pace([], 600) is None and pace([5], 600) is None and pace([0, 5000], 600) is None
    assert pace([0, 0], 600) is None


def test_progress_counts_and_expects():
    statuses = dict.fromkeys(Status, 0) | {Status.NEW: 10, Status.SECOND: 2, Status.SETTLED: 5, Status.LOCKED: 1}
    found = progress(statuses, [0, 60, 120], 600, 1000.0)
    assert (found.done, found.left, found.first, found.second) == (6, 12, 10, 2)
    assert found.per_hour == pytest.approx(60) and found.ends_at == pytest.approx(1000 + 12 * 60)
    assert progress(statuses, [], 600, 0).ends_at is None


@pytest.fixture
def panel(reviews, tmp_path, rules):
    """Eight cases in the low band: ann and bob agree on four of them, cas decides the others."""
    reviews.load(incoming(tmp_path, [found(str(i), 114.001 + i / 1000, confidence=0.4) for i in range(8)]), ANN)
    ids = sorted(one.id for one in reviews.detections())
    words = {"y": {"fact": "true", "disposal": "lawful"}, "n": {"fact": "false", "reason": "tree"}}
    for one, ann, bob, cas in zip(ids, "yyyynyyn", "yyynnnny", "   y nnn", strict=True):
        for who, said in ((ANN, ann), (BOB, bob), (CAS, cas)):
            if said.strip():
                reviews.judge(one, who, **words[said])
    return reviews


def test_agreement_and_overturned_by_hand(panel):
    # ann yyyynyyn, bob yyynnnny: agree on 0 1 2 4; ann 6 y, bob 4 y of 8.
    observed, expected = 4 / 8, (6 * 4 + 2 * 4) / 64
    ann, bob = panel.statistics("ann", BOSS), panel.statistics("bob", BOB)
    assert (ann.compared, ann.agreed, ann.agreement) == (8, 4, 0.5)
    assert ann.kappa == {"bob": pytest.approx((observed - expected) / (1 - expected))}
    assert ann.overall == ann.kappa["bob"] == bob.kappa["ann"]
    # cas decides 3 y, 5 n, 6 n, 7 n: ann said y y y n, bob n n n y.
    assert (ann.decided, ann.overturned, bob.overturned) == (8, 2, 2)
    assert bob.overturned_share == pytest.approx(0.25)
    assert panel.statistics("cas", CAS).compared == 0 and panel.statistics("cas", CAS).judged == 4
    (pair,) = panel.kappas(BOSS)
    assert (pair.one, pair.other, pair.compared, pair.agreed) == ("ann", "bob", 8, 4)


def test_statistics_are_for_oneself_and_supervisors(panel):
    for ask in (lambda: panel.statistics("ann", BOB), lambda: panel.kappas(BOB), lambda: panel.reviewers(ANN)):
        with pytest.raises(Refused, match="supervisor"):
            ask()
    assert panel.reviewers(BOSS) == ["ann", "bob", "cas"]


def test_undone_and_corrected_ones_are_counted_apart(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="lawful", seconds=4.0)
    loaded.correct(ids["a"], ANN, "true", disposal="historic")
    loaded.judge(ids["b"], ANN, "true", disposal="lawful", seconds=2.0)
    loaded.undo(ANN)
    found = loaded.statistics("ann", ANN)
    assert (found.judged, found.undone, found.corrected, found.facts) == (1, 1, 1, {"true": 1})
    assert found.seconds is None and found.overturned_share is None and found.per_hour > 0


def test_progress_of_the_desk(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="lawful")
    loaded.judge(ids["b"], ANN, "true", disposal="case")
    loaded.judge(ids["c"], BOB, "unsure")
    found = loaded.progress(QueueFilter(area="S0"))
    assert (found.done, found.left, found.first, found.second, found.evidence) == (1, 3, 1, 1, 1)
    assert loaded.progress(who=BOB).per_hour is None and loaded.progress(who=ANN).per_hour > 0


def test_the_lot_draws_its_share_and_the_same_again():
    rule, ids = SecondRule(share=0.1, seed="s"), [f"b-{i}" for i in range(10_000)]
    drawn = [one for one in ids if is_drawn(one, rule)]
    assert 900 < len(drawn) < 1100 and drawn == [one for one in ids if is_drawn(one, rule)]
    assert drawn != [one for one in ids if is_drawn(one, SecondRule(share=0.1, seed="t"))]
    assert not any(is_drawn(one, SecondRule(share=0.0)) for one in ids[:100])
    assert all(is_drawn(one, SecondRule(share=1.0)) for one in ids[:100])


def test_nothing_judged_gives_nothing():
    empty = statistics("x", "X", {}, {}, 600)
    assert (empty.judged, empty.agreement, empty.overall, pairs([])) == (0, None, None, [])
