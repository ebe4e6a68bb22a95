"""The house: arrows only downwards, no Qt in console/, no QtWidgets in maps/."""

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
ROOMS = ["console", "maps", "widgets"]
# Inside console/, each part may use itself and what stands to its right.
FLOORS = [
    {"commands"}, {"wiring"}, {"demo", "feeds", "exchange", "detection", "insight"}, {"desk"}, {"ledger"},
    {"store"}, {"model"}, {"profile", "settings", "progress", "errors", "causes", "language", "bootstrap"},
]


def modules():
    return [p for room in ROOMS for p in sorted((HOME / room).rglob("*.py"))] + [HOME / "main.py"]


def imports(path):
    """Dotted names a file imports, those under TYPE_CHECKING left out (they draw no arrow at run time)."""
    tree = ast.parse(path.read_text("utf-8"))
    skip = {id(n) for i in ast.walk(tree) if isinstance(i, ast.If) and "TYPE_CHECKING" in ast.dump(i.test)
            for b in i.body for n in ast.walk(b)}
    for node in ast.walk(tree):
        if id(node) in skip:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module


def floor(part):
    return next((i for i, names in enumerate(FLOORS) if part in names), None)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(HOME)))
def test_arrows_point_down(path):
    room = path.relative_to(HOME).parts[0]
    for name in imports(path):
        parts = name.split(".")
        if room == "console":
            assert parts[0] not in ("maps", "widgets", "main", "PySide6", "pyqtgraph", "qtawesome"), name
            if parts[0] == "console" and len(parts) > 1:
                mine = floor(path.relative_to(HOME).with_suffix("").parts[1])
                assert floor(parts[1]) is not None, f"console/{parts[1]} has no floor in this test"
                assert mine is None or floor(parts[1]) >= mine, f"{path.name} → {name} points up"
        if room == "maps":
            assert parts[0] not in ("widgets", "main"), name
            assert "QtWidgets" not in parts, name
        if room == "widgets":
            assert parts[0] != "main", name


def test_nothing_else_at_the_top():
    wanted = {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "constraints.txt", "pyproject.toml",
              "main.py", "console", "maps", "widgets", "resources", "tests"}
    import subprocess
    shown = subprocess.run(["git", "ls-files"], cwd=HOME, capture_output=True, text=True, check=True).stdout
    tops = {line.split("/")[0].strip('"') for line in shown.splitlines()}
    assert {t for t in tops if not t.startswith(".")} <= wanted
