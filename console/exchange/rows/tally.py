"""What became of the rows of a register: every row is counted once."""

from __future__ import annotations

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """A row that could not be used.

    Attributes:
        row: as a spreadsheet shows it. cells: as they stood in the file, by its header.
        why: the same words for the same fault, so that faults can be counted; `detail` is about this row.
    """

    row: int
    cells: tuple[str, ...]
    why: str
    detail: str = ""


class Tally(msgspec.Struct):
    """Counts of some rows.

    Attributes:
        imported, updated, unchanged, refused: together all rows.
        renewed: of the right ones, those whose code was replaced and now has its new one.
        linked: of the right ones, those that had no code and were found by their address in words.
        unknown_words: words for uses and relations nobody foresaw → how often; their rows were taken without.
    """

    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    renewed: int = 0
    linked: int = 0
    unknown_words: dict[str, int] = {}

    @property
    def rows(self) -> int:
        """All rows that were looked at."""
        return self.imported + self.updated + self.unchanged + self.refused

    def add(self, other: Tally) -> None:
        """Count another piece in."""
        for name in ("imported", "updated", "unchanged", "refused", "renewed", "linked"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for word, count in other.unknown_words.items():
            self.unknown_words[word] = self.unknown_words.get(word, 0) + count
