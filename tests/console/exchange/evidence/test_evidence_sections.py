"""What a document says of a detection: measures with their error, the registry, every verdict, every doubt."""

import math

import pytest
import shapely

from console.detection.lineage import Epoch, MadeFrom
from console.detection.review_scene import Near, Scene
from console.exchange.evidence.results import Words
from console.exchange.evidence.sections import Told, headline, photo_lines, record_of, sections_of
from console.model.review import (
    Batch,
    Detection,
    Disposal,
    Fact,
    FieldPhoto,
    FieldTask,
    Question,
    Recheck,
    Status,
    Verdict,
)

OUTLINE = shapely.box(0, 0, 10, 10)
WORDS = Words({"tree": "Tree"}.get, {"lin": "Lin (lin)", "wang": "Wang", "": "the operator"}.get,
              lambda area: "Grid 7", {"urban_village": "Urban village"}.get)


def told(scene=None, made_from=None, **fields):
    values = {"id": "b-1", "batch": "b", "source_id": "1", "kind": "storey", "lon": 114.05, "lat": 22.54,
              "wkb": shapely.to_wkb(shapely.box(114, 22, 114.1, 22.1)), "m2": 100.0, "volume": 310.0,
              "dz_median": 3.1, "dz_max": 3.4, "dz_sigma": 0.04, "dz_error": 0.012, "storeys": 1, "confidence": 0.93,
              "model": "2026.1", "use": "urban_village"} | fields
    scene = scene or Scene(OUTLINE, (0, 0, 10, 10), (0, 0, 10, 10), (0, 0, 0), shapely.LineString([(0, 0), (1, 1)]))
    return Told(Detection(**values), Batch("b", "autumn"), scene, made_from, "Grid 7", WORDS)


def said(one):
    return {part.title: dict(part.rows) for part in sections_of(one)}


def test_measures_carry_their_uncertainty():
    scene = told().scene
    shown = said(told(Scene(OUTLINE, scene.bounds, scene.reach, scene.origin, scene.line, sigma=0.015)))
    rows = shown["Measures, later minus earlier, with their uncertainty"]
    assert rows["Change of height, median, m"] == "+3.10 m ± 0.012 m (one standard error, registration included)"
    assert "0.015" in rows["Noise of the surveys"] and rows["Confidence"] == "0.93 (2026.1)" and rows["Storeys"] == "+1"
    bare = said(told(dz_error=0.0, dz_median=-2.0))["Measures, later minus earlier, with their uncertainty"]
    assert bare["Change of height, median, m"] == "−2.00 m; the file gives no error"
    assert "Noise of the surveys" not in bare
    flat = said(told(sources="image", dz_median=math.nan))["Measures, later minus earlier, with their uncertainty"]
    assert set(flat) == {"Plan area, m²", "Heights"}


def test_the_registry_says_what_is_allowed_and_how_much_lies_in_it():
    permit = Near("P1", shapely.box(5, 0, 20, 10), top=31.2, height=12.0, active=False)
    building = Near("B1", shapely.box(-5, -5, 15, 15), height=9.0)
    far = Near("B2", shapely.box(50, 50, 60, 60))
    scene = told().scene
    shown = said(told(Scene(OUTLINE, scene.bounds, scene.reach, scene.origin, scene.line,
                            buildings=(building, far), permits=(permit,)), reasons=("2 m too high",)))["Registry"]
    assert shown["Permit"] == "No permit covers this change in plan and height."
    assert shown["Permit P1"] == ("50% of the patch lies inside; approved height 12.0 m; approved up to 31.2 m above "
                                  "the survey's zero; not valid on the day of the later survey")
    assert shown["Building B1"].startswith("100%") and "Building B2" not in shown
    assert shown["Remarks of the detector"] == "2 m too high"
    assert said(told(permit="P9"))["Registry"]["Permit"] == "P9 covers this change in plan and height"


def test_every_verdict_stays_and_says_whether_it_stands():
    verdicts = (Verdict("1", "lin", 1.79e9, Fact.FALSE, "tree", undone=True),
                Verdict("2", "lin", 1.79e9 + 60, Fact.TRUE, disposal=Disposal.CASE, note="二层", model="2026.1"),
                Verdict("3", "wang", 1.79e9 + 120, Fact.DUPLICATE, round=2, duplicate_of="b-9", replaced=True),
                Verdict("4", "", 1.79e9 + 180, Fact.TRUE, round=3, disposal=Disposal.STOP))
    one = told(verdicts=verdicts, fact=Fact.TRUE, disposal=Disposal.STOP, status=Status.SETTLED, decided_by=("",))
    rows = next(part.rows for part in sections_of(one) if part.title == "Verdicts, in order")
    assert [title for title, _ in rows] == ["First look", "First look", "Second look", "Third look"]
    assert "Not real · Tree · taken back by its author" in rows[0][1] and "二层 · scorer 2026.1" in rows[1][1]
    assert "→ b-9 · corrected later" in rows[2][1] and "the operator · Real · Stop work" in rows[3][1]
    assert headline(one.one) == "Real · Stop work" and said(one)["Finding"]["Decided by"] == "the operator"


def test_field_checks_cases_and_surveys():
    task = FieldTask("t1", "b-1", "lin", 1.79e9, questions=(Question("builder", "建设人", "Who builds"),),
                     back_at=1.79e9, back_by="wang", answers={"builder": "unknown"},
                     found=(FieldPhoto("ab" * 32, "a.jpg", doubts=("120 m away",)),), lacks=("no photo of the whole",))
    made = MadeFrom(Epoch(digest="d" * 64, files=("/data/a.laz",), flown="2025-11-15"),
                    Epoch(files=("C:\\data\\b.laz",), image="/data/b.tif"), bias=-0.3, shift=(0.1, -0.2))
    one = told(made_from=made, tasks=(task,), case="case:9", recheck=Recheck("b-1", words="拆除", ended_at=1.79e9))
    shown = said(one)
    assert shown["Field check t1"]["Who builds"] == "unknown" and shown["Field check t1"]["Doubt"]
    assert [row for row in dict(enumerate(sections_of(one)[-1].rows)).values() if row[0] == "Doubt"] == [
        ("Doubt", "120 m away"), ("Doubt", "no photo of the whole")]
    assert shown["Surveys"]["Earlier survey"].startswith("2025-11-15; a.laz; digest of the points dddd")
    assert shown["Surveys"]["Later survey"] == "b.laz, b.tif"
    assert "+0.100, −0.200" in shown["Surveys"]["Co-registration"]
    assert shown["Finding"]["Case"] == "case:9" and shown["Finding"]["End of the case"].startswith("拆除")
    record = record_of(one, sections_of(one))
    assert record["detection"]["wkt"].startswith("POLYGON") and "wkb" not in record["detection"]


@pytest.mark.parametrize(("fields", "line"), [
    ({"lon": 114.0, "lat": 22.5, "azimuth": 90.4}, "114.000000, 22.500000 · 90°"),
    ({"away_m": 131.6}, "132 m from the outline"), ({"taken_local": "2026:11:20 10:00"}, "2026:11:20 10:00")])
def test_a_photo_says_where_when_and_which(fields, line):
    lines = photo_lines(FieldPhoto("ab" * 32, "a.jpg", **fields))
    assert lines[0] == "a.jpg" and line in lines and lines[-1] == f"SHA-256 {'ab' * 8}…"
