"""One small generated scene, shared by all tests of the detector."""

import pytest


@pytest.fixture(scope="session")
def generated(tmp_path_factory):
    """The folder of a generated survey of 130 m, and what `simulate` said of it."""
    from console.detection.simulate.make import simulate

    folder = tmp_path_factory.mktemp("generated")
    return folder, simulate(folder, seed=5, size=130.0, style="village", densities=(12.0, 8.0))
