"""What the palette offers for what is typed: commands, places to go to, cases, and values of arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.insight.search_all import KINDS, Hit
from console.language import tr
from console.model.area import Area, AreaTree
from console.model.case import Case
from widgets.command_entries import Entry, Parameter, quoted, words_of
from widgets.fuzzy import best
from widgets.object.words import ICONS, kind_word
from widgets.pinyin import readings
from widgets.words import level_word

if TYPE_CHECKING:
    from console.model.area_search import AreaSearch

MOST = 60          # offers shown; nobody scrolls further
MOST_CASES = 8
MOST_AREAS = 20
AREA_SCORE = 140.0  # between a command that begins with what is typed and one that merely contains it
HIT_SCORE = 122.0   # what was found: below areas and commands that begin with what is typed, above vague ones
TOGETHER = 3        # lines of a kind that stay together
BOOKMARK_ICON = "mdi6.bookmark-outline"
CASE_ICON = "mdi6.map-marker-alert-outline"
RECENT_LEAD = 30.0  # what was used lately goes before what matches about as well
AREA_COMMAND = ("view", "area")
CASE_COMMAND = ("view", "case")
BOOKMARK_COMMAND = ("view", "bookmark")
CARD_COMMAND = ("address", "show")


@dataclass(frozen=True)
class Offer:
    """One line of the palette.

    Attributes:
        title: what it does, in the user's language.
        detail: shown muted behind it.
        line: the command line it stands for; Tab puts it into the field.
        ready: Enter runs it; else Enter begins the line and asks for what is missing.
        icon: QtAwesome name.
        shortcut: key sequence, "" for none.
        hit: what was found and is shown with its card, None for a command.
        shows: choosing it shows what was found instead of running the line.
    """

    title: str
    detail: str
    line: str
    ready: bool
    icon: str = ""
    shortcut: str = ""
    hit: Hit | None = None
    shows: bool = False


class Offers:
    """Everything that can be offered.

    Args:
        entries: the commands.
        tree: gives the areas of the moment.
        cases: gives the cases of the moment.
        bookmarks: gives the names of the views that were kept.
        named: what something found is called now, by kind and id; "" for what is gone.
    """

    def __init__(self, entries: Iterable[Entry], tree: Callable[[], AreaTree],
                 cases: Callable[[], Mapping[str, Case]],
                 bookmarks: Callable[[], Iterable[str]] = tuple,
                 named: Callable[[str, str], str] = lambda kind, id: "") -> None:
        self.entries = [entry for entry in entries if entry.door.in_palette]
        self._by_path = {entry.path: entry for entry in self.entries}
        self._tree, self._cases, self._bookmarks, self._named = tree, cases, bookmarks, named
        # Both are made at the first letter typed: pinyin need not slow down the start.
        self._keys: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._search: tuple[AreaTree, AreaSearch] | None = None

    def _keys_of(self, entry: Entry) -> tuple[str, ...]:
        """All ways to write a command: title in either language, line, pinyin, and what it can be told to do."""
        keys = self._keys.get(entry.path)
        if keys is None:
            choices = (choice for p in entry.parameters if p.required for choice in p.choices)
            keys = (entry.title.casefold(), entry.english.casefold(), entry.line, *readings(entry.title), *choices)
            self._keys[entry.path] = keys
        return keys

    def entry_of(self, text: str) -> tuple[Entry, list[str]] | None:
        """The command a line begins with and the words behind it; None if it is not (yet) a command."""
        words = words_of(text)
        for length in range(len(words), 0, -1):
            entry = self._by_path.get(tuple(words[:length]))
            if entry is not None and (length < len(words) or text.endswith(" ") or not entry.parameters):
                return entry, words[length:]
        return None

    def wanted(self, text: str) -> str:
        """What to search for while this is typed; "" for less than two characters and for the words of a command."""
        return "" if self.entry_of(text) is not None or len(text.strip()) < 2 else text.strip()

    def find(self, text: str, recent: Iterable[str] = (), hits: Sequence[Hit] = ()) -> list[Offer]:
        """The offers for what is typed so far, best first.

        Args:
            hits: what the search for everything found.
        """
        recent = list(recent)
        begun = self.entry_of(text)
        if begun is not None:
            return self._for_arguments(*begun, text)[:MOST]
        query = text.strip().casefold()
        if not query:
            return self._everything(recent)[:MOST]
        scored = [*self._scored_commands(query, recent), *self._scored_areas(query),
                  *self._scored_cases(query), *self._scored_bookmarks(query)]
        known = {offer.line for _, offer in scored}
        scored += [pair for pair in scored_hits(query, hits) if pair[1].line not in known]
        scored.sort(key=lambda pair: -pair[0])
        return [offer for _, offer in scored[:MOST]]

    def hint(self, text: str) -> str:
        """Which argument comes next and what it means, "" where none does."""
        begun = self.entry_of(text)
        if begun is None:
            return ""
        entry, rest = begun
        parameter = self._current(entry, rest, text.endswith(" "))
        help_text = parameter.help if parameter is not None and parameter.help else entry.title
        return f"{entry.usage} — {help_text}"

    def titled(self, line: str) -> str:
        """What a remembered line does, in the user's language."""
        begun = self.entry_of(f"{line} ")
        if begun is None:
            return line
        entry, rest = begun
        if entry.path == AREA_COMMAND and rest and (area := self._tree().get(rest[0])) is not None:
            return tr("Go to {name}", name=area.name)
        if entry.path == CARD_COMMAND and rest and (name := self._named(*rest[0].partition(":")[::2])):
            return name
        return " ".join([entry.title, *rest])

    def _everything(self, recent: list[str]) -> list[Offer]:
        lately = [Offer(self.titled(line), self._lately(line), line, True, "mdi6.history") for line in recent
                  if self.entry_of(f"{line} ") is not None]
        used = {offer.line for offer in lately}
        return lately + [self._offer(entry) for entry in self.entries if entry.line not in used]

    def _lately(self, line: str) -> str:
        """That it was used lately, and what kind of thing it is where something found was looked at."""
        words = words_of(line)
        kind = words[2].partition(":")[0] if tuple(words[:2]) == CARD_COMMAND and len(words) > 2 else ""
        return " · ".join([kind_word(kind), tr("used lately")] if kind in ICONS else [tr("used lately")])

    def _offer(self, entry: Entry) -> Offer:
        return Offer(entry.title, entry.usage, entry.line, not entry.needs_words, entry.door.icon,
                     entry.door.shortcut)

    def _scored_commands(self, query: str, recent: list[str]) -> Iterable[tuple[float, Offer]]:
        lately = {line.partition(" ")[0] for line in recent} | set(recent)
        for entry in self.entries:
            value = best(query, self._keys_of(entry))
            if value > 0:
                yield value + (RECENT_LEAD if entry.line in lately else 0.0), self._offer(entry)

    def _scored_areas(self, query: str) -> Iterable[tuple[float, Offer]]:
        """Areas in the order of the area search, among commands that match in one piece."""
        for place, area in enumerate(self._find_areas(query, MOST_AREAS)):
            yield AREA_SCORE - place, self._area_offer(area)

    def _scored_cases(self, query: str) -> list[tuple[float, Offer]]:
        found: list[tuple[float, Offer]] = []
        if len(query) < 2 or CASE_COMMAND not in self._by_path:
            return found
        for case in self._cases().values():
            if query in case.id.casefold() or query in case.title.casefold():
                found.append((60.0, Offer(
                    tr("Show case: {title}", title=case.title), case.id,
                    f"{' '.join(CASE_COMMAND)} {quoted(case.id)}", True, CASE_ICON)))
                if len(found) == MOST_CASES:
                    break
        return found

    def _scored_bookmarks(self, query: str) -> Iterable[tuple[float, Offer]]:
        if BOOKMARK_COMMAND in self._by_path:
            for name in self._bookmarks():
                value = best(query, (name.casefold(), *readings(name)))
                if value > 0:
                    line = f"{' '.join(BOOKMARK_COMMAND)} {quoted(name)}"
                    yield value, Offer(tr("Go to the view {name}", name=name), tr("Bookmark"), line, True,
                                       BOOKMARK_ICON)

    def _find_areas(self, text: str, limit: int) -> list[Area]:
        tree = self._tree()
        if self._search is None or self._search[0] is not tree:
            from console.model.area_search import AreaSearch  # brings pypinyin

            self._search = tree, AreaSearch(tree)
        return self._search[1].find(text, limit)

    def _area_offer(self, area: Area) -> Offer:
        path = " › ".join(above.name for above in self._tree().path(area.id)[:-1])
        detail = " · ".join(part for part in (level_word(area.level), path, area.code) if part)
        return Offer(tr("Go to {name}", name=area.name), detail, line_of("area", area.id), True,
                     "mdi6.map-marker-outline", hit=Hit("area", area.id, area.name, area=area.id), shows=True)

    def _for_arguments(self, entry: Entry, rest: list[str], text: str) -> list[Offer]:
        """The line as typed, if it can run, and values for the argument at the cursor."""
        ended = text.endswith(" ")
        parameter = self._current(entry, rest, ended)
        given = sum(not word.startswith("-") for word in rest)
        enough = given >= sum(p.required and not p.word for p in entry.parameters)
        typed = Offer(" ".join([entry.title, *rest]), entry.usage, text.strip(), True, entry.door.icon)
        offers = [typed] if enough or not entry.needs_words else []
        partial = "" if ended or not rest else rest[-1]
        kept = " ".join([*entry.path, *(quoted(word) for word in (rest if ended else rest[:-1]))])
        return offers + self._values(entry, parameter, partial.casefold(), kept)

    def _values(self, entry: Entry, parameter: Parameter | None, partial: str, kept: str) -> list[Offer]:
        if partial.startswith("-"):
            return [Offer(p.word, p.help, f"{kept} {p.word}", p.flag, "mdi6.tune-variant")
                    for p in entry.parameters if p.word.startswith(partial)]
        if parameter is None:
            return [Offer(p.word, p.help, f"{kept} {p.word}", p.flag, "mdi6.tune-variant")
                    for p in entry.parameters if p.word and not partial]
        if parameter.choices:
            return [Offer(choice, parameter.help, f"{kept} {choice}", True, "mdi6.circle-small")
                    for choice in parameter.choices if partial in choice]
        if parameter.name in ("area", "parent"):
            areas = self._find_areas(partial, MOST) if partial else sorted(self._tree(), key=_rank)[:MOST]
            return [Offer(area.name, self._area_offer(area).detail, f"{kept} {quoted(area.id)}", True,
                          "mdi6.map-marker-outline") for area in areas]
        if parameter.name == "bookmark":
            return [Offer(name, tr("Bookmark"), f"{kept} {quoted(name)}", True, BOOKMARK_ICON)
                    for name in self._bookmarks() if partial in name.casefold()]
        if parameter.name in ("case", "case_id"):
            return [Offer(case.title, case.id, f"{kept} {quoted(case.id)}", True, CASE_ICON)
                    for case in self._cases().values()
                    if partial in case.id.casefold() or partial in case.title.casefold()][:MOST]
        return []

    @staticmethod
    def _current(entry: Entry, rest: list[str], ended: bool) -> Parameter | None:
        """The parameter that the word at the cursor belongs to."""
        before = rest if ended else rest[:-1]
        options = {p.word: p for p in entry.parameters if p.word}
        if before and before[-1] in options and not options[before[-1]].flag:
            return options[before[-1]]
        positional = [p for p in entry.parameters if not p.word]
        place, skip = 0, False
        for word in before:
            if skip:
                skip = False
            elif word in options:
                skip = not options[word].flag
            elif not word.startswith("-"):
                place += 1
        if place < len(positional):
            return positional[place]
        return positional[-1] if positional and positional[-1].multiple else None


