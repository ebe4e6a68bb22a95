"""Rules of devices changed one by one: each change a version that reads back the same, and can be taken back."""

import datetime as dt

import msgspec
import pytest

from console.desk.catalogues import Catalogues
from console.desk.devices.rules import as_toml, change_rule, drop_rule, next_version, rule_of
from console.errors import BadInput, NotFound, Refused
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.device_rules import DeviceRule, read_device_kinds
from console.model.person import OPERATOR, Role, User
from console.profile import Profile
from console.store.engine import open_store

FILE = RESOURCES / "catalogues" / "devices-2026.1.toml"


@pytest.fixture
def catalogues(tmp_path):
    profile = Profile(tmp_path / "p").make()
    store = open_store(profile.database)
    yield Catalogues(profile, Ledger(store))
    store.close()


def test_a_catalogue_is_written_as_it_was_read(tmp_path):
    path = tmp_path / "d.toml"
    path.write_bytes(as_toml(read_device_kinds(FILE)))
    assert read_device_kinds(path) == read_device_kinds(FILE)


def test_a_change_is_a_version_and_the_older_one_comes_back(catalogues):
    before = catalogues.current("devices")
    leak = rule_of(before, "gas", "leak")
    now = change_rule(catalogues, "gas", msgspec.structs.replace(leak, limit=8.0, deadband=2.0), OPERATOR, "leak")
    assert rule_of(now, "gas", "leak").limit == 8.0
    assert rule_of(now, "gas", "danger") == rule_of(before, "gas", "danger")
    assert now.version == next_version([], dt.date.today()) != before.version
    now = change_rule(catalogues, "gas", DeviceRule("trend", "rises", 5.0, "上升“快”\n", hazard="gas"), OPERATOR)
    assert [one.name for one in now.named("gas").rules] == ["leak", "danger", "trend"]
    assert rule_of(now, "gas", "trend").text == "上升“快”\n" and now.version.endswith("-2")
    now = drop_rule(catalogues, "gas", "danger", OPERATOR)
    assert [one.name for one in now.named("gas").rules] == ["leak", "trend"]
    catalogues.take("devices", before.version, OPERATOR)
    assert catalogues.current("devices") == before


def test_what_is_refused_changes_nothing(catalogues):
    leak = rule_of(catalogues.current("devices"), "gas", "leak")
    changes = ({"limit": float("nan")}, {"hazard": "nosuch"}, {"deadband": -1.0}, {"when": "rises", "limit": 0.0})
    wrong = [(msgspec.structs.replace(leak, **one), "leak") for one in changes]
    for rule, old in (*wrong, (leak, ""), (DeviceRule("", "above", 1, "x"), "")):
        with pytest.raises(BadInput):
            change_rule(catalogues, "gas", rule, OPERATOR, old)
    with pytest.raises(NotFound):
        drop_rule(catalogues, "gas", "nosuch", OPERATOR)
    with pytest.raises(Refused):
        drop_rule(catalogues, "gas", "leak", User("x", roles=frozenset({Role.HANDLER})))
    assert catalogues.current("devices").version == "2026.1"
