import errno
import gzip
import os
import sqlite3

import msgspec
import pytest

from console import language
from console.causes import cause_at, cause_of


def error_of(work):
    with pytest.raises(Exception) as caught:
        work()
    return caught.value


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    title: str


def cases(folder):
    (folder / "cut.gz").write_bytes(gzip.compress(b"x" * 5000)[:20])
    (folder / "no.db").write_bytes(b"nonsense" * 200)
    return {
        "不存在": lambda: (folder / "none").read_bytes(),
        "是文件夹": lambda: folder.read_bytes(),
        "不是 UTF-8": lambda: b"\xff\xff".decode(),
        "压缩": lambda: gzip.open(folder / "cut.gz").read(),
        "不是数据库": lambda: sqlite3.connect(folder / "no.db").execute("SELECT * FROM sqlite_master"),
        "title": lambda: msgspec.json.decode(b"{}", type=Shape),
        "other": lambda: msgspec.json.decode(b'{"title": "a", "other": 1}', type=Shape),
        "str": lambda: msgspec.json.decode(b'{"title": 1}', type=Shape),
        "第 0 个字节": lambda: msgspec.json.decode(b"<xml>"),
        "提前中断": lambda: msgspec.json.decode(b'{"title": '),
    }


@pytest.mark.parametrize("word", [
    "不存在", "是文件夹", "不是 UTF-8", "压缩", "不是数据库", "title", "other", "str", "第 0 个字节", "提前中断"])
def test_causes_are_told_in_chinese(tmp_path, word):
    language.use("zh")
    told = cause_of(error_of(cases(tmp_path)[word]))
    assert word in told and any("\u4e00" <= c <= "\u9fff" for c in told)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOTDIR, errno.ENAMETOOLONG])
def test_system_errors_are_told_in_chinese(code):
    language.use("zh")
    assert cause_of(OSError(code, os.strerror(code))) != os.strerror(code)


def test_what_nobody_knows_is_told_as_it_is():
    assert cause_of(ValueError("first line.\nsecond")) == "first line"
    assert cause_of(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert cause_of(KeyError()) == "KeyError"


def test_a_library_that_speaks_english_is_asked_what_the_file_is(tmp_path):
    (tmp_path / "odd.gpkg").write_bytes(b"nonsense")
    english = RuntimeError("not recognized as being in a supported file format")
    assert cause_at(tmp_path / "none.gpkg", english) == cause_of(FileNotFoundError(errno.ENOENT, ""))
    assert cause_at(tmp_path, english) == cause_of(IsADirectoryError(errno.EISDIR, ""))
    assert cause_at(tmp_path / "odd.gpkg", english) not in (str(english), cause_at(tmp_path / "none.gpkg", english))
    assert cause_at(tmp_path / "odd.gpkg", OSError(errno.ENOSPC, "")) == cause_of(OSError(errno.ENOSPC, ""))
