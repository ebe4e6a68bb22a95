"""Texts in the user's language, from Qt Linguist files, for the shell and the window alike.

The code speaks English; `resources/translations/<language>/*.ts` hold the other languages. The files are
read directly (no .qm), so that the parts without Qt say the same words as the window. As with gettext,
the language is one setting of the process.
"""

from __future__ import annotations

import locale
import os
from pathlib import Path
from xml.etree import ElementTree

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
LANGUAGES = {"zh": "zh_CN", "en": "en"}

_texts: dict[str, str] = {}
_current = "en"


def system_language() -> str:
    """The system's language as "zh" or "en"; where the system names none, Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    else:
        value = locale.getlocale()[0] or ""
    return "en" if value.lower().startswith("en") else "zh"


def use(language: str) -> None:
    """Switch to "zh" or "en". Texts already shown stay as they are until they are asked for again."""
    global _current
    _texts.clear()
    _texts.update(load(LANGUAGES[language]))
    _current = language


def current() -> str:
    """The language in use, "zh" or "en"."""
    return _current


def load(name: str) -> dict[str, str]:
    """All finished messages of one language folder as source → translation."""
    texts: dict[str, str] = {}
    for path in sorted((RESOURCES / "translations" / name).glob("*.ts")):
        for message in ElementTree.parse(path).iter("message"):
            target = message.find("translation")
            if target is not None and target.get("type") is None and target.text:
                texts[message.findtext("source", "")] = target.text
    return texts


def tr(text: str, /, **values: object) -> str:
    """The text in the user's language, with {named} values filled in."""
    found = _texts.get(text, text)
    return found.format(**values) if values else found


def translated(text: str) -> str:
    """The translation of a text that was written elsewhere: a command's docstring, an option's help.

    `tr` is for literals, which a test can find; the texts of the command tree are found by walking it.
    """
    return _texts.get(text, text)
