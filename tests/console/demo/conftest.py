"""The demo district, generated once for all tests that only look at it."""

import pytest

from console.demo.facts import read_facts
from console.demo.make import SEED, generate
from console.progress import Progress


@pytest.fixture(scope="session")
def district():
    return generate(read_facts(), SEED, Progress())
