"""Opening, writing and failing: one sentence each, and nothing lost."""

import sqlite3
import threading

import pytest
from sqlalchemy import Column, Integer, LargeBinary, String, Table, text
from sqlalchemy.exc import IntegrityError

from console.errors import DamagedDatabase, ProfileError
from console.store import damage, engine
from console.store.engine import metadata, open_store
from console.store.network import share_kind

things = Table("test_engine_things", metadata, Column("name", String, primary_key=True),
               Column("data", LargeBinary), Column("number", Integer))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "console.db"


@pytest.fixture
def opened(path):
    """Opens the store and closes all that were opened."""
    stores = []

    def open_it(at=path):
        stores.append(open_store(at))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


def put(store, *names, data=b""):
    with store.write() as connection:
        connection.execute(things.insert(), [{"name": name, "data": data} for name in names])


def names(store):
    with store.read() as connection:
        return sorted(connection.execute(text("SELECT name FROM test_engine_things")).scalars())


@pytest.fixture
def store(opened):
    store = opened()
    store.ensure(things)
    return store


def test_a_write_is_there_when_opened_again(opened, store):
    put(store, "a", "b")
    store.close()
    assert names(opened()) == ["a", "b"]
    assert store.notices == []


def test_every_connection_is_durable(store):
    for context in (store.read, store.write):
        with context() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_an_error_takes_everything_back(store):
    put(store, "a")
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        connection.execute(things.insert(), {"name": "b"})
        raise ZeroDivisionError
    with pytest.raises(IntegrityError), store.write() as connection:
        connection.execute(things.insert(), {"name": "c"})
        connection.execute(things.insert(), {"name": "a"})
    assert names(store) == ["a"]


def test_a_write_inside_a_write_is_a_fault_of_the_program(store):
    with store.write(), pytest.raises(RuntimeError), store.write():
        pass
    put(store, "after")
    assert names(store) == ["after"]


def test_a_reader_sees_one_moment_and_waits_for_nobody(store):
    put(store, "a")
    with store.read() as reader:
        assert reader.execute(text("SELECT count(*) FROM test_engine_things")).scalar() == 1
        put(store, "b")
        assert reader.execute(text("SELECT count(*) FROM test_engine_things")).scalar() == 1
    assert names(store) == ["a", "b"]


def test_threads_take_turns(store):
    def work(name):
        for number in range(20):
            with store.write() as connection:
                count = connection.execute(text("SELECT count(*) FROM test_engine_things")).scalar()
                connection.execute(things.insert(), {"name": f"{name}{number}", "number": count})

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as connection:
        numbers = connection.execute(text("SELECT number FROM test_engine_things")).scalars().all()
    assert sorted(numbers) == list(range(60))


def aside(path, ending=".db"):
    return sorted(p.name for p in path.parent.iterdir() if "damaged" in p.name and p.name.endswith(ending))


@pytest.mark.parametrize("content", [
    b"x", b"not a database " * 400, b"PK\x03\x04" + bytes(5000), "网格".encode() * 999])
def test_a_file_that_is_no_database_is_set_aside(opened, path, content):
    path.write_bytes(content)
    store = opened()
    (kept,) = aside(path)
    assert (path.parent / kept).read_bytes() == content
    assert kept in store.notices[0]
    store.ensure(things)
    put(store, "new")
    assert names(store) == ["new"]


def broken(path, start, end=None):
    raw = bytearray(path.read_bytes())
    raw[start:end] = b"\xa5" * len(raw[start:end])
    path.write_bytes(raw)
    return bytes(raw)


def test_broken_pages_of_a_small_database_are_found_at_once(opened, store, path):
    put(store, *(str(n) for n in range(50)), data=b"x" * 3000)
    store.close()
    raw = broken(path, 4096 * 2, 4096 * 20)
    again = opened()
    (kept,) = aside(path)
    assert (path.parent / kept).read_bytes() == raw
    assert len(again.notices) == 1


def test_a_truncated_database_is_found(opened, store, path):
    put(store, *(str(n) for n in range(50)), data=b"x" * 3000)
    store.close()
    path.write_bytes(path.read_bytes()[:4096 * 7 + 100])
    assert opened().notices
    assert aside(path)


def test_the_log_goes_with_its_database(opened, path):
    path.write_bytes(b"garbage" * 1000)
    (path.parent / "console.db-wal").write_bytes(b"log")
    opened()
    (kept,) = aside(path)
    assert (path.parent / f"{kept}-wal").read_bytes() == b"log"


