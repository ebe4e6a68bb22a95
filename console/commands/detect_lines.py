"""How `detect check` tells a person what a survey or a picture is; --json tells all."""

from __future__ import annotations

from typing import Any

from console.language import tr


def say_check(value: dict[str, Any]) -> str:
    """A few lines, then what to know before using it."""
    if "pictures" in value:
        return "\n\n".join("\n".join([*_picture(one), *one["warnings"]]) for one in value["pictures"])
    return "\n".join([*_survey(value), *value["warnings"]])


def _survey(value: dict[str, Any]) -> list[str]:
    west, south, east, north = value["bounds"]
    noise = (tr("noise {noise} cm (1 σ)", noise=value["noise_cm"]) if value["noise_cm"] is not None
             else tr("noise unknown"))
    strips = (tr("{strips} flight strips {apart} cm apart", strips=value["strips"], apart=value["strip_cm"])
              if value["strips"] > 1 else tr("one flight strip"))
    return [
        tr("{points} points in {files} file(s), {crs}", points=f"{value['points']:,}", files=len(value["files"]),
           crs=value["crs"].splitlines()[0][:60]),
        tr("{wide} × {high} m, {area} m² covered ({coverage} %), holes over 25 m²: {holes}",
           wide=f"{east - west:,.0f}", high=f"{north - south:,.0f}", area=f"{value['area_m2']:,}",
           coverage=value["coverage"], holes=value["holes"]["count"]),
        tr("{density} points per m², {noise}, {strips}", density=value["density"], noise=noise, strips=strips),
        tr("heights {low} to {high} m, {multi} % of the points with several returns", low=value["height_m"][0],
           high=value["height_m"][1], multi=value["multi"]),
        tr("classes: {classes}", classes=", ".join(f"{class_word(k)} {v} %" for k, v in value["classes"].items())),
    ]


def class_word(number: str) -> str:
    """An ASPRS class in words, one that means nothing fixed as its number."""
    words = {"0": tr("never classified"), "1": tr("unclassified"), "2": tr("ground"), "3": tr("low vegetation"),
             "4": tr("medium vegetation"), "5": tr("high vegetation"), "6": tr("building"), "7": tr("low noise"),
             "9": tr("water"), "10": tr("rail"), "11": tr("road"), "13": tr("wire guard"), "14": tr("wire"),
             "15": tr("pylon"), "17": tr("bridge"), "18": tr("high noise")}
    return words.get(number, tr("class {number}", number=number))


def _picture(value: dict[str, Any]) -> list[str]:
    kind = tr("surface model") if value["kind"] == "surface" else tr("orthophoto")
    lines = [tr("{file}: {kind} of {cols} × {rows} cells of {cell}, {crs}", file=value["file"], kind=kind,
                cols=f"{value['cols']:,}", rows=f"{value['rows']:,}", cell=value["cell"],
                crs=value["crs"].splitlines()[0][:60]),
             tr("{bands} band(s) of {depth}, {coverage} % covered", bands=value["bands"], depth=value["depth"],
                coverage=value["coverage"])]
    if value["height_m"] is not None:
        noise = (tr("noise {noise} cm (1 σ)", noise=value["noise_cm"]) if value["noise_cm"] is not None
                 else tr("noise unknown"))
        lines.append(tr("heights {low} to {high} m, {noise}", low=value["height_m"][0], high=value["height_m"][1],
                        noise=noise))
    return lines