def scored_hits(query: str, hits: Sequence[Hit]) -> Iterable[tuple[float, Offer]]:
    """What was found, among commands and areas: the closer a title is to what is typed the higher, and of each kind
    the best first, so that one kind does not hide the others."""
    places: dict[str, int] = {}
    for hit in hits:
        place = places[hit.kind] = places.get(hit.kind, -1) + 1
        title = hit.title.casefold()
        close = 12.0 if title == query else 6.0 if title.startswith(query) else 4.0 if query in title else 0.0
        word = kind_word(hit.kind)
        detail = " · ".join(part for part in (word, hit.detail) if part)
        yield HIT_SCORE + close - 2.0 * (place // TOGETHER) - 0.1 * KINDS.index(hit.kind) - 0.01 * place, Offer(
            hit.title, detail, line_of(hit.kind, hit.id), True, ICONS.get(hit.kind, ""), hit=hit,
            shows=hit.kind != "case")


def line_of(kind: str, id: str) -> str:
    """The line that shows something found."""
    commands = {"area": AREA_COMMAND, "case": CASE_COMMAND}
    return f"{' '.join(commands[kind])} {quoted(id)}" if kind in commands else \
        f"{' '.join(CARD_COMMAND)} {quoted(f'{kind}:{id}')}"


def _rank(area: Area) -> tuple[int, str, str]:
    """Large areas first, then by code and name."""
    return area.level, area.code or "~", area.name
