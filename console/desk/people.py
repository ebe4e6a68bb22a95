"""People (人员与权限): who works here, logging in, and what each may read of other people.

Every change is a ledger entry. Passwords and their hashes are in none of them, nor in any log; telephone numbers
stand masked in the ledger, which is exported and merged.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from console.desk.passwords import Passwords
from console.errors import BadInput, NotFound, Refused
from console.language import tr
from console.ledger.ledger import Draft, Ledger
from console.model.access import PHONE, Access, masked
from console.model.area import AreaTree
from console.model.departments import Departments
from console.model.person import Role, User
from console.store.users import UserStore

PREFIX = "user:"
NAME = re.compile(r"[\w][\w.@-]{0,63}")


class Secret(msgspec.Struct, frozen=True):
    """Something masked that was looked up to be revealed.

    Attributes:
        value: what nobody sees without a purpose.
        kind: "phone", "name" or "number".
        subject: what the ledger entry is about.
        area: id of the area it belongs to.
    """

    value: str
    kind: str
    subject: str
    area: str = ""


Finder = Callable[[str, str], Secret]   # (id, field) → what is masked; raises NotFound


class People:
    """The users of a profile. Safe from any thread.

    Args:
        users: where they are stored.
        ledger: where revealing is recorded.
        access: the rules of access in force.
        tree: the hierarchy, for scopes.
        departments: the catalogue in force.
        passwords: hashes them; cheaper ones in tests.
        clock: seconds since 1970 UTC.
    """

    def __init__(self, users: UserStore, ledger: Ledger, access: Callable[[], Access],
                 tree: Callable[[], AreaTree], departments: Callable[[], Departments],
                 passwords: Passwords | None = None, clock: Callable[[], float] = time.time) -> None:
        self._store = users
        self._ledger = ledger
        self._access = access
        self._tree = tree
        self._departments = departments
        self._passwords = passwords or Passwords()
        self._clock = clock
        self._finders: dict[str, Finder] = {"user": self._find_user}

    # Who there is

    def users(self) -> Mapping[str, User]:
        """All users by id, those who left too."""
        return self._store.users()

    @property
    def registered(self) -> bool:
        """Whether anybody is; until then everybody is the operator and may do everything."""
        return bool(self._store.users())

    def get(self, user_id: str) -> User | None:
        return self._store.users().get(user_id)

    def named(self, user_id: str) -> User:
        """The user of that login name. Raises `NotFound`."""
        found = self.get(user_id)
        if found is None:
            raise NotFound(tr("There is no user {name}.", name=user_id))
        return found

    def label(self, user_id: str) -> str:
        """A colleague's name as shown, or the login name where it is unknown."""
        found = self.get(user_id)
        return found.name or user_id if found else user_id

    # Administration

    def add(self, user: User, password: str, who: User) -> User:
        """Register somebody.

        Args:
            password: "" for an account nobody can log in to until one is set.

        Raises:
            Refused: not an administrator, the name is taken, or the first user is no administrator.
            BadInput: a login name, role, area, department, squad or password that cannot be.
        """
        self._check_rights(who, user)
        if not NAME.fullmatch(user.id):
            raise BadInput(tr("“{name}” is no login name: use letters, digits, dots and dashes, at most 64. Nothing "
                              "was changed.", name=user.id))
        self._check(user)
        if not self.registered and (Role.ADMINISTRATOR not in user.roles or user.area):
            raise Refused(tr("The first user must be an administrator of everywhere, or nobody could register others. "
                             "Nothing was changed."))
        hashed = self._hashed(password) if password else ""
        self._store.add(user, hashed, self._draft("user.added", user, who))
        return user

    def change(self, user_id: str, who: User, **fields: Any) -> User:
        """Change what is known about a user: name, roles, area, department, squad, phone, active.

        Raises:
            NotFound: there is no such user.
            Refused: not an administrator, nothing would change, or the last administrator would go.
            BadInput: a value that cannot be.
        """
        before = self.named(user_id)
        after = msgspec.structs.replace(before, **fields)
        self._check_rights(who, before, after)
        if after == before:
            raise Refused(tr("User {name} is like that already. Nothing was changed.", name=user_id))
        self._check(after)
        self._keep_an_administrator(after)
        self._store.change(after, self._draft("user.changed" if after.active else "user.retired", after, who))
        return after

    def retire(self, user_id: str, who: User) -> User:
        """Somebody left: no login from now on, the record stays. Raises like `change`."""
        return self.change(user_id, who, active=False)

    def set_password(self, user_id: str, password: str, who: User) -> None:
        """Give a user a new password; unlocks the account and ends its sessions.

        Raises:
            NotFound: there is no such user.
            Refused: neither the user nor an administrator.
            BadInput: too short.
        """
        user = self.named(user_id)
        if who.id != user_id:
            self._check_rights(who, user)
        self._store.set_hash(user_id, self._hashed(password),
                             Draft(PREFIX + user_id, "user.password_set", {}, user.area, who.id))

    # Logging in

    def login(self, name: str, password: str, at: float | None = None, recorded: bool = True) -> User:
        """The user of that name, if the password is right.

        Every try is counted in the database before the password is looked at; too many wrong ones in a row lock
        the account for a while, also for the right password and after a restart.

        Args:
            at: seconds since 1970 UTC, None for now.
            recorded: write the login into the ledger; False where every command brings the password along.

        Raises:
            Refused: wrong name or password (it does not say which), locked, or retired.
        """
        at = self._clock() if at is None else at
        access = self._access()
        attempt = self._store.attempt(name, at, access.tries, access.lock_minutes * 60)
        if attempt.locked_until:
            raise Refused(tr("The account {name} is locked until {time} after too many wrong passwords. Wait, or ask "
                             "an administrator for a new password.", name=name, time=_clock_time(attempt.locked_until)))
        user = self.get(name)
        right = self._passwords.verified(attempt.hash, password) and user is not None and user.active
        if right and user is not None:
            self._store.succeeded(name, self._passwords.renewed(attempt.hash, password))
            if recorded:
                self._ledger.append([Draft(PREFIX + name, "user.logged_in", {}, user.area, name, at)])
            return user
        if attempt.locks:
            self._ledger.append([Draft(PREFIX + name, "user.locked_out", {"tries": access.tries},
                                       user.area if user else "", at=at)])  # nobody has shown who it was
        raise Refused(tr("The name or the password is wrong, or the account was closed."))

    # Names and telephones

    def may_see(self, kind: str, who: User) -> bool:
        """Whether somebody reads telephones ("phone"), names ("name") or identity numbers ("number") unmasked."""
        return self._access().may_see(kind, who)

    def may_see_phone(self, who: User) -> bool:
        """Whether somebody reads telephone numbers unmasked."""
        return self.may_see(PHONE, who)

    def mask(self, text: str, kind: str, who: User) -> str:
        """A text as somebody may see it: whole, or 138****5678, 王**. `kind` "" is never masked."""
        return self._access().mask(text, kind, who)

    def mask_fields(self, fields: Mapping[str, str], who: User) -> dict[str, str]:
        """A report's fields as somebody may see them; which hold names and numbers, the catalogue of access says."""
        return self._access().shown(fields, who)

    def mask_payload(self, payload: dict[str, Any], who: User) -> dict[str, Any]:
        """A ledger entry's payload as somebody may see it: what a report said of its reporter is masked."""
        said = payload.get("set")
        if not isinstance(said, dict) or not isinstance(said.get("extra"), dict):
            return payload
        texts = {str(name): str(text) for name, text in said["extra"].items()}
        return payload | {"set": {**said, "extra": self.mask_fields(texts, who)}}

    def kind_of(self, field: str) -> str:
        """What a report's field of that name holds, "" for nothing that is masked."""
        return self._access().kind_of(field)

    def find_with(self, kind: str, finder: Finder) -> None:
        """Let `reveal` find another kind of thing: "case", "staff" …"""
        self._finders[kind] = finder

    def reveal(self, what: str, who: User, purpose: str) -> str:
        """Something masked, for a purpose, on record.

        Args:
            what: "kind:id:field", for example "user:li:phone" or "case:12345:3:电话".
            purpose: why it is needed, in words.

        Raises:
            BadInput: no purpose, or `what` is not of that form.
            NotFound: there is no such thing.
            Refused: it belongs to an area the person does not answer for.
        """
        kind, _, rest = what.partition(":")
        name, _, field = rest.rpartition(":")
        finder = self._finders.get(kind)
        if finder is None or not name or not field:
            raise BadInput(tr("“{what}” cannot be revealed; write KIND:ID:FIELD, with one of the kinds {kinds}.",
                              what=what, kinds=", ".join(sorted(self._finders))))
        if len(purpose.strip()) < (least := self._access().purpose_length):
            raise BadInput(tr("Say for what purpose you need it, in at least {count} characters; the purpose is kept "
                              "on record. Nothing was shown.", count=least))
        found = finder(name, field)
        if who.area and found.area not in self._tree().within(who.area):
            raise Refused(tr("{what} belongs to an area you do not answer for. Nothing was shown.", what=what))
        payload = {"field": field, "what": found.kind, "why": purpose.strip()}
        self._ledger.append([Draft(found.subject, "person.revealed", payload, found.area, who.id)])
        return found.value

    def _find_user(self, name: str, field: str) -> Secret:
        user = self.named(name)
        if field != "phone" or not user.phone:
            raise NotFound(tr("User {name} has no {field} that is masked.", name=name, field=field))
        return Secret(user.phone, PHONE, PREFIX + user.id, user.area)

    # How it is done

    def _check_rights(self, who: User, *users: User) -> None:
        if not who.is_any(Role.ADMINISTRATOR):
            raise Refused(tr("Only an administrator may do this. Nothing was changed."))
        if who.area:
            within = self._tree().within(who.area)
            if any(user.area not in within for user in users):
                raise Refused(tr("You administer only the users of your own area. Nothing was changed."))

    def _check(self, user: User) -> None:
        """What a user must be made of. Raises `BadInput`."""
        if not user.roles:
            raise BadInput(tr("A user needs at least one role: {roles}. Nothing was changed.",
                              roles=", ".join(role.value for role in Role)))
        if user.area and user.area not in self._tree():
            raise BadInput(tr("There is no area {area} in this profile. Nothing was changed.", area=user.area))
        departments = self._departments()
        if user.department and departments.get(user.department) is None:
            raise BadInput(tr("The catalogue has no department {code}. Nothing was changed.", code=user.department))
        if user.squad and departments.squad(user.squad) is None:
            raise BadInput(tr("The catalogue has no squad {code}. Nothing was changed.", code=user.squad))

    def _keep_an_administrator(self, after: User) -> None:
        left = {**self._store.users(), after.id: after}.values()
        if not any(user.active and Role.ADMINISTRATOR in user.roles and not user.area for user in left):
            raise Refused(tr("{name} is the last administrator of everywhere. Nothing was changed; name another one "
                             "first.", name=after.id))

    def _draft(self, kind: str, user: User, who: User) -> Draft:
        """What the ledger keeps of a user; the telephone only masked."""
        fields = {"name": user.name, "roles": sorted(role.value for role in user.roles), "area": user.area,
                  "department": user.department, "squad": user.squad, "phone": masked(user.phone, PHONE),
                  "active": user.active, "demo": user.demo}
        return Draft(PREFIX + user.id, kind, {"set": fields}, user.area, who.id)

    def _hashed(self, password: str) -> str:
        return self._passwords.hashed(password, self._access().password_length)


def _clock_time(at: float) -> str:
    return dt.datetime.fromtimestamp(at).strftime("%Y-%m-%d %H:%M")