def test_an_empty_database_with_a_full_log_is_not_begun_anew_over_it(opened, path):
    path.write_bytes(b"")
    (path.parent / "console.db-wal").write_bytes(b"all the work")
    assert opened().notices
    assert (path.parent / aside(path, "-wal")[0]).read_bytes() == b"all the work"


def test_a_log_of_real_work_is_not_lost_with_a_damaged_database(opened, store, path, tmp_path):
    store.close()
    live = sqlite3.connect(path)
    live.execute("INSERT INTO test_engine_things (name) VALUES ('only in the log')")
    live.commit()
    log = (path.parent / "console.db-wal").read_bytes()  # as a crash would leave it
    shadow = tmp_path / "after the crash"
    shadow.mkdir()
    (shadow / "console.db").write_bytes(b"\0" * 8192)
    (shadow / "console.db-wal").write_bytes(log)
    live.close()
    opened(shadow / "console.db")
    (kept,) = aside(shadow / "console.db", "-wal")
    assert (shadow / kept).read_bytes() == log
    assert b"only in the log" in log


def test_an_empty_file_is_a_new_database(opened, path):
    path.write_bytes(b"")
    assert opened().notices == []


def test_two_that_break_in_one_second_are_both_kept(opened, path):
    for content in (b"first" * 999, b"second" * 999):
        path.write_bytes(content)
        opened().close()
    kept = [(path.parent / name).read_bytes()[:5] for name in aside(path)]
    assert sorted(kept) == [b"first", b"secon"]


def test_damage_met_while_running_is_remembered_for_the_next_start(opened, store, path, monkeypatch):
    monkeypatch.setattr(damage, "FULL_CHECK_BYTES", 0)  # as if the file were large
    put(store, *(str(n) for n in range(50)), data=b"x" * 3000)
    store.close()
    broken(path, 4096 * 5)
    large = opened()
    assert large.notices == []
    with pytest.raises(DamagedDatabase, match="start it again"), large.read() as connection:
        connection.execute(text("SELECT * FROM test_engine_things")).all()
    with pytest.raises(DamagedDatabase):
        put(large, "no more")
    large.close()
    assert opened().notices
    assert aside(path)
    assert not (path.parent / "console.db-check").exists()


def test_a_database_of_another_program_is_refused_and_left_alone(opened, path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    raw = path.read_bytes()
    with pytest.raises(ProfileError, match="another program"):
        opened()
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()
    assert len(path.read_bytes()) == len(raw)


def test_a_database_of_a_newer_version_is_refused(opened, store, path):
    with store.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {engine.LAYOUT + 1}")
    store.close()
    with pytest.raises(ProfileError, match="newer version"):
        opened()


def test_a_full_disk(store):
    put(store, "kept")
    with pytest.raises(ProfileError, match="disk is full"), store.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        connection.execute(things.insert(), {"name": "lost", "data": b"x" * 100_000})
    assert names(store) == ["kept"]


def test_a_read_only_profile(store):
    put(store, "kept")
    with pytest.raises(ProfileError, match="read-only"), store.write() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.execute(things.insert(), {"name": "lost"})
    assert names(store) == ["kept"]


def test_a_database_held_by_another_program(path, opened, store, monkeypatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    store.close()
    store = opened()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProfileError, match="Another program"):
        put(store, "a")
    other.execute("ROLLBACK")
    other.close()
    put(store, "a")
    assert names(store) == ["a"]


def test_a_folder_in_the_way(opened, path):
    path.mkdir()
    with pytest.raises(ProfileError, match="cannot be"):
        opened()
    assert path.is_dir()


def test_a_missing_folder(opened, tmp_path):
    with pytest.raises(ProfileError, match="cannot be"):
        opened(tmp_path / "none" / "console.db")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/nfs nfs4 rw 0 0
//server/share /mnt/Our\\040Files cifs rw 0 0
/dev/sdb1 /srv/nfs/local ext4 rw 0 0
tmpfs /mnt tmpfs rw 0 0
broken line
"""


@pytest.mark.parametrize("folder, kind", [
    ("/home/me/console.db", ""), ("/srv/nfs/p/console.db", "nfs4"), ("/srv/nfs/local/console.db", ""),
    ("/srv/nfsx/console.db", ""), ("/mnt/Our Files/deep/console.db", "cifs"), ("/mnt/console.db", ""),
])
def test_network_shares_are_known(folder, kind):
    assert share_kind(type(damage.Path())(folder), MOUNTS) == kind


def test_a_database_on_a_network_share_is_refused(opened, path, monkeypatch):
    monkeypatch.setattr(engine, "share_kind", lambda _: "nfs4")
    with pytest.raises(ProfileError, match="network share"):
        opened()
    assert not path.exists()
