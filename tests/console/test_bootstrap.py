"""From a bare Python to a running program."""

import subprocess
import sys

import pytest

from console import bootstrap


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text(
        "[project]\ndependencies = []\n[project.optional-dependencies]\ntest = []\n")
    (tmp_path / "constraints.txt").write_text("b")
    monkeypatch.setattr(bootstrap, "HOME", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    return tmp_path


def test_changed_pins_are_installed_again(home):
    (home / ".venv").mkdir()
    bootstrap._stamp("test").write_text(bootstrap._wanted())
    assert bootstrap._is_current("test")
    assert not bootstrap._is_current("")
    (home / "constraints.txt").write_text("c")
    assert not bootstrap._is_current("test")


def test_another_python_on_the_path_does_not_install_again(home, monkeypatch):
    (home / ".venv").mkdir()
    (home / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2")
    bootstrap._stamp("").write_text(bootstrap._wanted())
    monkeypatch.setattr(sys, "version", "3.12.9 (another)")
    assert bootstrap._is_current("")
    (home / ".venv" / "pyvenv.cfg").write_text("version = 3.12.9")
    assert not bootstrap._is_current("")


def test_a_python_without_venv_is_told_the_one_line(home, monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'ensurepip is not available'\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(SystemExit) as stop:
        bootstrap._install("")
    assert "apt-get install -y python3." in str(stop.value)
    assert not (home / ".venv").exists()


def test_a_failed_install_leaves_no_stamp(home, monkeypatch):
    python = bootstrap._python()
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 3\n")
    python.chmod(0o755)
    with pytest.raises(SystemExit, match="could not be installed"):
        bootstrap._install("test")
    assert not bootstrap._is_current("test")


def test_it_needs_nothing_but_the_standard_library():
    code = ("import sys; sys.path.insert(0, sys.argv[1]); import console.bootstrap;"
            "print(sorted({m.split('.')[0] for m in sys.modules} - set(sys.stdlib_module_names)))")
    run = subprocess.run([sys.executable, "-I", "-S", "-c", code, str(bootstrap.HOME)],
                         capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['__main__', 'console']"
