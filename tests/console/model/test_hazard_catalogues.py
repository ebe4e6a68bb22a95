"""Catalogues of hazards, checklists and risk weights: what ships is right, and what is wrong is named."""

import pytest

from console.errors import BadInput
from console.language import RESOURCES
from console.model.catalogue import read_catalogue
from console.model.checklist import read_checklists
from console.model.hazard import HazardLevel
from console.model.hazard_rules import read_hazard_rules
from console.model.risk_weights import SOURCES, read_risk_weights

FOLDER = RESOURCES / "catalogues"
READERS = {"hazards": read_hazard_rules, "checklists": read_checklists, "risk": read_risk_weights}


def text_of(kind):
    return (FOLDER / f"{kind}-2026.1.toml").read_text("utf-8")


def test_what_ships_fits_together():
    rules, lists = read_hazard_rules(FOLDER / "hazards-2026.1.toml"), read_checklists(FOLDER / "checklists-2026.1.toml")
    kinds = {one.code for one in rules.kinds}
    assert len(kinds) == 12 and {"fire", "gas", "ebike", "slope", "crowd", "illegal"} <= kinds
    assert {item.kind for one in lists.checklists for item in one.items} <= kinds
    assert {kind for season in lists.seasons for kind in season.kinds} <= kinds
    assert {"urban_village", "tower", "estate"} <= {one.code for one in lists.checklists}
    classes = [one.code for one in read_catalogue(FOLDER / "classes-2026.1.toml").classes]
    assert all(any(code.startswith(start) for code in classes) for rule in rules.cases for start in rule.classes)
    assert {one.code for one in read_risk_weights(FOLDER / "risk-2026.1.toml").factors} == set(SOURCES)


def test_levels_follow_the_score():
    rules = read_hazard_rules(FOLDER / "hazards-2026.1.toml")
    assert [rules.level_of(score) for score in (25, 20, 19, 12, 11, 5, 4, 1)] == [
        HazardLevel.MAJOR, HazardLevel.MAJOR, HazardLevel.LARGER, HazardLevel.LARGER, HazardLevel.GENERAL,
        HazardLevel.GENERAL, HazardLevel.LOW, HazardLevel.LOW]
    assert rules.kind_named("消防").code == rules.kind_named("Fire").code == "fire"
    with pytest.raises(BadInput, match="fire"):
        rules.kind_named("dragon")
    assert rules.case_rule("0801").kind == "fire" and rules.case_rule("0102") is None


WRONG = [
    ("hazards", 'code = "gas"', 'code = "fire"', "every kind once"),
    ("hazards", "from_score = 12", "from_score = 21", "from_score must fall"),
    ("hazards", "amount = 24,", "amount = 0,", "above 0"),
    ("hazards", "consequence = 5", "consequence = 6", "1 to 5"),
    ("hazards", 'kind = "ebike"', 'kind = "dragon"', "dragon"),
    ("hazards", "bivariate = [2.5, 3.5]", "bivariate = [3.5, 2.5]", "ascending"),
    ("hazards", 'level = "low"', 'level = "major"', "once each"),
    ("hazards", "title =", "titel =", "titel"),
    ("checklists", 'code = "V02"', 'code = "V01"', "every item once"),
    ("checklists", "index = 0\n", "index = 5\n", "highest index to 0"),
    ("checklists", "factor = 0.7", "factor = 0", "rain"),
    ("checklists", 'name = "其他建筑"', 'name = "其他建筑"\nfloors = 3', "for all buildings"),
    ("risk", "weight = 30", "weight = 0", "open_severity"),
    ("risk", 'code = "overdue"', 'code = "luck"', "luck"),
    ("risk", "hospital = 0.6", "hospital = 1.6", "0 to 1"),
    ("risk", "history_days = 365", "history_days = 0", "history_days"),
]


@pytest.mark.parametrize(("kind", "right", "wrong", "said"), WRONG, ids=[w[2] for w in WRONG])
def test_what_is_wrong_is_named(tmp_path, kind, right, wrong, said):
    text = text_of(kind)
    assert right in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(BadInput, match=said) as error:
        READERS[kind](path)
    assert "mine.toml" in str(error.value)


@pytest.mark.parametrize("kind", READERS)
def test_no_file_and_no_toml(tmp_path, kind):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadInput):
            READERS[kind](path)
