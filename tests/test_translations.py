"""Every text a person sees has a Chinese translation, with the same placeholders; English is the source."""

import ast
import string
from pathlib import Path
from xml.etree import ElementTree

import main
from console.commands.tree import door_of, walk
from console.language import RESOURCES, load

HOME = Path(__file__).resolve().parent.parent
FOLDER = RESOURCES / "translations" / "zh_CN"


def literals():
    """(place, text) of every `tr("…")` in the program."""
    paths = [p for room in ("console", "maps", "widgets") for p in sorted((HOME / room).rglob("*.py"))]
    for path in [*paths, HOME / "main.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "tr":
                text = node.args[0]
                place = f"{path.relative_to(HOME)}:{node.lineno}"
                assert isinstance(text, ast.Constant) and isinstance(text.value, str), f"{place}: not a literal"
                yield place, text.value


def command_texts():
    """(place, text) of every help text and menu name of the command tree."""
    root = main.command_tree()
    for path, command in walk(root):
        place = " ".join(path)
        yield place, (command.help or "").split("\n\n")[0].replace("\n", " ").strip()
        yield from ((place, p.help) for p in command.params if getattr(p, "help", None) and p.name != "help")
        if door_of(command).menu:
            yield from ((place, name) for name in door_of(command).menu.split("/"))
    yield from ((name, g.help) for name, g in root.commands.items() if hasattr(g, "commands"))
    yield "main.py", root.help
    yield from (("main.py", p.help) for p in root.params if getattr(p, "help", None) and p.name != "help")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_nothing_is_missing_in_chinese():
    texts = load("zh_CN")
    missing = sorted({f"{text!r}  ({place})" for place, text in [*literals(), *command_texts()]
                      if text.strip() and text not in texts})
    assert not missing, "no Chinese for:\n" + "\n".join(missing)


def test_placeholders_survive_translation():
    wrong = [source for source, target in load("zh_CN").items() if fields(source) != fields(target)]
    assert not wrong


def test_no_message_is_unfinished_or_given_two_ways():
    seen = {}
    for path in sorted(FOLDER.glob("*.ts")):
        for message in ElementTree.parse(path).iter("message"):
            source, target = message.findtext("source"), message.find("translation")
            assert target is not None and target.get("type") is None and target.text, f"{path.name}: {source}"
            assert seen.setdefault(source, target.text) == target.text, f"{path.name}: {source} differs"


def test_every_command_says_what_it_does():
    for path, command in walk(main.command_tree()):
        assert command.help, " ".join(path)


def test_shortcuts_are_unique():
    keys = [door_of(c).shortcut for _, c in walk(main.command_tree()) if door_of(c).shortcut]
    assert len(keys) == len(set(keys)), sorted(keys)
