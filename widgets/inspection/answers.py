"""What an inspector answers to each item of a checklist, before it is recorded."""

from __future__ import annotations

import msgspec

from console.model.checklist import Checklist, Item
from console.model.inspection import Finding

OTHER = ""   # what is found beside the list has no item


class Written(msgspec.Struct, frozen=True):
    """Answers as they are kept while they are a draft."""

    checklist: str
    right: tuple[str, ...] = ()
    found: tuple[Finding, ...] = ()
    note: str = ""
    seen: str = ""


class Answers:
    """Answers for one building; kept while somebody looks at another one, and as a draft through a crash.

    An item that nobody answered must not go on record as right: `missing` says which those are.

    Attributes:
        seen: id of the latest visit there when they were begun, "" for none.
    """

    def __init__(self, checklist: Checklist, seen: str = "") -> None:
        self.checklist = checklist
        self.note = ""
        self.seen = seen
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

    @property
    def is_empty(self) -> bool:
        """Nothing worth keeping."""
        return not (self._right or self._found or self.note.strip())

    def written(self) -> str:
        """As a draft; "" where there is nothing to keep."""
        if self.is_empty:
            return ""
        draft = Written(self.checklist.code, tuple(sorted(self._right)), tuple(self._found.values()), self.note,
                        self.seen)
        return msgspec.json.encode(draft).decode()

    def read(self, draft: str) -> bool:
        """Go on from a draft; whether it was one for this list. Items that the list no longer has are left out."""
        try:
            found = msgspec.json.decode(draft, type=Written)
        except msgspec.MsgspecError:
            return False
        if found.checklist != self.checklist.code:
            return False
        codes = {one.code for one in self.checklist.items}
        self._right = set(found.right) & codes
        self._found = {one.item: one for one in found.found if one.item in codes | {OTHER}}
        self.note, self.seen = found.note, found.seen
        return True

    def findings(self) -> list[Finding]:
        """All that is not right, in the order of the list, what is beside it last."""
        order = [one.code for one in self.checklist.items] + [OTHER]
        return [self._found[code] for code in order if code in self._found]
