"""Eleven real pairs of pictures, years apart, that nothing was learnt from: most of the leads shown first are right."""

import pytest

from console.detection.bench_images import bench_images

pytestmark = pytest.mark.real


def test_leads_from_real_pictures_are_worth_a_walk_and_claim_no_more_than_they_keep(shared):
    told = bench_images(shared / "imagery" / "levir_cd_11")
    leads, peer = told["leads"], told["differencing"]
    assert told["pairs"] == 11 and told["changed"] == 103 and not told["refused"]
    assert leads["precision"] > 0.55 and leads["recall"] > 0.4 and leads["first"]["20"]["precision"] > 0.75
    assert leads["precision"] > 2 * peer["precision"] and leads["recall"] > 3 * peer["recall"]
    assert abs(leads["claimed"] - leads["precision"]) < 0.15
