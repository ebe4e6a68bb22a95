"""Eleven real pairs of pictures, years apart: a smoke test of the leads that pictures alone give."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from PIL import Image

from console.detection.image_change import image_changes
from console.detection.image_leads import MOST
from console.errors import Refused

pytestmark = pytest.mark.real
HERE = Affine(0.5, 0.0, 500_000.0, 0.0, -0.5, 3_000_000.0)


def as_geotiff(source, target):
    """The pictures have no place; any metric one will do."""
    picture = np.asarray(Image.open(source).convert("RGB")).transpose(2, 0, 1)
    with rasterio.open(target, "w", driver="GTiff", width=picture.shape[2], height=picture.shape[1], count=3,
                       dtype="uint8", crs="EPSG:32614", transform=HERE) as file:
        file.write(picture)
    return target


def test_leads_from_real_pictures_claim_nothing(shared, tmp_path):
    folder = shared / "imagery" / "levir_cd_11"
    believed, right, compared = [], [], 0
    for path in sorted((folder / "A").glob("*.png")):
        pair = [as_geotiff(folder / epoch / path.name, tmp_path / f"{path.stem}_{epoch}.tif") for epoch in "AB"]
        mask = np.asarray(Image.open(folder / "label" / path.name).convert("L")) > 127
        try:
            leads, fit, _ = image_changes(*pair)
        except Refused:  # nothing in common but the place: said in one sentence, no lead
            continue
        compared += 1
        assert max(abs(fit.shift[0]), abs(fit.shift[1])) < 5.0  # these pictures were laid on each other
        for one in leads:
            west, south, east, north = one.geometry.bounds
            rows = slice(int((3_000_000 - north) * 2), int((3_000_000 - south) * 2) + 1)
            cols = slice(int((west - 500_000) * 2), int((east - 500_000) * 2) + 1)
            believed.append(one.confidence)
            right.append(float(mask[rows, cols].mean()) > 0.5)
    assert compared >= 7 and believed
    assert max(believed) <= MOST and np.mean(believed) < np.mean(right) + 0.1  # they promise no more than they keep
