"""What the detector's commands tell a person: runs, surveys, scorers; and what they refuse before any work."""

import pytest

from console.commands.detect_judge import _say_models
from console.commands.detect_lines import say_import, say_made, say_shown
from console.commands.detect_run import say_run
from console.commands.detect_surveys import _say_demo, _say_surveys
from console.detection.reading import survey_files
from console.detection.result import check_target
from console.errors import BadInput

RUN = {"candidates": 12, "file": "out.gpkg", "points": 5000, "seconds": 1.5, "bias_cm": 3.0, "shift_cm": 2.0,
       "sigma_cm": 1.0, "limit_cm": 20.0, "limit_reason": "as asked for", "nodata_pct": 2.5, "fly_again": 0, "gaps": [],
       "believable": 3, "believable_kinds": {"new": 2, "storey": 1}, "warnings": []}


def gap(n, lacks="after"):
    return {"lacks": lacks, "area": 1000 * n, "x": 500_000.0 + n, "y": 2_500_000.0}


def test_a_run_tells_how_many_are_believed_and_of_which_kind():
    assert say_run(RUN).startswith("12 candidates in out.gpkg, 3 of them believed at 50 % or more: New building 2, "
                                   "Added storey 1\n")
    nothing = say_run(RUN | {"believable": 0, "believable_kinds": {}})
    assert "0 of them believed at 50 % or more: (nothing)" in nothing


def test_what_casts_doubt_on_all_of_it_comes_first():
    words = "the surveys are swapped."
    assert say_run(RUN | {"warnings": [words]}).splitlines()[0] == words
    assert say_run(RUN | {"points": 0, "warnings": [words]}).splitlines()[0] == words


def test_places_to_fly_again_stand_in_lines_of_their_own():
    few = say_run(RUN | {"fly_again": 2, "gaps": [gap(3), gap(2, "both")]})
    assert "places to fly again: 2" in few
    assert "  fly again: 3,000 m² near 500003.0, 2500000.0, missing in the later survey" in few.splitlines()
    assert "missing in both surveys" in few and "layer fly_again" not in few
    many = say_run(RUN | {"fly_again": 7, "gaps": [gap(n) for n in range(7, 0, -1)]}).splitlines()
    assert sum("near" in line for line in many) == 5 and "layer fly_again" in many[-2]
    assert many[-1] == 'review them with: review load "out.gpkg"'


def test_scorers_are_a_table_with_what_they_were_held_against():
    told = _say_models([
        {"version": "rule-1", "used": False, "shipped": True},
        {"version": "2026.1", "used": False, "shipped": True, "lessons": 27383, "precision": 0.976, "recall": None},
        {"version": "own-1", "used": True, "shipped": False, "promoted": True, "after": "2026.1", "verdicts": 120,
         "frozen": {"f1": 0.95, "n": 40}, "frozen_before": {"f1": 0.9}},
        {"version": "own-2", "used": False, "shipped": False, "promoted": False, "after": "own-1"}]).splitlines()
    assert "plain rule" in told[1] and "97.6 %" in told[2] and "–" in told[2]
    assert "yes" in told[3] and "trained after 2026.1" in told[3] and "95.0 % (before 90.0 %, 40 verdicts)" in told[3]
    assert "not better" in told[4] and "yes" not in told[4]


def test_no_survey_says_how_to_come_by_one():
    assert "detect import" in _say_surveys([]) and "detect demo" in _say_surveys([])
    one = {"id": "0a1b", "name": "spring", "flown": "", "points": 5000, "density": 8.1, "crs": "EPSG:4547",
           "files": ["a.laz"], "demo": False}
    heads, row = _say_surveys([one]).splitlines()
    assert heads.split()[:2] == ["survey", "flown"] and row.split()[:3] == ["spring", "unknown", "5,000"]


def test_what_was_generated_imported_and_shown_is_told_in_sentences():
    made = say_made({"folder": "d", "points": {"before": 1000, "after": 2000}, "changes": 3, "crs": "EPSG:4547",
                     "kinds": {"new": 2, "shed": 1}, "flown": ["2023-05-01", "2024-05-01"], "demo": True})
    assert made.splitlines() == ["Demo data in d: 1,000 points before, 2,000 after, EPSG:4547",
                                 "3 true changes: New building 2, Roof shed 1", "flown on 2023-05-01 and on 2024-05-01"]
    survey = {"name": "spring", "points": 10, "density": 8.0, "crs": "EPSG:4547", "flown": "", "demo": False}
    assert "--flown" in say_import(survey) and "flown on 2024-05-01" in say_import(survey | {"flown": "2024-05-01"})
    none = {"layer": "", "name": "x", "features": 0}
    assert say_shown(none | {"fly_again": none}).splitlines() == [
        "There is no candidate to show; no layer was added.", "No place needs to be flown again."]
    assert "2 places to fly again are on the map as layer y" in say_shown(
        none | {"fly_again": {"layer": "1", "name": "y", "features": 2}})


def test_demo_surveys_say_how_to_go_on():
    assert 'detect run "a" "b"' in _say_demo({"area": "下沙社区", "surveys": ["a", "b"]})
    assert _say_demo(RUN) == say_run(RUN)


def test_the_target_is_asked_for_before_any_work(tmp_path):
    with pytest.raises(BadInput, match=r"GeoPackage \(\.gpkg\)"):
        check_target(tmp_path / "out.geojson")
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="a file stands where a folder should be"):
        check_target(tmp_path / "file" / "out.gpkg")
    check_target(tmp_path / "new" / "deep" / "OUT.GPKG")
    assert list((tmp_path / "new" / "deep").iterdir()) == []


def test_a_folder_of_folders_says_where_the_files_are(tmp_path):
    (tmp_path / "2025").mkdir()
    with pytest.raises(BadInput, match=r"holds no LAS or LAZ file\.$"):
        survey_files([tmp_path])
    (tmp_path / "2025" / "a.LAZ").write_bytes(b"")
    with pytest.raises(BadInput, match="give the folder in it that does: 2025"):
        survey_files([tmp_path])
