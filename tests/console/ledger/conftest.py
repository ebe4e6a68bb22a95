"""Ledgers of several sites, each in its own profile, with clocks a test can set."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ledger_sites import Hands

from console.ledger.ledger import Ledger
from console.store.engine import open_store


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Ledger]]:
    """Make the ledger of the site called `name`; made again, it is opened again."""
    stores = []

    def make_ledger(name: str = "one", off: float = 0.0, **more: object) -> Ledger:
        store = open_store(tmp_path / f"{name}.db")
        stores.append(store)
        return Ledger(store, clock=more.pop("clock", None) or Hands(off).clock(), **more)

    yield make_ledger
    for store in stores:
        store.close()
