"""Access (访问控制): logging in, and who may read names and telephones; a versioned file, never constants in code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import tr
from console.model.person import Role, User

PHONE, NAME, NUMBER = "phone", "name", "number"   # kinds of what is masked; a number is that of an identity card
KINDS = (PHONE, NAME, NUMBER)


class Access(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of access: who issued them, which version.

    Attributes:
        tries: wrong passwords in a row after which an account is locked.
        lock_minutes: for how long.
        session_hours: how long a login from the shell holds.
        password_length: characters a new password has at least.
        purpose_length: characters of the purpose somebody must give to see what is masked.
        sees: kind ("phone", "name", "number") → roles that see it unmasked.
        fields: kind → names of fields in reports that hold such a thing, in any writing.
    """

    title: str
    authority: str
    version: str
    tries: int = 5
    lock_minutes: float = 15.0
    session_hours: float = 12.0
    password_length: int = 8
    purpose_length: int = 4
    sees: dict[str, frozenset[Role]] = {}
    fields: dict[str, tuple[str, ...]] = {}

    def may_see(self, kind: str, who: User) -> bool:
        """Whether a person reads such things unmasked."""
        return who.is_any(*self.sees.get(kind, frozenset()))

    def kind_of(self, field: str) -> str:
        """What a report's field holds, "" for nothing that is masked."""
        name = field.strip().lower()
        return next((kind for kind, names in self.fields.items() if name in (n.lower() for n in names)), "")

    def shown(self, fields: Mapping[str, str], who: User) -> dict[str, str]:
        """A report's fields as a person may see them."""
        return {name: self.mask(text, self.kind_of(name), who) for name, text in fields.items()}

    def mask(self, text: str, kind: str, who: User) -> str:
        """A text as a person may see it; `kind` "" is not masked."""
        return text if not kind or self.may_see(kind, who) else masked(text, kind)


def masked(text: str, kind: str) -> str:
    """A name or number with enough left to tell two apart, and not enough to find the person.

    138****5678, 王**, 4403***********12; what is too short to keep anything of is hidden whole.
    """
    text = text.strip()
    if kind == NAME:
        return text[:1] + "*" * min(max(len(text) - 1, 1), 2) if text else ""
    head, tail = (3, 4) if kind == PHONE else (4, 2)
    if len(text) < head + tail + 3:
        head, tail = 0, min(2, len(text) // 3)
    end = text[len(text) - tail:]
    return text[:head] + "*" * (len(text) - head - tail) + end


def read_access(path: Path) -> Access:
    """Read and check rules of access (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, or a number that would leave the door open.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Access)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of access rules ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    checks = {
        "tries": 1 <= found.tries <= 100, "lock_minutes": 0 < found.lock_minutes <= 100_000,
        "session_hours": 0 < found.session_hours <= 10_000, "password_length": 4 <= found.password_length <= 200,
        "purpose_length": 1 <= found.purpose_length <= 200,
    }
    wrong = next((name for name, right in checks.items() if not right), None)
    if wrong is not None:
        raise BadInput(tr("{file} cannot have {field} = {value}. Nothing was changed.", file=path.name, field=wrong,
                          value=getattr(found, wrong)))
    unknown = next((kind for kind in (*found.sees, *found.fields) if kind not in KINDS), None)
    if unknown is not None:
        raise BadInput(tr("{file} masks “{kind}”; use {kinds}. Nothing was changed.", file=path.name, kind=unknown,
                          kinds=", ".join(KINDS)))
    return found
