"""The queue: filters, orders, claims, look-alikes; ten thousand columns give what one by one gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_world import ANN, BOB, BOSS, CAS, CLERK, LOCAL, RULES, found, incoming

from console.desk.review.columns import ORDERS, Bench
from console.errors import BadInput, NotFound, Refused
from console.model.area import AreaTree
from console.model.review import Fact, QueueFilter, Status


def names(loaded, ids, **fields):
    back = {value: name for name, value in ids.items()}
    return "".join(sorted(back[one] for one in loaded.queue(QueueFilter(**fields))))


@pytest.mark.parametrize("fields,expected", [
    ({}, "abcdef"), ({"area": "S0"}, "abcd"), ({"area": "G1"}, "c"), ({"area": "-"}, "f"), ({"area": "gone"}, ""),
    ({"kinds": ("storey", "shed")}, "ce"), ({"least": 0.7}, "abce"), ({"least": 0.7, "most": 0.9}, "be"),
    ({"least_m2": 100, "most_m2": 110}, "aef"), ({"permitted": True}, "c"), ({"permitted": False}, "abdef"),
    ({"sources": "image"}, "e"), ({"sensitive": 1.5}, "abdf"), ({"text": "P1"}, "c"), ({"text": "SHED"}, "e"),
    ({"status": (Status.SETTLED,)}, ""), ({"model": "9"}, ""), ({"assigned": "-"}, "abcdef"),
])
def test_filters(loaded, ids, fields, expected):
    assert names(loaded, ids, **fields) == expected


def test_filters_by_batch_and_by_what_was_decided(loaded, ids, tmp_path):
    loaded.load(incoming(tmp_path, [found("z")], "second.gpkg"), ANN, "二期")
    assert loaded.queue(QueueFilter(batch=loaded.batch("二期").id)) == [f"{loaded.batch('二期').id}-z"]
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    assert names(loaded, ids, status=(Status.SECOND,)) == "a" and names(loaded, ids, fact=Fact.TRUE) == ""
    loaded.judge(ids["a"], BOB, "true", disposal="stop")
    loaded.judge(ids["a"], CAS, "true", disposal="stop")
    assert names(loaded, ids, fact=Fact.TRUE) == "a"


def test_orders(loaded, ids):
    queue = {order: "".join(one.rsplit("-", 1)[1] for one in loaded.queue(order=order)) for order in ORDERS}
    assert queue["expected"] == "bafced"  # 194, 180, 120, 72 (a fifth of 360: a permit covers it), 70, 51
    assert queue["confidence"].startswith("a") and queue["size"].startswith("c")
    assert queue["disagreement"].startswith(("df", "fd")) and sorted(queue["near"]) == list("abcdef")
    loaded.judge(ids["b"], ANN, "true", disposal="case")
    loaded.judge(ids["b"], BOB, "true", disposal="stop")
    assert loaded.queue(order="disagreement")[0] == ids["b"]
    with pytest.raises(BadInput, match="no order"):
        loaded.queue(order="moon")


def test_the_queue_of_a_person_holds_no_own_work_and_only_the_own_area(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    assert ids["a"] not in loaded.queue(who=ANN) and ids["a"] in loaded.queue(who=BOB)
    assert set(loaded.queue(who=LOCAL)) == {ids[name] for name in "abcd"}
    loaded.judge(ids["a"], BOB, "true", disposal="stop")
    assert ids["a"] not in loaded.queue(who=BOB) and ids["a"] in loaded.queue(who=CAS)


def test_two_reviewers_never_get_the_same_and_claims_expire(loaded, clock):
    queue = loaded.queue()
    one, other = loaded.next(ANN), loaded.next(BOB)
    assert [one.id, other.id] == queue[:2]
    assert loaded.next(ANN).id == one.id  # still one's own
    with pytest.raises(Refused, match="ann is looking"):
        loaded.claim(one.id, BOB)
    with pytest.raises(Refused, match="looking at"):
        loaded.judge(one.id, BOB, "false", reason="tree")
    assert not loaded.release(one.id, BOB) and loaded.release(one.id, BOSS)
    loaded.claim(one.id, ANN)
    clock.now += 60 * RULES.claim_minutes
    assert loaded.claim(one.id, BOB).by == "bob" and [claim.by for claim in loaded.claims()] == ["bob"]


def test_skipping_goes_on_gives_back_and_comes_round(loaded):
    queue = loaded.queue()
    at = loaded.next(ANN)
    seen = [at.id]
    for _ in queue:
        at = loaded.next(ANN, after=at.id)
        seen.append(at.id)
    assert seen == [*queue, queue[0]] and len(loaded.claims()) == 1
    assert loaded.upcoming(ANN, after=queue[0]) == queue[1:3]
    loaded.claim(queue[1], BOB)
    assert loaded.upcoming(ANN, after=queue[0]) == queue[2:4]
    with pytest.raises(Refused, match="Reviewing is for"):
        loaded.next(CLERK)


def test_asking_for_second_looks_never_claims_own_work(loaded, ids):
    loaded.judge(ids["a"], ANN, "true", disposal="case")
    seconds = QueueFilter(status=(Status.SECOND, Status.THIRD))
    assert loaded.next(ANN, seconds) is None and loaded.upcoming(ANN, seconds) == [] and loaded.claims() == []
    assert loaded.queue(seconds, ANN) == [ids["a"]]   # looked at, not judged
    assert loaded.next(BOB, seconds).id == ids["a"]
    loaded.judge(ids["a"], BOB, "true", disposal="stop")
    assert loaded.next(BOB, seconds) is None and loaded.next(CAS, seconds).id == ids["a"]


def test_nothing_left_is_none(loaded, ids):
    for name in ids.values():
        loaded.claim(name, BOB)
    assert loaded.next(ANN) is None


def test_a_verdict_ends_its_claim(loaded):
    one = loaded.next(ANN)
    loaded.judge(one.id, ANN, "true", disposal="lawful")
    assert loaded.claims() == []


def test_look_alikes(loaded, ids):
    assert loaded.alike(ids["a"], ANN) == [ids["a"], ids["b"]]
    assert loaded.alike(ids["c"], ANN) == [ids["c"]]
    loaded.claim(ids["b"], BOB)
    assert loaded.alike(ids["a"], ANN) == [ids["a"]]
    with pytest.raises(NotFound):
        loaded.alike("nowhere", ANN)


def test_near_ones_by_metres_between_outlines(loaded, ids):
    apart = loaded.near(ids["a"], 100.0)
    assert apart == [ids["b"]] and loaded.near(ids["a"], 90.0) == []  # 102.9 m between centres, 10.25 m of halves


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["new", "shed"]), st.floats(1, 500), st.floats(0, 1), st.booleans()),
                max_size=40), st.floats(0, 1), st.floats(0, 300))
def test_columns_give_what_one_by_one_gives(rows, least, least_m2):
    texts = {name: [""] * len(rows) for name in ("batch", "area", "building", "use", "address", "model", "sources",
                                                  "assigned", "again")}
    columns = {name: np.array(values, object) for name, values in texts.items()} | {
        "id": np.array([f"{i:03}" for i in range(len(rows))], object), "kind": np.array([r[0] for r in rows], object),
        "permit": np.array(["P" if r[3] else "" for r in rows], object), "m2": np.array([r[1] for r in rows], float),
        "confidence": np.array([r[2] for r in rows], float)}
    columns |= {name: np.zeros(len(rows)) for name in ("lon", "lat", "compact", "dz_median")}
    bench, tree = Bench(columns, {}), AreaTree()
    mask = bench.matching(QueueFilter(kinds=("new",), least=least, least_m2=least_m2), tree, RULES)
    kept = [i for i, r in enumerate(rows) if r[0] == "new" and r[2] >= least and r[1] >= least_m2]
    worth = {f"{i:03}": rows[i][2] * rows[i][1] * 2.0 * (RULES.permitted if rows[i][3] else 1.0) for i in kept}
    got = bench.ordered(mask, "expected", RULES, tree)
    assert sorted(got) == sorted(worth) and [worth[one] for one in got] == sorted(worth.values(), reverse=True)
