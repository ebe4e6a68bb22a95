"""How the answers of `circle …` read for a person."""

from __future__ import annotations

from typing import Any

from console.language import tr

MOST = 15   # stations and places listed; the rest are in the file and in --json


def figure_word(name: str) -> str:
    """What a figure is called."""
    return {"buildings": tr("Buildings served"), "rooms": tr("Rooms served"), "people": tr("Residents served")}.get(
        name, name)


def way_word(reach_m: float, on_foot: bool) -> str:
    """500 m on foot."""
    reach = f"{reach_m:,.0f}"
    return tr("{reach} m on foot", reach=reach) if on_foot else tr("{reach} m in a straight line", reach=reach)


def say_show(value: dict[str, Any]) -> str:
    """Who is within reach, how stations overlap, and which carry the most."""
    names = list(value["total"])
    lines = [tr("{count} stations, {way}", count=value["stations"], way=way_word(value["reach_m"], value["on_foot"]))]
    for name in names:
        total, inside = value["total"][name], value["inside"][name]
        lines.append(tr("{figure}: {inside} of {total} within reach ({share:.1f} %), {outside} outside",
                        figure=figure_word(name), inside=f"{inside:,.0f}", total=f"{total:,.0f}",
                        share=100 * value["share"][name], outside=f"{total - inside:,.0f}"))
    lines.append(tr("By how many stations reach them:"))
    lines += ["  " + tr("{count} in reach", count=count) + "\t"
              + tr(", ").join(f"{figure_word(name)} {sums[name]:,.0f}" for name in names)
              for count, sums in value["by_stations_in_reach"].items()]
    lines.append(tr("Load, when everybody goes to the nearest one (within reach / nearest / only this one):"))
    main = "people" if "people" in names else "rooms"
    lines += [f"  {one['name']}\t{one['area_name']}\t{figure_word(main)} {one['within'][main]:,.0f} / "
              f"{one['nearest'][main]:,.0f} / {one['alone'][main]:,.0f}" for one in value["load"][:MOST]]
    lines += _rest(len(value["load"]))
    if "next" in value or "no_next" in value:
        lines += ["", say_next(value["next"]) if "next" in value else value["no_next"]]
    return "\n".join(lines)


def say_next(value: dict[str, Any]) -> str:
    """Before and after, how good the choice is, and the places."""
    by = value["by"]
    lines = [tr("{count} more stations, chosen for {figure}; {way}", count=len(value["sites"]), figure=figure_word(by),
                way=way_word(value["reach_m"], value["on_foot"]))]
    for name, gain in value["gain"].items():
        lines.append(tr("{figure}: {before:.1f} % within reach before, {after:.1f} % after (+{gain})",
                        figure=figure_word(name), before=100 * value["share_before"][name],
                        after=100 * value["share_after"][name], gain=f"{gain:,.0f}"))
    lines += [proof(value), tr("Choosing one after another would have gained {greedy} of {figure}; {count} places were "
                               "weighed.", greedy=f"{value['greedy']:,.0f}", figure=figure_word(by),
                               count=f"{value['sites_asked']:,}")]
    lines += [f"  {number}. {one['name'] or one['code']}\t{one['area_name']}\t{one['lon']:.5f}, {one['lat']:.5f}\t"
              f"+{one['gain'][by]:,.0f}" for number, one in enumerate(value["sites"][:MOST], 1)]
    return "\n".join([*lines, *_rest(len(value["sites"]))])


def proof(value: dict[str, Any]) -> str:
    """How far the choice is from the best possible."""
    if not value["gap"]:
        return tr("Proven: no choice of as many places gains more.")
    return tr("Not proven in the time given: another choice could gain at most {bound}, {gap:.1f} % more.",
              bound=f"{value['bound']:,.0f}", gap=100 * (value["bound"] / max(value["gain"][value["by"]], 1.0) - 1))


def say_ground(value: dict[str, Any]) -> str:
    """How much of the ground of each area is within reach, the least served first."""
    lines = [tr("{count} stations, {way}: {inside} of {total} km² within reach ({share:.1f} %)",
                count=value["stations"], way=way_word(value["reach_m"], False), inside=f"{value['inside_km2']:,.2f}",
                total=f"{value['total_km2']:,.2f}", share=100 * value["share"])]
    lines += [f"  {one['name']}\t{one['stations']}\t{one['inside_km2']:,.2f} / {one['total_km2']:,.2f} km²\t"
              f"{100 * one['share']:.1f} %" for one in value["areas"][:MOST]]
    return "\n".join([*lines, *_rest(len(value["areas"]))])


def _rest(count: int) -> list[str]:
    return [tr("… and {count} more; --json lists all.", count=count - MOST)] if count > MOST else []
