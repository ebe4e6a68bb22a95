"""Users in the database: tries are counted before they are judged, sessions end."""

import threading

import pytest

from console.errors import Refused
from console.ledger.ledger import Draft, Ledger
from console.model.person import Role, User
from console.store.engine import open_store
from console.store.users import UserStore

LI = User("li", "李", frozenset({Role.HANDLER, Role.CHECKER}), "A1", "cg", "cg-001", "13812345678", demo=True)


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield store
    store.close()


@pytest.fixture
def users(store):
    return UserStore(store, Ledger(store))


def draft(user):
    return Draft(f"user:{user.id}", "user.added", {})


def test_what_was_added_is_there_for_every_process(users, store):
    other = UserStore(store, Ledger(store))
    assert other.users() == {}
    users.add(LI, "hash", draft(LI))
    assert users.users() == other.users() == {"li": LI}
    with pytest.raises(Refused, match="There is a user li already"):
        users.add(LI, "other", draft(LI))
    assert users.attempt("li", 0.0, 5, 60).hash == "hash"


def test_the_last_try_locks_and_the_lock_is_in_the_database(users, store):
    users.add(LI, "hash", draft(LI))
    assert [users.attempt("li", 100.0, 3, 60).locks for _ in range(3)] == [False, False, True]
    again = UserStore(store, Ledger(store))
    assert again.attempt("li", 159.0, 3, 60) == again.attempt("li", 100.0, 3, 60)
    assert (again.attempt("li", 159.0, 3, 60).locked_until, again.attempt("li", 159.0, 3, 60).hash) == (160.0, "")
    assert again.attempt("li", 161.0, 3, 60).hash == "hash"      # counts from the start again
    assert again.attempt("nobody", 0.0, 3, 60).hash == ""


def test_success_forgets_the_tries(users):
    users.add(LI, "hash", draft(LI))
    for _ in range(4):
        assert not users.attempt("li", 0.0, 2, 60).locks
        users.succeeded("li")


def test_many_tries_at_the_same_time_are_all_counted(users):
    users.add(LI, "hash", draft(LI))
    found = []
    threads = [threading.Thread(target=lambda: found.append(users.attempt("li", 0.0, 5, 60))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(bool(one.hash) for one in found) == 5 and sum(one.locks for one in found) == 1


def test_sessions_run_out_and_end_with_the_password_and_the_account(users):
    users.add(LI, "hash", draft(LI))
    users.open_session("t", "li", 100.0, 0.0)
    assert (users.session("t", 99.0), users.session("t", 100.0), users.session("x", 0.0)) == ("li", "", "")
    users.set_hash("li", "new", draft(LI))
    assert users.session("t", 0.0) == ""
    users.open_session("u", "li", 100.0, 0.0)
    users.change(User("li", roles=LI.roles, active=False), draft(LI))
    assert users.session("u", 0.0) == ""
    users.open_session("v", "li", 100.0, 0.0)
    users.close_session("v")
    assert users.session("v", 0.0) == ""
