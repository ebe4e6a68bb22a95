"""Finding a class of the catalogue by its name, code or pinyin initials, with a few suggestions under the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.language import current, tr
from console.model.catalogue import CaseClass, Catalogue
from widgets.fuzzy import best
from widgets.pinyin import readings
from widgets.theme import Theme

MOST = 5
LEAST = 20.0   # below, the letters occur somewhere, but nobody would call it a match
_CODE = int(Qt.ItemDataRole.UserRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def find_classes(catalogue: Catalogue, text: str, limit: int = MOST) -> list[CaseClass]:
    """The classes that fit what is typed best: by code, name, name of the group, or pinyin initials."""
    query = text.strip().casefold()
    if not query:
        return []
    scored = [(best(query, _keys(one)) + (60.0 if one.code.startswith(query) else 0.0), one)
              for one in catalogue.classes]
    scored = [pair for pair in scored if pair[0] >= LEAST]
    scored.sort(key=lambda pair: (-pair[0], pair[1].code))
    return [one for _, one in scored[:limit]]


def _keys(one: CaseClass) -> tuple[str, ...]:
    names = (one.name, one.section, one.group)
    return (one.code, one.name_en.casefold(), one.group_en.casefold(),
            *(word for name in names if name for word in (name.casefold(), *readings(name))))


def class_words(one: CaseClass) -> str:
    """Code and name, as they stand in the field once chosen."""
    return f"{one.code} · {one.label}"


class ClassSearch(QWidget):
    """A field and under it at most five suggestions: arrows move, Enter or Tab takes the marked one.

    Signals:
        chosen(code): another class is chosen; "" for none.
        entered: Enter with nothing to choose; the form is to be sent.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, catalogue: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self._theme = catalogue, theme
        self.code = ""
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(tr("Name, code or pinyin initials"))
        self.field.setAccessibleName(tr("Class"))
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Classes that fit"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda item: self._take(item))
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.list.hide()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    @property
    def is_clear(self) -> bool:
        """Whether what is typed names a class, or nothing is typed."""
        return bool(self.code) or not self.text

    def use(self, catalogue: Catalogue) -> None:
        """Another catalogue holds: a class that it does not have is no choice any more, but its words stay."""
        self._catalogue = catalogue
        if self.code:
            words = self.text
            self.choose(self.code)
            if not self.code:
                self.type(words)

    def choose(self, code: str) -> None:
        """Choose a class by its code; "", or one that the catalogue does not have, for none."""
        found = self._catalogue.get(code)
        self.code = code if found else ""
        self.field.setText(class_words(found) if found else "")
        self.field.setCursorPosition(0)
        self.list.hide()

    def type(self, text: str) -> None:
        """Put words into the field that name no class yet."""
        self.code = ""
        self.field.setText(text)

    def take_current(self) -> bool:
        """Choose the marked suggestion; False where there is none."""
        item = self.list.currentItem() if not self.list.isHidden() else None
        if item is None:
            return False
        self._take(item)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if not self.take_current():
                    self.entered.emit()
                return True
            if key == Qt.Key.Key_Tab:
                self.take_current()
            elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            elif key == Qt.Key.Key_Escape and not self.list.isHidden():
                self.list.hide()
                return True
        if event.type() == QEvent.Type.FocusOut and not self.list.underMouse():
            self.list.hide()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        had, self.code = self.code, ""
        self.list.clear()
        for one in find_classes(self._catalogue, text):
            group = one.group_en if current() == "en" else one.group
            item = QListWidgetItem(f"{class_words(one)}   {group}")
            item.setData(_CODE, one.code)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(self.list.count() * (self._theme.row + 1) + self._theme.gap)
        self.list.setVisible(self.list.count() > 0)
        if had:
            self.chosen.emit("")

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(_CODE))
        self.chosen.emit(self.code)
