"""People: administration, logging in, lock-out over a restart, masking and revealing on record."""

import os
import stat

import pytest
from argon2 import PasswordHasher

from console.desk.cases import Report
from console.desk.demo_users import demo_users
from console.desk.identity import VARIABLE, Identity, KeptLogin
from console.desk.passwords import Passwords
from console.desk.people import People
from console.desk.secrets import find_secrets
from console.errors import BadInput, NotFound, Refused
from console.language import RESOURCES
from console.ledger.ledger import Ledger
from console.model.access import read_access
from console.model.departments import read_departments
from console.model.person import OPERATOR, Role, User
from console.model.premises import Person
from console.profile import Profile
from console.store.engine import open_store
from console.store.places import PlaceStore
from console.store.users import UserStore

FOLDER = RESOURCES / "catalogues"
ACCESS = read_access(FOLDER / "access-2026.1.toml")
DEPARTMENTS = read_departments(FOLDER / "departments-2026.1.toml")
PASSWORD = "correct horse"
BOSS = User("boss", "老板", frozenset({Role.ADMINISTRATOR}))
LI = User("li", "李四", frozenset({Role.HANDLER}), "S0", "cg", phone="13812345678")
CHECKER = User("zhao", "赵六", frozenset({Role.CHECKER}), "S0")


class Watch:
    now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Watch()


@pytest.fixture
def made(store, ledger, areas, clock):
    def make(a_store=store, a_ledger=ledger):
        return People(UserStore(a_store, a_ledger), a_ledger, lambda: ACCESS, areas.tree, lambda: DEPARTMENTS,
                      Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)), clock)

    return make


@pytest.fixture
def people(made):
    people = made()
    people.add(BOSS, PASSWORD, OPERATOR)
    people.add(LI, PASSWORD, BOSS)
    people.add(CHECKER, PASSWORD, BOSS)
    return people


def kinds(ledger):
    return [entry.kind for entry in ledger.entries() if not entry.kind.startswith("areas")]


def test_the_first_user_must_be_able_to_add_others(made):
    people = made()
    assert not people.registered
    for user in (LI, User("b", roles=BOSS.roles, area="S0")):
        with pytest.raises(Refused, match="first user must be an administrator"):
            people.add(user, PASSWORD, OPERATOR)
    people.add(BOSS, PASSWORD, OPERATOR)
    assert people.registered and people.get("boss") == BOSS and people.label("boss") == "老板"


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"id": ""}, "is no login name"), ({"id": "a b"}, "is no login name"), ({"id": "-x"}, "is no login name"),
    ({"roles": frozenset()}, "at least one role: collector"), ({"area": "nowhere"}, "no area nowhere"),
    ({"department": "none"}, "no department none"), ({"squad": "none"}, "no squad none"),
])
def test_a_user_that_cannot_be(people, ledger, fields, sentence):
    before = kinds(ledger)
    with pytest.raises(BadInput, match=sentence):
        people.add(User(**{"id": "new", "roles": frozenset({Role.CHECKER})} | fields), PASSWORD, BOSS)
    assert kinds(ledger) == before and people.get("new") is None


def test_a_short_password_and_a_name_that_is_taken(people):
    with pytest.raises(BadInput, match="at least 8 characters"):
        people.add(User("new", roles=LI.roles), "short", BOSS)
    with pytest.raises(Refused, match="There is a user li already"):
        people.add(LI, PASSWORD, BOSS)


def test_only_administrators_and_only_in_their_area(people):
    for act in (lambda who: people.add(User("new", roles=LI.roles, area="S1"), PASSWORD, who),
                lambda who: people.change("boss", who, name="x"), lambda who: people.retire("boss", who),
                lambda who: people.set_password("boss", PASSWORD, who)):
        with pytest.raises(Refused, match="Only an administrator"):
            act(LI)
        with pytest.raises(Refused, match="only the users of your own area"):
            act(User("local", roles=BOSS.roles, area="S0"))
    people.add(User("new", roles=LI.roles, area="G1"), PASSWORD, User("local", roles=BOSS.roles, area="S0"))


