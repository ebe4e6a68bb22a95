"""People who work at the console: their roles and the area they answer for."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a person may do (岗位). One person may have several roles."""

    COLLECTOR = "collector"          # 采集员
    ACCEPTOR = "acceptor"            # 受理员
    DISPATCHER = "dispatcher"        # 派遣员
    HANDLER = "handler"              # 处置人员
    CHECKER = "checker"              # 核查员
    SUPERVISOR = "supervisor"        # 督导
    INSPECTOR = "inspector"          # 查违巡查员
    ADMINISTRATOR = "administrator"  # 管理员


class User(msgspec.Struct, frozen=True):
    """Somebody who works with this profile.

    Attributes:
        id: login name, unique, stands in the ledger as the actor.
        name: as shown.
        roles: what the person may do.
        area: id of the area the person answers for; "" for everywhere.
        department, squad: codes in the catalogue of departments the person handles cases for; "" for none.
        phone: shown by role.
        active: False for somebody who left; the record stays.
        demo: generated, not real.
    """

    id: str
    name: str = ""
    roles: frozenset[Role] = frozenset()
    area: str = ""
    department: str = ""
    squad: str = ""
    phone: str = ""
    active: bool = True
    demo: bool = False

    def is_any(self, *roles: Role) -> bool:
        """Whether the person has one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def handler_names(self) -> frozenset[str]:
        """What `Case.handler` may say for a case that is this person's to handle."""
        names = {f"person:{self.id}"} if self.id else set()
        names |= {f"department:{self.department}"} if self.department else set()
        return frozenset(names | ({f"squad:{self.squad}"} if self.squad else set()))


# Who works in a profile where nobody has registered users yet: one person who may do everything.
OPERATOR = User("", roles=frozenset(Role))
