"""From a bare Python to a running program: makes `.venv` beside main.py and brings the libraries.

Only the standard library may be imported here: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
NEEDED = ("PySide6", "pyqtgraph", "numba", "shapely", "pyproj", "pyogrio", "sqlalchemy", "msgspec", "typer")


def ensure(extra: str = "") -> None:
    """Return if the libraries are here; else set up `.venv` and start again inside it.

    Args:
        extra: an optional group of pyproject.toml to install too, such as "test".
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where it is said
        sys.exit(f"Grid Console needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not inside and not extra and all(find_spec(name) for name in NEEDED):
        return
    if not _is_current(extra):
        _install(extra)
    if not inside:
        _restart()


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp(extra: str) -> Path:
    return VENV / f".installed{'-' + extra if extra else ''}"


def _wanted() -> str:
    """What the environment was made from: the pins, and the Python that stands in it, whichever started us."""
    made = VENV / "pyvenv.cfg"
    paths = [HOME / "pyproject.toml", HOME / "constraints.txt", *([made] if made.exists() else [])]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def _is_current(extra: str) -> bool:
    stamp = _stamp(extra)
    return stamp.is_file() and stamp.read_text() == _wanted()


def _install(extra: str) -> None:
    print(f"Setting up {VENV} (once; a few minutes on a slow line) …", file=sys.stderr, flush=True)
    if not _python().exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
        if made.returncode:
            print(made.stdout + made.stderr, file=sys.stderr)
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            sys.exit(f"Python's venv module is incomplete. On Debian or Ubuntu: "
                     f"sudo apt-get install -y python{version}-venv — then run the same line again.")
    import tomllib  # came with Python 3.11; older ones are told so above

    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else ())]
    done = subprocess.run(
        [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-warn-script-location", "--constraint", "constraints.txt", *wanted],
        cwd=HOME, stdout=sys.stderr,
    )
    if done.returncode:
        sys.exit("The libraries could not be installed (the lines above say why). Nothing else was changed; "
                 "run the same line again when the package index can be reached.")
    _unpack_qt()
    _stamp(extra).write_text(_wanted())
    if extra:
        _stamp("").write_text(_wanted())


def _unpack_qt() -> None:
    """Have PySide write out the modules it carries packed: Python keeps them compiled then.

    Packed it compiles them anew at every start, 0.06 s each time. Where this fails they stay packed, harmlessly.
    """
    subprocess.run([str(_python()), "-c", "import PySide6.QtCore"], env=os.environ | {"SBK_EMBED": "0"},
                   capture_output=True, check=False)


def _restart() -> None:
    command = [str(_python()), str(HOME / "main.py"), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