def test_changes_hold_and_the_last_administrator_stays(people, ledger):
    assert people.change("li", BOSS, roles=frozenset({Role.CHECKER})).roles == {Role.CHECKER}
    with pytest.raises(Refused, match="like that already"):
        people.change("li", BOSS, name="李四")
    for act in (lambda: people.retire("boss", BOSS), lambda: people.change("boss", BOSS, roles=LI.roles),
                lambda: people.change("boss", BOSS, area="S0")):
        with pytest.raises(Refused, match="last administrator"):
            act()
    assert not people.retire("li", BOSS).active and kinds(ledger)[-2:] == ["user.changed", "user.retired"]
    with pytest.raises(NotFound):
        people.retire("nobody", BOSS)


def test_logging_in(people, ledger):
    assert people.login("li", PASSWORD) == LI
    assert (kinds(ledger)[-1], ledger.latest(limit=1)[0].actor) == ("user.logged_in", "li")
    sentences = set()
    for name, password in (("li", "wrong password"), ("nobody", PASSWORD), ("li", "")):
        with pytest.raises(Refused) as refused:
            people.login(name, password)
        sentences.add(str(refused.value))
    assert len(sentences) == 1   # it does not tell whether the name exists
    people.retire("li", BOSS)
    with pytest.raises(Refused, match="wrong"):
        people.login("li", PASSWORD)


def test_an_account_without_password_lets_nobody_in(people):
    people.add(User("new", roles=LI.roles), "", BOSS)
    for password in ("", "nobody"):
        with pytest.raises(Refused, match="wrong"):
            people.login("new", password)


def test_lock_out_survives_a_restart_and_ends_by_time_or_by_a_new_password(people, made, tmp_path, ledger, clock):
    for _ in range(ACCESS.tries):
        with pytest.raises(Refused, match="wrong"):
            people.login("li", "wrong password")
    assert kinds(ledger)[-1] == "user.locked_out"
    again = open_store(tmp_path / "console.db")
    restarted = made(again, Ledger(again))
    with pytest.raises(Refused, match="locked until"):
        restarted.login("li", PASSWORD)          # even the right one
    clock.now += ACCESS.lock_minutes * 60 + 1
    assert restarted.login("li", PASSWORD) == LI
    for _ in range(ACCESS.tries):
        with pytest.raises(Refused):
            restarted.login("li", "wrong password")
    restarted.set_password("li", "another one", BOSS)
    assert restarted.login("li", "another one") == LI
    again.close()


def test_neither_ledger_nor_log_nor_errors_hold_a_secret(people, ledger, caplog):
    caplog.set_level("DEBUG")
    people.set_password("li", "another one", LI)
    with pytest.raises(Refused) as refused:
        people.login("li", "not the one")
    people.login("li", "another one")
    raw = "".join(repr(entry) for entry in ledger.entries()) + caplog.text + str(refused.value)
    for secret in (PASSWORD, "another one", "not the one", "argon2", LI.phone):
        assert secret not in raw
    assert "138****5678" in raw


def test_a_damaged_hash_lets_nobody_in(people, store):
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE users SET hash = 'damaged' WHERE id = 'li'")
    with pytest.raises(Refused, match="wrong"):
        people.login("li", PASSWORD)


def test_who_works_here(people, made, store):
    identity = Identity(people)
    heard = []
    identity.listen(lambda user: heard.append(user and user.id))
    assert identity.known is None
    with pytest.raises(Refused, match="Log in first"):
        assert identity.who
    identity.switch(LI)
    people.change("li", BOSS, roles=frozenset({Role.CHECKER}))
    assert identity.who.roles == {Role.CHECKER}     # what an administrator changes holds at once
    people.retire("li", BOSS)
    with pytest.raises(Refused, match="was closed"):
        assert identity.who
    identity.leave()
    assert heard == ["li", None]


def test_without_users_everybody_is_the_operator(made):
    assert Identity(made()).who is OPERATOR


