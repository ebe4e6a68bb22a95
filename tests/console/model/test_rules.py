"""Rules of the desk: the shipped file is right, and numbers that cannot work are refused by name."""

import pytest

from console.errors import BadInput
from console.language import RESOURCES
from console.model.catalogue import read_catalogue
from console.model.rules import read_rules

SHIPPED = RESOURCES / "catalogues" / "rules-2026.1.toml"


def test_the_shipped_rules_speak_of_classes_that_there_are():
    rules = read_rules(SHIPPED)
    codes = [one.code for one in read_catalogue(RESOURCES / "catalogues" / "classes-2026.1.toml").classes]
    prefixes = [prefix for rule in (*rules.levels, *rules.samples) for prefix in rule.classes]
    assert all(any(code.startswith(prefix) for code in codes) for prefix in prefixes)
    assert rules.level("crowd-district").force and rules.sample("safety").share == 0.2
    assert rules.level("nothing") is None and rules.sample("nothing") is None


@pytest.mark.parametrize(("before", "after"), [
    ("radius_m = 150.0", "radius_m = 0.0"),
    ("radius_m = 150.0", "radius_m = inf"),
    ("same_class = 0.30", "same_class = -0.1"),
    ("least = 0.55", "least = 0.9"),
    ("reach_m = 2000.0", "reach_m = 0"),
    ("alike = 2 ", "alike = 0 "),
    ('to = "district"', 'to = "community"'),
    ('kind = "crossing"', 'kind = "guess"'),
    ("count = 4", "count = 1"),
    ("priorities = [1]", "priorities = [5]"),
    ("share = 0.05", "share = 0.0"),
    ("share = 0.05", "share = 1.5"),
    ('by = "area"', 'by = "colour"'),
    ('code = "safety"', 'code = "department"'),
    ('code = "crowd-district"', 'code = "crowd-street"'),
    ("hours = 120.0", "ours = 120.0"),
    ('time_zone = "Asia/Shanghai"', 'time_zone = "Mars"'),
])
def test_what_cannot_work_is_refused(tmp_path, before, after):
    text = SHIPPED.read_text("utf-8")
    assert before in text
    path = tmp_path / "rules-9.toml"
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(BadInput, match="rules-9"):
        read_rules(path)
