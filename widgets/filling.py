"""What a window that has just been made begins with, and what it shows where the hierarchy is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.language import tr
from widgets.cards import top_area
from widgets.message_bar import Kind

if TYPE_CHECKING:
    from widgets.window import MainWindow


def fill(window: MainWindow, note: str = "") -> None:
    """Everything there is, once; from here on only what changes.

    Args:
        note: about the layout of the last time, "" for nothing.
    """
    console, canvas = window.console, window.map_panel.canvas
    show_areas(window)
    window.case_list.set_cases(window.live.cases)
    canvas.set_cases(window.live.cases, console.catalogue)
    _once_exact(window)
    window.map_layers.show_layers(console.layers.all())
    window.map_layers.show_basemaps(console.basemaps.all())
    window.map_overlays.show(console.overlays.get())
    window.map_panel.view.setFocus()
    if window.layout_now.area in window.live.tree:
        window.navigation.show_area(window.layout_now.area)
    for words in (*console.store.notices, note):
        if words:
            window.message_bar.say(words, Kind.WARNING)


def _once_exact(window: MainWindow) -> None:
    """What the first picture does not show, once it is there."""
    canvas = window.map_panel.canvas

    def rest() -> None:
        canvas.exact.disconnect(rest)
        window.background.ask("buildings", window.console.places.buildings, canvas.set_buildings)

    canvas.exact.connect(rest)


def show_areas(window: MainWindow) -> None:
    """Every part that names areas learns the hierarchy."""
    tree = window.live.tree
    window.area_panel.set_tree(tree)
    window.layers.set_tree(tree)
    window.case_list.set_areas(tree)
    window.map_panel.set_tree(tree)
    window.navigation.forget_missing()
    window.map_panel.breadcrumb.show_path(tree, window.navigation.area)
    window.cards.refresh_area()
    window.setWindowTitle(title(window))


def title(window: MainWindow) -> str:
    """The district in the title bar, and that it is generated where it is."""
    top = top_area(window.live.tree.children())
    name = tr("Grid Console — {name}", name=top.name) if top else tr("Grid Console")
    return tr("{title} (演示数据 demo data)", title=name) if window.console.is_demo else name