def test_a_kept_login_is_for_its_owner_and_runs_out(people, tmp_path, store, ledger, clock, monkeypatch):
    kept = KeptLogin(Profile(tmp_path), UserStore(store, ledger), clock)
    assert kept.recall() == ""
    assert kept.keep(LI, 2) == clock.now + 7200 and kept.recall() == "li"
    if os.name == "posix":
        assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    token = kept.path.read_text("ascii")
    assert token.encode() not in (tmp_path / "console.db").read_bytes()   # only its hash
    clock.now += 7201
    assert kept.recall() == ""
    kept.keep(CHECKER, 2)
    assert kept.recall() == "zhao" and kept.path.read_text("ascii") != token
    if os.name == "posix":
        kept.path.chmod(0o644)
        assert kept.recall() == ""
        kept.path.chmod(0o600)
    kept.forget()
    assert kept.recall() == "" and not kept.path.exists()
    monkeypatch.setenv(VARIABLE, kept.ticket(LI, 1))     # the window hands its login on
    assert kept.recall() == "li"


def test_masking_and_revealing_on_record(people, desk, store, ledger):
    places = PlaceStore(store)
    places.add_people([Person("p1", "网格员甲", "grid worker", "G1", "13900001111")])
    find_secrets(people, desk, places)
    desk.intake([Report("feed", "7:1", "t", lon=114.015, lat=22.55, extra={"联系电话": "13712345678", "x": "y"})])
    assert people.mask(LI.phone, "phone", CHECKER) == "138****5678" and not people.may_see_phone(CHECKER)
    assert people.mask_fields({"联系电话": "13712345678"}, CHECKER) == {"联系电话": "137****5678"}
    for what, value, subject in (("case:feed:7:1:联系电话", "13712345678", "case:feed:7:1"),
                                 ("staff:p1:phone", "13900001111", "staff:p1"),
                                 ("user:li:phone", LI.phone, "user:li")):
        assert people.reveal(what, CHECKER, "核实反映内容") == value
        [entry] = ledger.latest(limit=1)
        assert (entry.kind, entry.subject, entry.actor, entry.payload["why"]) == (
            "person.revealed", subject, "zhao", "核实反映内容")
        assert value not in repr(entry.payload)


def test_what_is_not_revealed(people, desk, store, ledger):
    find_secrets(people, desk, PlaceStore(store))
    desk.intake([Report("feed", "1", "t", lon=114.075, lat=22.55, extra={"电话": "13712345678", "x": "y"})])
    before = kinds(ledger)
    for what, purpose, error in (
        ("user:li:phone", "", BadInput), ("user:li:phone", " x ", BadInput), ("li", "a purpose", BadInput),
        ("planet:li:phone", "a purpose", BadInput), ("user:nobody:phone", "a purpose", NotFound),
        ("user:li:name", "a purpose", NotFound), ("case:feed:1:x", "a purpose", NotFound),
        ("case:feed:2:电话", "a purpose", NotFound), ("staff:p9:phone", "a purpose", NotFound),
        ("case:feed:1:电话", "a purpose", Refused),      # in S1, the checker answers for S0
    ):
        with pytest.raises(error):
            people.reveal(what, CHECKER, purpose)
    assert kinds(ledger) == before


def test_a_payload_is_masked_where_it_names_the_reporter(people):
    payload = {"set": {"title": "t", "extra": {"电话": "13712345678", "n": "1"}}}
    assert people.mask_payload(payload, CHECKER) == {"set": {"title": "t", "extra": {"电话": "137****5678", "n": "1"}}}
    assert people.mask_payload(payload, OPERATOR) == payload and people.mask_payload({"a": 1}, CHECKER) == {"a": 1}


def test_the_demo_panel_has_every_role_once(areas):
    users = demo_users(areas.tree(), DEPARTMENTS)
    assert sorted(role for user in users for role in user.roles) == sorted(Role)
    assert users[0].roles == {Role.ADMINISTRATOR} and all(user.demo for user in users)
