"""What an inspector answers to each item of a checklist, before it is recorded."""

from __future__ import annotations

from console.model.checklist import Checklist, Item
from console.model.inspection import Finding

OTHER = ""   # what is found beside the list has no item


class Answers:
    """Answers for one building; kept while somebody looks at another one.

    An item that nobody answered must not go on record as right: `missing` says which those are.
    """

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.note = ""
        self._right: set[str] = set()
        self._found: dict[str, Finding] = {}

    def is_right(self, item: str) -> bool:
        return item in self._right

    def finding(self, item: str) -> Finding | None:
        """What is not right with an item, or, for `OTHER`, beside the list."""
        return self._found.get(item)

    def pass_item(self, item: str) -> None:
        """It is right."""
        self._found.pop(item, None)
        self._right.add(item)

    def fail_item(self, finding: Finding) -> None:
        """It is not right."""
        self._right.discard(finding.item)
        self._found[finding.item] = finding

    def clear(self, item: str) -> None:
        """Nobody looked yet."""
        self._right.discard(item)
        self._found.pop(item, None)

    def pass_rest(self) -> None:
        """Everything that has no answer yet is right."""
        self._right |= {one.code for one in self.missing()}

    def missing(self) -> list[Item]:
        """Items nobody answered."""
        return [one for one in self.checklist.items if one.code not in self._right and one.code not in self._found]

    @property
    def answered(self) -> int:
        """How many items of the list have an answer."""
        return len(self.checklist.items) - len(self.missing())

    def findings(self) -> list[Finding]:
        """All that is not right, in the order of the list, what is beside it last."""
        order = [one.code for one in self.checklist.items] + [OTHER]
        return [self._found[code] for code in order if code in self._found]
