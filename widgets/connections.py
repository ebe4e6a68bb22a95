"""Who hears what from whom in the main window. One list, so that the way of a click can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.desk.filter import CaseFilter
from console.language import tr
from widgets.message_bar import Kind

if TYPE_CHECKING:
    from console.insight.search_all import Hit
    from widgets.window import MainWindow


def connect(window: MainWindow) -> None:
    """Connect all parts of a window that has just been made."""
    _choices_go_to_navigation(window)
    _parts_follow_navigation(window)
    _parts_follow_live(window)
    _layers_and_map(window)
    _tools_and_layers(window)
    _lines_and_messages(window)
    _work_and_people(window)
    _new_cases(window)
    _places(window)


def _choices_go_to_navigation(window: MainWindow) -> None:
    """Whatever is clicked or typed in any part, navigation decides."""
    go, canvas = window.navigation, window.map_panel.canvas
    window.area_panel.area_selected.connect(go.show_area)
    window.area_panel.area_opened.connect(go.show_area)
    window.map_panel.breadcrumb.area_selected.connect(go.show_area)
    canvas.area_clicked.connect(go.select_area)
    canvas.area_activated.connect(go.show_area)
    canvas.case_clicked.connect(go.select_case)
    window.case_list.case_selected.connect(go.select_case)
    window.case_list.case_activated.connect(go.show_case)
    window.case_card.map_wanted.connect(go.show_case)
    window.case_card.closed.connect(lambda: go.select_case(""))
    window.case_card.pressing.case_selected.connect(go.select_case)
    window.case_card.pressing.case_activated.connect(go.show_case)
    window.filter_bar.changed.connect(go.set_filter)
    window.filter_bar.area_cleared.connect(lambda: go.select_area(""))
    window.case_list.clear_wanted.connect(go.clear_filter)
    window.case_list.clear_wanted.connect(lambda: go.select_area(""))


def _parts_follow_navigation(window: MainWindow) -> None:
    go, canvas = window.navigation, window.map_panel.canvas

    def area(area_id: str) -> None:
        found = window.live.tree.get(area_id)
        window.area_panel.select(area_id)
        canvas.select_area(area_id)
        window.map_panel.breadcrumb.show_path(window.live.tree, area_id)
        window.filter_bar.set_area(area_id, found.name if found else "")
        window.cards.show_area(area_id)

    def case(case_id: str) -> None:
        window.case_list.select(case_id)
        canvas.select_case(case_id)
        window.cards.show_case(case_id)

    def case_filter(wanted: CaseFilter) -> None:
        if wanted != window.filter_bar.filter:
            name = window.live.tree[wanted.area].name if wanted.area else ""
            window.filter_bar.set_filter(wanted, name)
        window.case_list.set_filter(wanted)
        window.cards.set_filter(wanted)
        within = window.live.tree.within(wanted.area) if wanted.area else None
        accepts = (lambda one: wanted.accepts(one, within)) if wanted != CaseFilter() else None
        canvas.set_case_filter(accepts)

    go.area_changed.connect(area)
    go.case_changed.connect(case)
    go.filter_changed.connect(case_filter)


def _parts_follow_live(window: MainWindow) -> None:
    live = window.live
    # Bound methods of QObjects: Qt forgets them by itself when the window goes and `live` stays.
    live.areas_changed.connect(window.areas_changed)
    live.cases_changed.connect(window.case_list.apply)
    live.cases_changed.connect(window.map_panel.canvas.apply_cases)
    live.second.connect(window.show_feeds)
    live.second.connect(window.map_panel.canvas.overlays.follow_units)
    live.trouble.connect(window.say_error)


def _layers_and_map(window: MainWindow) -> None:
    layers, shown = window.layers, window.map_layers
    layers.panel.layers_shown.connect(shown.show_layers)
    layers.layer_zoomed.connect(window.map_panel.canvas.go_to)
    layers.table_opened.connect(lambda _: window.desk.table.show())
    layers.feature_activated.connect(shown.go_to_feature)
    layers.said.connect(window.message_bar.say)
    layers.line_asked.connect(window.open_palette)
    layers.files_dropped.connect(window.registers.take)
    window.registers.layers_wanted.connect(layers.add_files)
    window.registers.said.connect(window.message_bar.say)
    window.registers.imported.connect(window.register_imported)
    shown.trouble.connect(window.say_error)


def _tools_and_layers(window: MainWindow) -> None:
    """What is selected on the map is selected in the table, and the other way round."""
    layers, tools, places = window.layers, window.map_tools, window.map_places
    tools.said.connect(window.message_bar.say)
    places.said.connect(window.message_bar.say)
    tools.failed.connect(window.say_error)
    places.arrived.connect(tools.mark)
    layers.panel.layer_selected.connect(tools.set_active_layer)
    layers.panel.layers_shown.connect(tools.follow)
    layers.selection_changed.connect(tools.set_selection)
    tools.selection_changed.connect(layers.select_features)


def _work_and_people(window: MainWindow) -> None:
    """What is done with cases, and by whom."""
    work, people = window.work_desk, window.user_desk
    window.cards.case_shown.connect(work.follow)
    window.case_list.several_selected.connect(
        lambda ids: work.follow_several(ids) if ids else window.cards.show_case(window.navigation.case))
    window.case_card.print_wanted.connect(lambda one: window.runner.run(("case", "print", one)))
    work.said.connect(window.message_bar.say)
    work.acted.connect(lambda case: window.cards.show_case(case.id))
    work.login_wanted.connect(window.user_chip.open)
    people.changed.connect(work.user_changed)
    people.changed.connect(window.case_form.user_changed)
    people.changed.connect(window.reveals.user_changed)
    people.changed.connect(window.cards.show_again)   # names and numbers are masked by role
    people.said.connect(window.message_bar.say)


def _new_cases(window: MainWindow) -> None:
    """The form of a new case, and what is masked in the card."""
    form, reveals = window.case_form, window.reveals
    for part in (form, reveals):
        part.said.connect(window.message_bar.say)
        part.login_wanted.connect(window.user_chip.open)
    window.navigation.case_changed.connect(form.case_chosen)
    window.live.cases_changed.connect(form.cases_changed)
    window.cards.case_shown.connect(reveals.follow)


def _lines_and_messages(window: MainWindow) -> None:
    window.palette_box.chosen.connect(window.run_line)
    window.runner.started.connect(
        lambda words: window.message_bar.say(tr("Running: {line} …", line=" ".join(words)), Kind.BUSY))
    window.runner.finished.connect(window.outcomes.show)
    window.long_lines.finished.connect(window.outcomes.show)
    window.long_lines.finished.connect(lambda _: window.console.layers.follow())   # circle map adds some
    window.message_bar.history_asked.connect(window.outcomes.show_messages)
    window.map_panel.canvas.failed.connect(window.say_error)
    window.background.failed.connect(window.say_error)
    window.feed_bar.feed_activated.connect(lambda _: window.open_palette("feed "))


def _places(window: MainWindow) -> None:
    """Devices and facilities on the map."""
    desk, tools = window.place_desk, window.map_tools
    desk.said.connect(window.message_bar.say)
    desk.wedge_wanted.connect(tools.show_outline)
    desk.report_wanted.connect(window.report_at)
    circle = window.circle
    circle.line_wanted.connect(window.runner.run)
    circle.bounds_wanted.connect(window.navigation.show_bounds)
    circle.made.connect(window.objects.stand_beside)
    window.navigation.area_changed.connect(circle.set_area)


def connect_objects(window: MainWindow) -> None:
    """The search for everything, and the card of what is found."""
    objects, found, palette, pages = window.objects, window.found, window.palette_box, window.pages

    def show(hit: Hit) -> None:
        window.show_page("map")
        objects.show_found(hit)

    def event(kind: str, id_: str) -> None:
        if kind == "case":
            window.navigation.show_case(id_)
        elif kind == "order":
            pages.show_order(id_)
        elif kind == "hazard":
            pages.show_hazard(id_)
        elif kind == "inspection" and (visit := window.console.inspections.visits().get(id_)) is not None:
            pages.inspect_building(visit.building)
        elif kind == "detection":
            pages.show_detection(id_)

    palette.found.connect(show)
    found.hit_clicked.connect(lambda hit: window.navigation.show_case(hit.id) if hit.kind == "case" else show(hit))
    found.background.failed.connect(window.say_error)
    objects.said.connect(window.message_bar.say)
    objects.shown.connect(window.message_bar.say)
    objects.login_wanted.connect(window.user_chip.open)
    objects.place_wanted.connect(window.navigation.show_bounds)
    objects.area_wanted.connect(window.navigation.show_area)
    objects.area_chosen.connect(window.navigation.select_area)
    objects.outline_wanted.connect(window.map_tools.show_outline)
    objects.search_wanted.connect(window.open_palette)
    objects.report_wanted.connect(window.report_at)
    objects.risk_wanted.connect(pages.explain_building)
    objects.event_wanted.connect(event)
    window.map_panel.canvas.place_activated.connect(objects.activate)
    window.identify.card.card_wanted.connect(lambda kind, id_: objects.show(kind, id_, look=False))
    window.user_desk.changed.connect(objects.user_changed)
