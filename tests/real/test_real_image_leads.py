"""Eleven real pairs of pictures, years apart, that nothing was learnt from: most of the leads shown first are right."""

import pytest

from console.detection.bench_images import bench_images
from console.detection.image_leads import MOST

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def told(shared):
    return bench_images(shared / "imagery" / "levir_cd_11")


def test_leads_from_real_pictures_are_worth_a_walk(told):
    leads, peer = told["leads"], told["differencing"]
    assert told["pairs"] == 11 and told["changed"] == 103 and not told["refused"]
    assert leads["precision"] > 0.5 and leads["recall"] > 0.3
    assert leads["precision"] > 2 * peer["precision"] and leads["recall"] > 3 * peer["recall"]


def test_leads_from_real_pictures_claim_no_more_than_they_keep(told):
    leads = told["leads"]
    assert all(part["claimed"] <= MOST for part in leads["reliability"])
    assert leads["claimed"] < leads["precision"] + 0.1
