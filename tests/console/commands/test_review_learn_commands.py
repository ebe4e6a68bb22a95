"""From the shell: a panel clears a batch, the curves speak, a scorer is proposed, adopted and taken back."""

import numpy as np
import pyogrio
import pytest
import shapely

import main
from console.commands.session import Session
from console.detection.candidate import Candidate
from console.detection.features import INDEX, NAMES
from console.detection.models import Models
from console.detection.result import Report, Result, write_result
from console.errors import NotFound, Refused

COUNT = 72


@pytest.fixture(scope="module", autouse=True)
def quick():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("console.detection.training.SEEDS", (11,))
        patch.setattr("console.detection.training.ROUNDS", 10)
        patch.setattr("console.detection.training.FOLDS", 2)
        patch.setattr("console.commands.review_learn._models",
                      lambda console: Models(console.profile.folder / "detection", console.profile.folder / "none"))
        yield


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Detections in a row, the upper half of the scores real, and the truth about them."""
    folder = tmp_path_factory.mktemp("learn")
    luck = np.random.default_rng(2)
    rows = luck.normal(0, 1, (COUNT, len(NAMES))).astype(np.float32)
    sure = (np.arange(COUNT) + 0.5) / COUNT
    rows[:, INDEX["smooth_share"]] = rows[:, INDEX["plane_share"]] = 0.3 + 0.7 * sure
    at = 506_000.0 + 40.0 * np.arange(COUNT)
    shapes = shapely.box(at, 2_492_000.0, at + 8, 2_492_008.0)
    found = [Candidate(f"c{i}", "new", shapes[i], 3.0, 3.1, 0.1, 64.0, 192.0, confidence=float(sure[i]),
                       features=rows[i], model="test", permit="P" if i % 2 else "") for i in range(COUNT)]
    write_result(folder / "found.gpkg", Result(found, Report(), crs="EPSG:4547", demo=True))
    real = sure >= 0.5
    pyogrio.raw.write(folder / "truth.gpkg", shapely.to_wkb(shapes[real]), [np.full(real.sum(), 3.0)], ["dz"],
                      layer="changes", driver="GPKG", geometry_type="Polygon", crs="EPSG:4547")
    return folder


@pytest.fixture
def run(tmp_path):
    session = Session(main.command_tree())
    session.profile = tmp_path / "p"
    yield lambda *line: session.run([*map(str, line)])
    session.close()


def test_a_batch_is_cleared_and_teaches(files, run):
    run("review", "load", files / "found.gpkg", "--name", "row")
    told = run("review", "panel", "row", files / "truth.gpkg", "--seed", 3)
    assert told["equal"] and told["demo"] and told["detections"] == COUNT
    assert told["right"] > 0.8 < told["right_first"]   # a third opinion may err too: neither is the larger for sure
    with pytest.raises(Refused, match="afresh"):
        run("review", "panel", "row", files / "truth.gpkg")

    told = run("review", "curves", "--precision", 0.7)
    steps = {one["threshold"]: one for one in told["steps"]}
    assert told["judged"] == COUNT and steps[0.5]["queue"] == COUNT // 2
    assert steps[0.0]["precision"]["share"] < steps[0.5]["precision"]["share"]
    assert 0.2 < told["threshold"] < 0.7 and "95 %" in told["advice"]

    learnt = run("review", "learn")
    assert (learnt["version"], learnt["used"]) == ("own-1", "rule-1")
    assert learnt["new"]["n"] == learnt["old"]["n"] > 9
    told = run("review", "adopt", "own-1")
    assert (told["before"], told["used"]) == ("rule-1", "own-1")
    assert run("review", "back") == {"used": "rule-1", "before": "own-1"}
    with pytest.raises(NotFound):
        run("review", "back")
    with pytest.raises(NotFound, match="own-9"):
        run("review", "adopt", "own-9")
    log = run("ledger", "log", "--subject", "scorer:detection")
    assert [entry["kind"] for entry in log] == ["scorer.adopted", "scorer.adopted", "scorer.proposed"]
    one = run("review", "list", "--fact", "true", "--limit", 1)[0]
    assert run("review", "show", one["id"])["model"] == "test"   # what is here keeps the version that scored it
