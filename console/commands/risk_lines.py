"""Risk indices as plain records: what `hazard risk` returns and a terminal shows."""

from __future__ import annotations

import math
from typing import Any

from console.commands.hazard_lines import Line
from console.commands.order_lines import moment
from console.commands.show import table
from console.insight.risk import AreaRisk, BuildingRisk, FactorShare, Sensitivity
from console.language import tr


def risk_line(found: BuildingRisk | AreaRisk) -> Line:
    """An index with everything it is made of."""
    place = {"building": found.building, "rank": found.rank, "of": found.of} if isinstance(found, BuildingRisk) else {
        "buildings": found.buildings, "rooms": found.rooms,
        "worst": [{"building": code, "name": name, "index": round(index, 1)} for code, name, index in found.worst]}
    return {"name": found.name, "area": found.area, "index": round(found.index, 2), "weights": found.weights,
            "at": moment(found.at), "demo": found.demo} | place | {"factors": [_factor(one) for one in found.factors]}


def risk_text(value: Any) -> str:
    """An index for a terminal: what each factor adds; the sum is the index."""
    if not isinstance(value, dict) or "factors" not in value:
        return table(value) if value and isinstance(value, list) else shift_text(value) if value else tr("(nothing)")
    rows = [{tr("Factor"): one["name"], tr("Value of the factor"): one["value"] if one["value"] is not None else "—",
             tr("Share of full"): f"{one['share']:.2f}", tr("Weight"): f"{one['weight']:g}",
             tr("Points of the index"): f"{one['points']:.2f}", tr("Data from"): _source(one["source"]),
             tr("Age in days"): "—" if one["age_days"] is None else one["age_days"],
             tr("Stale data"): tr("out of date") if one["stale"] else ""} for one in value["factors"]]
    head = tr("{name}: risk index {index} ({weights})", name=value["name"], index=f"{value['index']:.2f}",
              weights=value["weights"])
    return f"{head}\n{table(rows)}\n{tr('index = Σ points; points = 100 × weight ÷ Σ weights × share')}"


def sensitivity_lines(found: Sensitivity) -> Line:
    """What each weight does to the ranking."""
    return {"change": found.change, "top": found.top, "count": found.count, "firm": list(found.firm),
            "doubtful": list(found.doubtful), "shifts": [
                {"factor": one.factor, "name": one.label, "change": one.change,
                 "correlation": None if one.correlation is None else round(one.correlation, 5), "kept": one.kept,
                 "moved": None if one.moved is None else dict(zip(("id", "name", "before", "after"), one.moved,
                                                                  strict=True))} for one in found.shifts]}


def shift_text(value: Line) -> str:
    """The sensitivity for a terminal."""
    rows = [{tr("Factor"): one["name"], tr("Weight change"): f"{one['change']:+.0%}", tr("Rank correlation"):
             one["correlation"], tr("Still at the top"): f"{one['kept']}/{value['top']}",
             tr("Moved most"): "—" if one["moved"] is None else
             f"{one['moved']['name']} {one['moved']['before']} → {one['moved']['after']}"} for one in value["shifts"]]
    said = tr("{firm} of the top {top} stay under every change; {doubtful} come or go.", firm=len(value["firm"]),
              top=value["top"], doubtful=len(value["doubtful"]))
    return f"{table(rows)}\n{said}"


def _factor(one: FactorShare) -> Line:
    value = one.value if one.value is None or math.isfinite(one.value) else None
    words = tr("never inspected") if one.value is not None and not math.isfinite(one.value) else value
    return {"code": one.code, "name": one.label, "value": round(words, 3) if isinstance(words, float) else words,
            "full": one.full, "share": round(one.share, 4), "weight": one.weight,
            "weight_share": round(one.weight_share, 4), "points": round(one.points, 3), "source": one.source,
            "as_of": moment(one.as_of), "age_days": None if one.age_days is None else round(one.age_days, 1),
            "stale": one.stale, "evidence": list(one.evidence)}


def _source(word: str) -> str:
    """Where data come from, in the user's language."""
    return {"hazards": tr("Hazards"), "inspections": tr("Inspection"), "buildings": tr("Buildings")}.get(word, word)
