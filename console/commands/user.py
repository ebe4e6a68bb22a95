"""`user …`: people, their roles and areas, logging in, and revealing what is masked."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

from console.commands.areas import one_area
from console.commands.passwords import login_password, new_password
from console.commands.show import as_text
from console.commands.tree import console_of, door
from console.desk.demo_users import DEMO_USERS, demo_users
from console.desk.step_words import role_word
from console.errors import BadInput, Refused
from console.language import tr
from console.model.access import PHONE
from console.model.person import Role, User

if TYPE_CHECKING:
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
USER = typer.Argument(..., metavar="NAME", help="Login name.")
STDIN = typer.Option(False, "--password-stdin", help="Read the password as one line from standard input.")


def _login_words(value: dict[str, Any]) -> str:
    """In the window the panel asks for the password first."""
    if value.get("asked"):
        return tr("Type the password of {name}.", name=value["user"])
    return as_text(value)


@app.command("add")
@door(in_palette=False)
def add(
    ctx: typer.Context,
    user: str = USER,
    role: list[Role] = typer.Option(..., help="What the person may do; may be given several times."),
    name: str = typer.Option("", help="As shown; otherwise the login name."),
    area: str = typer.Option("", help="Id, code or name of the area the person answers for; none for everywhere."),
    department: str = typer.Option("", help="Code of the department the person handles cases for."),
    squad: str = typer.Option("", help="Code of the squad the person belongs to."),
    phone: str = typer.Option("", help="Telephone."),
    stdin: bool = STDIN,
    no_password: bool = typer.Option(False, "--no-password", help="Nobody can log in until a password is set."),
) -> dict[str, Any]:
    """Register a user; the password comes from GRID_CONSOLE_NEW_PASSWORD, a prompt or standard input."""
    console = console_of(ctx)
    made = User(user, name or user, frozenset(role), _area_id(console, area), department, squad, phone)
    password = "" if no_password else new_password(user, stdin)
    return _line(console, console.people.add(made, password, console.who), console.identity.known)


@app.command("list")
@door(menu="Manage/People", icon="mdi6.account-group")
def list_users(
    ctx: typer.Context,
    everybody: bool = typer.Option(False, "--all", help="Those who left, too."),
) -> list[dict[str, Any]]:
    """List the users, with telephones as far as you may see them."""
    console = console_of(ctx)
    who = console.who
    return [_line(console, one, who) for one in console.people.users().values() if one.active or everybody]


@app.command("change")
@door(in_palette=False)
def change(
    ctx: typer.Context,
    user: str = USER,
    role: list[Role] = typer.Option([], help="The person's roles from now on; may be given several times."),
    name: str | None = typer.Option(None, help="As shown."),
    area: str | None = typer.Option(None, help="Area the person answers for; empty for everywhere."),
    department: str | None = typer.Option(None, help="Code of the department; empty for none."),
    squad: str | None = typer.Option(None, help="Code of the squad; empty for none."),
    phone: str | None = typer.Option(None, help="Telephone."),
    back: bool = typer.Option(False, "--back", help="The person who left is back."),
) -> dict[str, Any]:
    """Change a user; what is not given stays."""
    console = console_of(ctx)
    fields: dict[str, Any] = {"name": name, "department": department, "squad": squad, "phone": phone,
                              "area": None if area is None else _area_id(console, area),
                              "roles": frozenset(role) or None, "active": True if back else None}
    given = {field: value for field, value in fields.items() if value is not None}
    return _line(console, console.people.change(user, console.who, **given), console.who)


@app.command("retire")
@door(in_palette=False)
def retire(ctx: typer.Context, user: str = USER) -> dict[str, Any]:
    """Close the account of somebody who left; the record stays."""
    console = console_of(ctx)
    who = console.who
    return _line(console, console.people.retire(user, who), who)


@app.command("password")
@door(in_palette=False)
def password(
    ctx: typer.Context,
    user: str = typer.Argument("", metavar="NAME", help="Login name; otherwise your own."),
    stdin: bool = STDIN,
) -> dict[str, Any]:
    """Set a new password, which also unlocks the account."""
    console = console_of(ctx)
    name = user or console.who.id
    console.people.named(name)
    console.people.set_password(name, new_password(name, stdin), console.who)
    return {"user": name, "unlocked": True}


@app.command("login")
@door(menu="Manage/People", icon="mdi6.login", anyone=True, show=_login_words)
def login(ctx: typer.Context, user: str = USER, stdin: bool = STDIN) -> dict[str, Any]:
    """Log in; the login holds for the commands of the next hours."""
    console = console_of(ctx)
    if not console.people.registered:
        raise Refused(tr("This profile has no users yet, so everybody may do everything; register some: user add."))
    if (window := ctx.find_root().obj.window) is not None:
        window.user_desk.ask(user)   # a password is typed into its panel, never into a line
        return {"user": user, "asked": True}
    found = console.people.login(user, login_password(user, stdin))
    until = console.kept_login.keep(found, console.catalogues.access.session_hours)
    console.identity.switch(found)
    return _line(console, found, found) | {"until": datetime.fromtimestamp(until).astimezone().isoformat(
        timespec="seconds")}


@app.command("logout")
@door(menu="Manage/People", icon="mdi6.logout", anyone=True)
def logout(ctx: typer.Context) -> dict[str, Any]:
    """End the login."""
    console = console_of(ctx)
    left = console.identity.known
    if ctx.find_root().obj.window is None:
        console.kept_login.forget()
    console.identity.leave()
    return {"user": left.id if left else ""}


@app.command("whoami")
@door(menu="Manage/People", icon="mdi6.account-question", anyone=True)
def whoami(ctx: typer.Context) -> dict[str, Any]:
    """Show who is logged in, with roles and area."""
    console = console_of(ctx)
    who = console.identity.known
    if who is None:
        return {"user": "", "name": tr("nobody is logged in"), "roles": []}
    return _line(console, who, who)


@app.command("reveal")
@door(menu="Manage/People", icon="mdi6.eye-outline", asks=True)
def reveal(
    ctx: typer.Context,
    what: str = typer.Argument(..., help="KIND:ID:FIELD, for example user:li:phone or case:desk:1:phone."),
    purpose: str = typer.Option(..., help="What you need it for; kept in the ledger."),
) -> dict[str, Any]:
    """Show one masked name or number; who, what and why are on record."""
    console = console_of(ctx)
    return {"what": what, "value": console.people.reveal(what, console.who, purpose)}


@app.command("demo")
@door(in_palette=False)
def demo(ctx: typer.Context, stdin: bool = STDIN) -> dict[str, Any]:
    """Register one demo user per role (demo data); the password is generated and shown once, unless given."""
    console = console_of(ctx)
    who = console.who
    taken = [name for name in DEMO_USERS if console.people.get(name) is not None]
    if taken:
        raise Refused(tr("There is a user {name} already. Nothing was changed.", name=taken[0]))
    try:
        password, shown = new_password("demo", stdin), ""
    except BadInput:
        password = shown = secrets.token_urlsafe(9)
    made = demo_users(console.areas.tree(), console.catalogues.departments)
    for one in made:
        console.people.add(one, password, who)
    return {"users": [_line(console, one, who) for one in made], "demo": True} | ({"password": shown} if shown else {})


def _line(console: Console, user: User, who: User | None) -> dict[str, Any]:
    """A user as one row; name and telephone as far as `who` may see them."""
    area = console.areas.tree().get(user.area)
    own = who is not None and who.id == user.id
    phone = user.phone if own or who is None else console.people.mask(user.phone, PHONE, who)
    return {"user": user.id, "name": user.name, "roles": [role.value for role in Role if role in user.roles],
            "duties": ", ".join(role_word(role) for role in Role if role in user.roles),
            "area": user.area, "area_name": area.name if area else "", "department": user.department,
            "squad": user.squad, "phone": phone, "active": user.active, "demo": user.demo}


def _area_id(console: Console, text: str) -> str:
    return one_area(console.areas.tree(), text).id if text else ""
