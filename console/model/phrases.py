"""Phrases (常用语): ready words for the reason or finding of a step; a versioned file, never constants in code."""

from __future__ import annotations

from pathlib import Path

import msgspec

from console.causes import cause_of
from console.errors import BadInput
from console.language import current, tr


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase.

    Attributes:
        step: name of the step it is offered at; see the table of the life cycle.
        text, text_en: what is put into the field, to be edited further.
        field: the field it is for, "why" or "finding".
        classes: prefixes of class codes; empty for all.
    """

    step: str
    text: str
    text_en: str = ""
    field: str = "why"
    classes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.text_en if current() == "en" and self.text_en else self.text


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A catalogue of phrases: who issued it, which version."""

    title: str
    authority: str
    version: str
    phrases: tuple[Phrase, ...]

    def of(self, step: str, field: str = "why", class_code: str = "") -> list[str]:
        """What to offer for a field of a step, those made for the class first."""
        found = [one for one in self.phrases if one.step == step and one.field == field
                 and (not one.classes or class_code.startswith(one.classes))]
        return [one.label for one in sorted(found, key=lambda one: not one.classes)]


def read_phrases(path: Path) -> Phrases:
    """Read and check a catalogue of phrases (TOML).

    Raises:
        BadInput: not TOML, a field missing or wrong, an empty phrase, or one given twice.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=Phrases)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadInput(tr("{file} is not a catalogue of phrases ({why}). Nothing was changed.", file=path.name,
                          why=cause_of(error))) from error
    seen: set[tuple[str, str, str]] = set()
    for one in found.phrases:
        key = one.step, one.field, one.text
        if not one.text.strip() or one.field not in ("why", "finding"):
            raise BadInput(tr("{file}: a phrase for {step} is empty or for no field of a step. Nothing was changed.",
                              file=path.name, step=one.step))
        if key in seen:
            raise BadInput(tr("{file} gives the phrase “{text}” for {step} twice. Nothing was changed.",
                              file=path.name, text=one.text, step=one.step))
        seen.add(key)
    return found
