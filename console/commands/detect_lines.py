"""How `detect check|simulate|alter|import|show|evidence|gallery` answer a person; --json tells all."""

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
    return [
        tr("{points} points in {files} file(s), {crs}", points=f"{value['points']:,}", files=len(value["files"]),
           crs=crs_word(value["crs"])),
        tr("{wide} × {high} m, {area} m² covered ({coverage} %), holes over 25 m²: {holes}",
           wide=f"{east - west:,.0f}", high=f"{north - south:,.0f}", area=f"{value['area_m2']:,}",
           coverage=value["coverage"], holes=value["holes"]["count"]),
        tr("{density} points per m², {noise}, {strips}", density=value["density"], noise=noise, strips=_strips(value)),
        tr("heights {low} to {high} m, {multi} % of the points with several returns", low=value["height_m"][0],
           high=value["height_m"][1], multi=value["multi"]),
        tr("classes: {classes}", classes=", ".join(
            tr("{kind} {share} %", kind=class_word(k), share=v) for k, v in value["classes"].items())),
        *([_days(*value["flown"])] if value["flown"][0] else []),
    ]


def _strips(value: dict[str, Any]) -> str:
    """How many flight strips there are, and how well they agree where that could be measured."""
    if value["strips"] <= 1:
        return tr("one flight strip")
    if value["strip_cm"] is None:
        return tr("{strips} flight strips with too little ground in common to compare", strips=value["strips"])
    return tr("{strips} flight strips {apart} cm apart", strips=value["strips"], apart=value["strip_cm"])


def _days(first: str, last: str) -> str:
    return tr("flown on {day}", day=first) if first == last else tr("flown from {first} to {last}", first=first,
                                                                     last=last)


def crs_word(crs: str) -> str:
    """A CRS as a person reads it: its code, or the name in its WKT."""
    if not crs.startswith(("EPSG:", "ESRI:")) and "[" in crs:
        from pyproj import CRS

        return str(CRS.from_user_input(crs).name)
    return crs


def class_word(number: str) -> str:
    """An ASPRS class in words, one that means nothing fixed as its number."""
    words = {"0": tr("never classified"), "1": tr("unclassified"), "2": tr("ground"), "3": tr("low vegetation"),
             "4": tr("medium vegetation"), "5": tr("high vegetation"), "6": tr("buildings"), "7": tr("low noise"),
             "9": tr("water"), "10": tr("rail"), "11": tr("road"), "13": tr("wire guard"), "14": tr("wire"),
             "15": tr("pylon"), "17": tr("bridge"), "18": tr("high noise")}
    return words.get(number, tr("class {number}", number=number))


def _picture(value: dict[str, Any]) -> list[str]:
    kind = tr("surface model") if value["kind"] == "surface" else tr("orthophoto")
    lines = [tr("{file}: {kind} of {cols} × {rows} cells of {cell}, {crs}", file=value["file"], kind=kind,
                cols=f"{value['cols']:,}", rows=f"{value['rows']:,}", cell=value["cell"],
                crs=crs_word(value["crs"])),
             tr("{bands} band(s) of {depth}, {coverage} % covered", bands=value["bands"], depth=value["depth"],
                coverage=value["coverage"])]
    if value["height_m"] is not None:
        noise = (tr("noise {noise} cm (1 σ)", noise=value["noise_cm"]) if value["noise_cm"] is not None
                 else tr("noise unknown"))
        lines.append(tr("heights {low} to {high} m, {noise}", low=value["height_m"][0], high=value["height_m"][1],
                        noise=noise))
    return lines


def say_made(value: dict[str, Any]) -> str:
    """Surveys that were generated, or a second epoch made by rule."""
    from console.detection.kinds import kind_word

    points = value["points"]
    lines = [tr("Demo data in {folder}: {before} points before, {after} after, {crs}", folder=value["folder"],
                before=f"{points['before']:,}", after=f"{points['after']:,}", crs=crs_word(value["crs"])),
             tr("{n} true changes: {kinds}", n=value["changes"], kinds=", ".join(
                 f"{kind_word(kind)} {n}" for kind, n in value["kinds"].items()) or tr("(nothing)"))]
    if "flown" in value:
        lines.append(tr("flown on {one} and on {other}", one=value["flown"][0], other=value["flown"][1]))
    return "\n".join(lines)


def say_import(value: dict[str, Any]) -> str:
    """A survey that was imported."""
    day = (tr("flown on {day}", day=value["flown"]) if value["flown"] else
           tr("The day of the flight is not known; name it with --flown: it says which of two surveys is the earlier."))
    lines = [tr("Survey {name}: {points} points, {density} per m², {crs}", name=value["name"],
                points=f"{value['points']:,}", density=value["density"], crs=crs_word(value["crs"])), day]
    demo = [tr("This survey is generated demo data.")] if value["demo"] else []
    return "\n".join([*lines, *value.get("warnings", ()), *demo])


def say_shown(value: dict[str, Any]) -> str:
    """Layers that were added to the map."""
    again = value["fly_again"]
    return "\n".join([
        tr("{n} candidates are on the map as layer {name}", n=value["features"], name=value["name"]) if value["layer"]
        else tr("There is no candidate to show; no layer was added."),
        tr("{n} places to fly again are on the map as layer {name}", n=again["features"], name=again["name"])
        if again["layer"] else tr("No place needs to be flown again.")])


def say_drawn(value: dict[str, Any]) -> str:
    """Pictures of a candidate."""
    return "\n".join([tr("Pictures of candidate {id}:", id=value["id"]),
                      *("  " + str(path) for name, path in value.items() if name != "id")])


def say_gallery(value: dict[str, Any]) -> str:
    """Contact sheets; their names are those of the files."""
    return "\n".join([tr("Contact sheets in {folder}:", folder=value["folder"]),
                      *(f"  {name}.png: {n}" for name, n in value["sheets"].items())])
