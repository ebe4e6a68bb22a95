"""`bench slider` at a small size: it plays at every scale and measures what it says."""

import json

from shell_fakes import small_console

from console.model.area import Level
from console.model.premises import Building
from widgets.hazard.bench_slider import VIEWS, play


def test_every_scale_is_played_and_measured(qapp, tmp_path):
    console = small_console(tmp_path, count=0)
    grids = [area for area in console.areas.tree() if area.level is Level.GRID]
    console.places.add_buildings([building(*one) for one in enumerate(grids)])
    try:
        found = play(console, hazards=400, seconds=0.4)
    finally:
        console.close()
    assert json.loads(json.dumps(found)) == found
    for name in VIEWS:
        assert found[name]["fps"] > 0 and 0 < found[name]["main_ms"] <= found[name]["cpu_ms"]
    assert any(found[name]["paint"].get("ratio", 0) > 0 for name in VIEWS)


def building(number, area):
    west, south, east, north = area.bounds
    return Building(f"44030400100101{number:05}", area.id, area.id, "residential", 6, 18.0, 20, (west + east) / 2,
                    (south + north) / 2, area.wkb)
