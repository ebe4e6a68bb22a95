"""How fresh the buildings are that a risk index goes by: when the ledger last heard of an import."""

from __future__ import annotations

from console.ledger.ledger import Ledger

PREFIXES = ("areas:", "addresses:", "buildings:", "places:")   # subjects of imports that may bring buildings


def buildings_as_of(ledger: Ledger) -> float | None:
    """When areas and buildings were last imported or generated, seconds since 1970 UTC; None where nobody knows."""
    times = [entry.at for prefix in PREFIXES for record in ledger.records(prefix)
             for entry in ledger.entries(subject=record.subject) if entry.kind.endswith(".imported")]
    return max(times, default=None)
