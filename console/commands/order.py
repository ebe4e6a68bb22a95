"""`order …`: community orders (社区发令、部门执行), from issue to acceptance, and the league of departments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import typer

from console.commands.order_lines import clock_word, full, league_text, line, moment, rank_name, standing
from console.commands.tree import console_of, door
from console.desk.order_draft import OrderDraft
from console.desk.order_league import formulas
from console.errors import BadInput, ConsoleError, NotFound
from console.insight.periods import moment_given
from console.language import tr
from console.model.area import Level
from console.model.case import Priority
from console.model.order import OrderState
from console.model.order_rules import limit_written

if TYPE_CHECKING:
    from console.wiring import Console

app = typer.Typer(no_args_is_help=True)
ID = typer.Argument(..., metavar="ID", help="Id of the order.")


@app.command("issue")
@door(menu="Cases/Community orders", icon="mdi6.bullhorn-outline", asks=True)
def issue(
    ctx: typer.Context,
    title: str = typer.Argument("", help="What is to be settled, in one line; left out with --case."),
    to: list[str] = typer.Option(..., "--to", help="Code or name of a department; several get an order each."),
    area: str = typer.Option("", help="The community that issues it; left out with --case."),
    case: str = typer.Option("", "--case", metavar="ID", help="The case it is about."),
    priority: Literal["", "urgent", "high", "normal", "low"] = typer.Option("", help="Decides the limits."),
    rank: str = typer.Option("", help="The lowest rank of the leader who must come; left out: by the rule."),
    arrive: str = typer.Option("", help="Limit for the arrival: 30m, 2h, 4wh, 1wd; left out: by the rule."),
    resolve: str = typer.Option("", help="Limit for settling it; left out: by the rule."),
    accept: str = typer.Option("", help="Limit for the community's acceptance; left out: by the rule."),
    address: str = typer.Option("", help="Where to come, in words."),
    lon: float | None = typer.Option(None, help="Longitude in degrees (CGCS2000)."),
    lat: float | None = typer.Option(None, help="Latitude in degrees (CGCS2000)."),
) -> list[dict[str, Any]]:
    """Issue an order to departments: who must come, by when, and by when it must be settled."""
    console = console_of(ctx)
    arrive_in, resolve_in, accept_in = (limit_written(text) if text else None for text in (arrive, resolve, accept))
    draft = OrderDraft(
        title, tuple(to), _area_id(console, area, Level.COMMUNITY) if area else "", case,
        Priority[priority.upper()] if priority else None, rank, arrive_in, resolve_in, accept_in, address, lon, lat)
    return [line(console, order) for order in console.orders.issue(draft, console.who)]


@app.command("list")
@door(icon="mdi6.format-list-bulleted")
def list_orders(
    ctx: typer.Context,
    area: str = typer.Option("", help="Name, code or id of an area; with all below it."),
    department: str = typer.Option("", help="Code or name of a department."),
    state: OrderState | None = typer.Option(None, help="Only orders in this state."),
    case: str = typer.Option("", "--case", metavar="ID", help="Only orders about this case."),
    only_open: bool = typer.Option(False, "--open", help="Without those accepted or called off."),
) -> list[dict[str, Any]]:
    """List orders, the latest first."""
    console = console_of(ctx)
    within = console.areas.tree().within(_area_id(console, area)) if area else None
    code = _department(console, department) if department else ""
    found = [order for order in console.orders.orders().values()
             if (within is None or order.area in within) and code in ("", order.department)
             and state in (None, order.state) and case in ("", order.case) and (order.is_open or not only_open)]
    found.sort(key=lambda order: (-order.issued_at, order.id))
    return [line(console, order) for order in found]


@app.command("show")
@door(icon="mdi6.card-text-outline")
def show(ctx: typer.Context, order_id: str = ID) -> dict[str, Any]:
    """Show an order, its three clocks, who came, and everything that happened to it."""
    console = console_of(ctx)
    order = console.orders.get(order_id)
    if order is None:
        raise NotFound(tr("There is no order {id}.", id=order_id))
    return full(console, order) | {"history": [
        {"at": moment(entry.at), "kind": entry.kind, "actor": entry.actor, "payload": entry.payload}
        for entry in console.orders.history(order_id)]}


@app.command("receive")
@door(menu="Cases/Community orders", icon="mdi6.file-sign", asks=True)
def receive(ctx: typer.Context, order_id: str = ID) -> dict[str, Any]:
    """The department signs for an order."""
    console = console_of(ctx)
    return full(console, console.orders.receive(order_id, console.who))


@app.command("arrive")
@door(menu="Cases/Community orders", icon="mdi6.map-marker-account-outline", asks=True)
def arrive(
    ctx: typer.Context,
    order_id: str = ID,
    name: str = typer.Option(..., help="Who came."),
    rank: str = typer.Option(..., help="Code or name of the person's rank."),
    place: str = typer.Option("", help="Where, in words."),
    lon: float | None = typer.Option(None, help="Longitude in degrees (CGCS2000)."),
    lat: float | None = typer.Option(None, help="Latitude in degrees (CGCS2000)."),
    at: str = typer.Option("", help="When, as 2026-11-22T09:30; left out: now."),
) -> dict[str, Any]:
    """Record who came; a person of too low a rank is recorded and does not fulfil the order."""
    console = console_of(ctx)
    when = moment_given(at, console.evaluator.zone) if at else None
    order = console.orders.arrive(order_id, console.who, name=name, rank=rank, lon=lon, lat=lat, place=place, at=when)
    fulfilled = order.visits[-1].enough
    told = "" if fulfilled else tr("Recorded, but the order asks for {rank} or higher: the clock for the arrival "
                                   "runs on.", rank=rank_name(console, order.rank))
    return full(console, order) | {"fulfilled": fulfilled, "message": told}


@app.command("resolve")
@door(menu="Cases/Community orders", icon="mdi6.check-circle-outline", asks=True)
def resolve(
    ctx: typer.Context,
    order_id: str = ID,
    result: str = typer.Argument(..., help="What was done, in words."),
) -> dict[str, Any]:
    """The department has settled the matter."""
    console = console_of(ctx)
    return full(console, console.orders.resolve(order_id, console.who, result=result))


@app.command("accept")
@door(menu="Cases/Community orders", icon="mdi6.thumb-up-outline", asks=True)
def accept(
    ctx: typer.Context,
    order_id: str = ID,
    rating: int = typer.Option(0, min=0, max=5, help="1 (bad) to 5 (good); 0 for none."),
    why: str = typer.Option("", help="A remark, kept in the record."),
) -> dict[str, Any]:
    """The community accepts the result."""
    console = console_of(ctx)
    return full(console, console.orders.accept(order_id, console.who, rating=rating, why=why))


@app.command("return")
@door(menu="Cases/Community orders", icon="mdi6.undo-variant", asks=True)
def give_back(
    ctx: typer.Context,
    order_id: str = ID,
    why: str = typer.Option(..., help="The reason, kept in the record."),
) -> dict[str, Any]:
    """The community does not accept the result: back to the department, whose clock runs on."""
    console = console_of(ctx)
    return full(console, console.orders.return_(order_id, console.who, why=why))


@app.command("cancel")
@door(menu="Cases/Community orders", icon="mdi6.cancel", asks=True)
def cancel(
    ctx: typer.Context,
    order_id: str = ID,
    why: str = typer.Option(..., help="The reason, kept in the record."),
) -> dict[str, Any]:
    """Call an order off."""
    console = console_of(ctx)
    return full(console, console.orders.cancel(order_id, console.who, why=why))


@app.command("escalate")
@door(menu="Cases/Community orders", icon="mdi6.arrow-up-bold-outline", asks=True)
def escalate(
    ctx: typer.Context,
    order_id: str = typer.Argument("", metavar="[ID]", help="Id of the order; left out with --due."),
    to: Literal["street", "district"] = typer.Option("street", help="Before whom it is brought."),
    why: str = typer.Option("", help="The reason, kept in the record."),
    due: bool = typer.Option(False, "--due", help="All orders whose missed limit a rule brings up."),
) -> dict[str, Any]:
    """Bring an order before the street or the district; by hand, or all that the rules bring up."""
    console = console_of(ctx)
    if bool(order_id) == due:
        raise BadInput(tr("Name one order, or --due for all that the rules bring up. Nothing was changed."))
    if order_id:
        return full(console, console.orders.escalate(order_id, console.who, to=to, why=why))
    done: list[str] = []
    refused: list[dict[str, str]] = []
    for order, rule in console.orders.due_for_escalation():
        words = why or tr("{clock} limit missed for over {hours} h", clock=clock_word(rule.clock),
                          hours=f"{rule.after_hours:g}")
        try:
            console.orders.escalate(order.id, console.who, to=rule.to, why=words)
            done.append(order.id)
        except ConsoleError as error:
            refused.append({"id": order.id, "why": str(error)})
    return {"escalated": done, "refused": refused}


@app.command("league")
@door(menu="Cases/Community orders", icon="mdi6.podium", show=league_text)
def league(
    ctx: typer.Context,
    since: str = typer.Option("", help="Orders issued from this day, month or year on."),
    until: str = typer.Option("", help="Orders issued up to and with this day, month or year."),
) -> dict[str, Any]:
    """Rank the departments by execution rate, arrivals on time and settlements on time."""
    console = console_of(ctx)
    zone = console.evaluator.zone
    begin = moment_given(since, zone) if since else None
    end = moment_given(until, zone, end=True) if until else None
    return {"departments": [standing(console, one) for one in console.orders.league(begin, end)],
            "total": standing(console, console.orders.total(begin, end)), "formulas": formulas()}


def _area_id(console: Console, name: str, level: Level | None = None) -> str:
    """Id of the area of that name; of several, the first of `level`."""
    found = console.areas.tree().find(name)
    if not found:
        raise NotFound(tr("There is no area {name} in this profile.", name=name))
    return next((area for area in found if area.level is level), found[0]).id


def _department(console: Console, name: str) -> str:
    found = console.catalogues.departments.find(name)
    if found is None:
        raise NotFound(tr("There is no department {name} in the catalogue. Nothing was changed.", name=name))
    return found.code
