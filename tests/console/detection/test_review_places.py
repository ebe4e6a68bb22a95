"""Where a detection lies survives the way into the desk's degrees and back, whatever the datum of the survey."""

import numpy as np
import pytest
import shapely

from console.detection.lineage import MadeFrom
from console.detection.review_reader import SceneReader
from console.exchange.crs import transform_geometries


@pytest.mark.parametrize(("metric", "x", "y"), [("EPSG:4547", 506_000.0, 2_492_000.0),
                                                ("EPSG:28992", 84_500.0, 447_500.0),
                                                ("EPSG:32650", 447_000.0, 4_419_000.0)])
@pytest.mark.parametrize("unit", [1.0, 0.3048])
def test_the_way_back_is_the_way_in(metric, x, y, unit, tmp_path):
    """Between two datums pyproj's own choice of a way is 100 m off where it knows no shift (Dutch RD)."""
    shape = shapely.box(x, y, x + 8, y + 5)
    degrees = transform_geometries(np.array([shape], object), metric)[0]
    found = SceneReader(MadeFrom(metric=metric, unit=unit), tmp_path).to_survey(degrees, "EPSG:4490")
    assert shapely.hausdorff_distance(shapely.transform(found, lambda xy: xy * unit), shape) < 1e-3
