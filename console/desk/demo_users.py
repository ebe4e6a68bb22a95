"""A ready panel of demo users, one per role (演示数据)."""

from __future__ import annotations

from console.model.area import AreaTree, Level
from console.model.departments import Departments
from console.model.person import Role, User

# The administrator comes first: the first user of a profile must be one.
DEMO_USERS = {
    "administrator": "演示管理员", "collector": "演示采集员", "acceptor": "演示受理员", "dispatcher": "演示派遣员",
    "handler": "演示处置员", "checker": "演示核查员", "supervisor": "演示督导", "inspector": "演示巡查员",
}


def demo_users(tree: AreaTree, departments: Departments) -> list[User]:
    """One user per role, named after it: the collector for one community, the handler for one department.

    The telephone numbers are of an exchange that there is not.
    """
    community = next(iter(sorted(area.id for area in tree.level(Level.COMMUNITY))), "")
    department = next((one.code for one in departments.departments), "")
    return [User(role, name, frozenset({Role(role)}),
                 area=community if role == Role.COLLECTOR else "",
                 department=department if role == Role.HANDLER else "",
                 phone=f"000-0000-{8000 + number}", demo=True)
            for number, (role, name) in enumerate(DEMO_USERS.items(), 1)]
