"""Shared by all tests: no screen, the bundled font, a profile of their own, and no noise let through."""

import logging
import os
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

# Nothing here is judged by the clock: a busy machine is not a fault of the program.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


@pytest.fixture
def shared() -> Path:
    """The folder of real data beside the checkout; tests that use it carry the marker `real`."""
    if not SHARED.is_dir():
        pytest.skip(f"real data not found at {SHARED}")
    return SHARED


@pytest.fixture(autouse=True)
def english():
    """Tests read English unless they ask for another language."""
    from console import language

    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def quiet(caplog, request):
    """An error in the log or a thread left running fails the test (marker `noisy` allows log errors)."""
    before = set(threading.enumerate())
    yield
    if request.node.get_closest_marker("noisy") is None:
        errors = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
        assert not errors, f"errors in the log: {errors}"
    left = [t for t in set(threading.enumerate()) - before if t.is_alive() and not t.daemon]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """A hash costs what a test can afford; at its real cost one takes 64 MB and, on a busy machine, half a second."""
    import argon2

    monkeypatch.setattr(argon2, "PasswordHasher", partial(argon2.PasswordHasher, 1, 8, 1))
