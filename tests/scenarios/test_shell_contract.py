"""What a stranger relies on at the shell: one JSON value on stdout, sentences on stderr, 0, 1 or 2 at the end."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import main

HOME = Path(main.__file__).parent
SQUARE = [[114.0, 22.5], [114.1, 22.5], [114.1, 22.6], [114.0, 22.6], [114.0, 22.5]]


class Shell:
    """`python main.py --profile … …` in this process."""

    def __init__(self, profile, capsys):
        self.profile, self._capsys = profile, capsys

    def __call__(self, *words, code=0):
        """The value that was printed as JSON."""
        found, out, err = self.raw(*words, "--json")
        assert (found, err) == (code, ""), err
        return json.loads(out)

    def refused(self, *words, code=1):
        """The sentence on stderr; nothing is on stdout."""
        found, out, err = self.raw(*words, "--json")
        assert (found, out) == (code, "") and len(err.splitlines()) == 1, (found, out, err)
        return err.strip()

    def raw(self, *words):
        self._capsys.readouterr()
        code = main.main(["--profile", str(self.profile), "--lang", "en", *map(str, words)])
        out, err = self._capsys.readouterr()
        return code, out, err


@pytest.fixture
def shell(tmp_path, capsys):
    return Shell(tmp_path / "profile", capsys)


def streets(folder, *properties, ring=SQUARE, name="streets.geojson"):
    features = [{"type": "Feature", "properties": p, "geometry": {"type": "Polygon", "coordinates": [ring]}}
                for p in properties]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.fixture
def street(shell, tmp_path):
    shell("areas", "import", streets(tmp_path, {"name": "莲花街道", "code": "440304008"}), "--level", "street",
          "--name", "name", "--code", "code")


def test_areas_come_in_with_the_promised_keys_and_go_again(shell, street, tmp_path):
    line, = shell("areas", "list", "--level", "street")
    assert {"code": "440304008", "name": "莲花街道", "level": "street", "parent": "", "authority": "streets",
            "year": 0, "demo": False}.items() <= line.items()
    assert shell("areas", "search", "lh")[0]["name"] == "莲花街道"
    assert "authority" in shell.refused("areas", "remove")
    assert "streets" in shell.refused("areas", "remove", "--authority", "nobody")
    assert shell("areas", "remove", "--authority", "streets")["removed"] == 1
    assert shell("areas", "list") == []


def test_import_says_what_it_did(shell, tmp_path):
    path = streets(tmp_path, {"name": "a\x1b[31m\x07b"})
    found = shell("areas", "import", path, "--level", "street", "--name", "name")
    assert {"imported": 1, "repaired": 0, "refused": [], "crs": "EPSG:4326"}.items() <= found.items()
    assert shell("areas", "list")[0]["name"] == "a [31m b"  # no control characters come in


@pytest.mark.parametrize("file, word", [
    ({"name": "x" * 300}, "longer than 200"),
    ({"name": " "}, "no name"),
    ({"other": 1}, "no column name"),
])
def test_rows_that_cannot_be_areas_change_nothing(shell, tmp_path, file, word):
    path = streets(tmp_path, file)
    assert word in shell.refused("areas", "import", path, "--level", "street", "--name", "name")
    assert shell("areas", "list") == [] and shell("ledger", "log") == []


def test_places_of_a_table_are_no_outlines(shell, tmp_path):
    (tmp_path / "offices.csv").write_text("name,lon,lat\n一,114.0,22.5\n", "utf-8")
    found = shell("areas", "import", tmp_path / "offices.csv", "--level", "street", "--name", "name")
    assert any("places, not outlines" in warning for warning in found["warnings"])


def test_locate_counts_and_doubts_the_coordinates(shell, street, tmp_path):
    table = tmp_path / "stations.csv"
    table.write_text("n,lon,lat\n1,114.05,22.55\n2,114.06,22.56\n3,113.0,22.5\n4,,\n5,x,22.5\n", "utf-8")

    def line(lon, lat, crs):
        return "areas", "locate", table, "--lon", lon, "--lat", lat, "--crs", crs, "--level", "street"

    assert shell(*line("lon", "lat", "EPSG:4490")) == {"counts": {"莲花街道": 2}, "outside": 1, "refused": 2}
    assert "EPSG:4547" in shell.refused(*line("lon", "lat", "EPSG:4547"))
    assert "EPSG:4547" in shell.refused(*line("lat", "lon", "EPSG:4547"))
    assert "exchange --lon and --lat" in shell.refused(*line("lat", "lon", "gcj02"))
    assert "no column x" in shell.refused(*line("x", "lat", "gcj02"))


def test_the_same_seed_gives_the_same_incidents(shell, street):
    """Their kinds depend on the hour too, so only the numbers and who reported are compared here."""

    def brought():
        before = {case["id"] for case in shell("case", "list")}
        assert shell("feed", "simulate", "--count", "40", "--rate", "1000", "--seed", "7")["new"] == 40
        new = [case for case in shell("case", "list") if case["id"] not in before]
        return sorted((case["id"].rpartition("-")[2], case["lon"], case["lat"]) for case in new if case["lon"])

    first = brought()
    assert brought() == first and len(first) > 30


@pytest.mark.parametrize("words", [
    ("feed", "simulate", "--rate", "0"), ("feed", "simulate", "--rate", "nan"), ("feed", "simulate", "--rate", "1e9"),
    ("feed", "replay", "x.json", "--map", "chp", "--speed", "nan"),
    ("feed", "replay", "x.json", "--map", "chp", "--speed", "-1"),
])
def test_impossible_figures_are_refused(shell, street, words):
    shell.refused(*words)


def test_usage_errors_end_with_two(shell):
    for words in (("areas", "imprt"), ("areas", "list", "x"), ("areas", "import", "x"), ("nope",), ("--nope",)):
        shell.refused(*words, code=2)


def test_a_script_gives_one_value_and_stops_at_the_first_refusal(shell, street, tmp_path):
    script = tmp_path / "lines.txt"
    script.write_text("# a comment\nareas list --level street\n\ncase show nothing\nareas list\n", "utf-8")
    found = shell("run", script, code=1)
    assert [(one["line"], "error" in one) for one in found["results"]] == [(2, False), (4, True)]
    assert found["results"][0]["result"][0]["name"] == "莲花街道"
    assert len(shell("run", script, "--keep-going", code=1)["results"]) == 3
    assert "does not exist" in shell.refused("run", tmp_path / "none")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    assert "UTF-8" in shell.refused("run", tmp_path / "bytes")


def test_a_damaged_database_is_kept_and_told(shell, street):
    file = shell.profile / "console.db"
    size = file.stat().st_size
    with file.open("r+b") as database:
        database.seek(4096 * 3)
        database.write(os.urandom(size - 4096 * 3))
    broken = file.read_bytes()
    code, out, err = shell.raw("areas", "list", "--json")
    assert (code, out) == (0, "[]\n") and "was damaged" in err
    aside, = shell.profile.glob("console-damaged-*.db")
    assert aside.read_bytes() == broken
    assert str(aside) in err


def test_verify_is_not_ok_where_the_ledger_was_set_aside(shell, street):
    (shell.profile / "console.db").write_bytes(b"no database" * 200)
    code, out, err = shell.raw("ledger", "verify", "--json")
    assert (code, out) == (1, "") and "was damaged" in err and "nothing to verify" in err
    assert shell("ledger", "verify") == {"ok": True, "entries": 0, "sites": 0, "first_bad": None}


@pytest.mark.parametrize("change", [
    "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'street', 'strait') AS BLOB) WHERE position = 1",
    "DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)",
    "UPDATE entries SET number = number + 1 WHERE position = (SELECT max(position) FROM entries)",
])
def test_verify_says_where_and_ends_with_one(shell, street, change):
    shell("case", "report", "占道经营")
    assert shell("ledger", "verify") == {"ok": True, "entries": 2, "sites": 1, "first_bad": None}
    with sqlite3.connect(shell.profile / "console.db") as database:
        assert database.execute(change).rowcount == 1
    database.close()
    found = shell("ledger", "verify", code=1)
    assert set(found) == {"ok", "entries", "sites", "first_bad"} and not found["ok"]
    assert found["first_bad"]["index"] in (1, 2) and found["first_bad"]["why"]


def test_a_profile_that_cannot_be_is_one_sentence(shell, tmp_path):
    (tmp_path / "file").write_text("")
    shell.profile = tmp_path / "file"
    assert "--profile" in shell.refused("areas", "list")


def test_control_characters_do_not_reach_a_terminal(shell):
    shell("case", "report", "a\x1b[2Jb")
    code, out, _ = shell.raw("case", "list")
    assert code == 0 and "\x1b" not in out and "␛" in out


def test_from_a_real_shell_in_chinese(tmp_path):
    def run(*words):
        line = [sys.executable, str(HOME / "main.py"), "--profile", str(tmp_path / "p"), *words]
        done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=60,
                              env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"}, check=False)
        return done.returncode, done.stdout, done.stderr

    assert run("areas", "list", "--json") == (0, "[]\n", "")
    assert run("case", "show", "x", "--json") == (1, "", "没有编号为 x 的事件。\n")
    assert run("areas", "imprt") == (2, "", "没有命令 'imprt'，是否为 'import'？\n")
