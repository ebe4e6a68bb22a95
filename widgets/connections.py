"""Who hears what from whom in the main window. One list, so that the way of a click can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from console.desk.filter import CaseFilter
from console.language import tr
from widgets.message_bar import Kind

if TYPE_CHECKING:
    from console.insight.search_all import Hit
    from widgets.check_panel import CheckPanel
    from widgets.evaluation_panel import EvaluationPanel
    from widgets.hazard.page import HazardPage
    from widgets.inspection.page import InspectionPage
    from widgets.order_panel import OrderPanel
    from widgets.review.bench import ReviewBench
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
    layers.basemaps.line_asked.connect(window.open_palette)
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
    window.runner.finished.connect(window.show_outcome)
    window.long_lines.finished.connect(window.show_outcome)
    window.long_lines.finished.connect(lambda _: window.console.layers.follow())   # circle map adds some
    window.message_bar.history_asked.connect(window.show_messages)
    window.map_panel.canvas.failed.connect(window.say_error)
    window.background.failed.connect(window.say_error)
    window.feed_bar.feed_activated.connect(lambda _: window.open_palette("feed "))


def connect_orders(window: MainWindow, orders: OrderPanel) -> None:
    """The page of orders was looked at for the first time."""
    orders.said.connect(lambda text: window.message_bar.say(text, Kind.OK))
    orders.login_wanted.connect(window.user_chip.open)
    orders.case_wanted.connect(window.navigation.show_case)
    window.live.areas_changed.connect(orders.set_tree)
    window.navigation.area_changed.connect(orders.set_area)
    window.user_desk.changed.connect(orders.user_changed)


def connect_evaluation(window: MainWindow, evaluation: EvaluationPanel) -> None:
    """The page of figures was looked at for the first time."""
    evaluation.line_wanted.connect(window.open_palette)
    window.live.areas_changed.connect(evaluation.set_tree)
    window.navigation.area_changed.connect(evaluation.set_area)
    evaluation.cases_wanted.connect(lambda ids, name: window.navigation.set_filter(
        CaseFilter(cases=ids, cases_name=name)))


def connect_checks(window: MainWindow, checks: CheckPanel) -> None:
    """The page of sample checks was looked at for the first time."""
    checks.said.connect(window.message_bar.say)
    checks.login_wanted.connect(window.user_chip.open)
    checks.line_wanted.connect(window.open_palette)
    checks.case_wanted.connect(window.navigation.select_case)
    window.user_desk.changed.connect(checks.refresh)
    window.runner.finished.connect(
        lambda outcome: checks.refresh() if outcome.words[:2] == ("case", "samples") else None)


def connect_hazards(window: MainWindow, hazards: HazardPage) -> None:
    """The hazard map was looked at for the first time."""
    def case(case_id: str) -> None:
        window.show_page("map")
        window.navigation.show_case(case_id)

    hazards.said.connect(window.message_bar.say)
    hazards.login_wanted.connect(window.user_chip.open)
    hazards.case_wanted.connect(case)
    hazards.inspections_wanted.connect(lambda code: _show_inspections(window, code))
    hazards.import_wanted.connect(lambda: _import_hazards(window))
    window.runner.finished.connect(   # other weights, kinds or limits may hold now
        lambda outcome: hazards.refresh() if outcome.words[:1] == ("catalog",) else None)
    window.navigation.area_changed.connect(hazards.set_area)
    window.live.areas_changed.connect(lambda: hazards.set_tree(window.live.tree))
    window.user_desk.changed.connect(hazards.user_changed)


def _import_hazards(window: MainWindow) -> None:
    """Ask for a list of hazards; the line that imports it shows its progress and what came of it."""
    kinds = tr("Lists") + " (*.csv *.txt *.xlsx *.gpkg *.geojson *.shp *.fgb)"
    name, _ = QFileDialog.getOpenFileName(window, tr("Import hazards"), "", kinds)
    if name:
        window.runner.run(["hazard", "import", name])


def connect_inspections(window: MainWindow, inspections: InspectionPage) -> None:
    """The page of inspections was looked at for the first time."""
    def case(case_id: str) -> None:
        window.show_page("map")
        window.navigation.show_case(case_id)

    def risk(code: str) -> None:
        window.show_page("hazards")
        if window.hazards is not None:
            window.hazards.explain_building(code)

    inspections.said.connect(window.message_bar.say)
    inspections.login_wanted.connect(window.user_chip.open)
    inspections.case_wanted.connect(case)
    inspections.risk_wanted.connect(risk)
    inspections.line_wanted.connect(window.runner.run)
    window.navigation.area_changed.connect(inspections.set_area)
    window.live.areas_changed.connect(lambda: inspections.set_tree(window.live.tree))
    window.user_desk.changed.connect(inspections.user_changed)


def _show_inspections(window: MainWindow, code: str) -> None:
    """Bring the inspections of a building to the front."""
    window.show_page("inspections")
    if window.inspections is not None:
        window.inspections.show_building(code)


def connect_review(window: MainWindow, review: ReviewBench) -> None:
    """The review page was looked at for the first time."""
    def case(case_id: str) -> None:
        window.show_page("map")
        window.navigation.show_case(case_id)

    review.said.connect(window.message_bar.say)
    review.login_wanted.connect(window.user_chip.open)
    review.line_wanted.connect(window.open_palette)
    review.case_wanted.connect(case)
    window.navigation.area_changed.connect(review.set_area)
    window.user_desk.changed.connect(review.user_changed)


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
    objects, found, palette = window.objects, window.found, window.palette_box

    def show(hit: Hit) -> None:
        window.show_page("map")
        objects.show_found(hit)

    def event(kind: str, id_: str) -> None:
        if kind == "case":
            window.navigation.show_case(id_)
        elif kind == "order":
            window.show_page("orders")
            assert window.orders is not None, "made when shown"
            window.orders.show_order(id_)
        elif kind == "hazard":
            window.show_page("hazards")
            assert window.hazards is not None, "made when shown"
            window.hazards.show_hazard(id_)
        elif kind == "inspection" and (visit := window.console.inspections.visits().get(id_)) is not None:
            _show_inspections(window, visit.building)
        elif kind == "detection":
            window.show_page("review")
            assert window.review is not None, "made when shown"
            window.review.show_detection(id_)

    def risk(code: str) -> None:
        window.show_page("hazards")
        assert window.hazards is not None, "made when shown"
        window.hazards.explain_building(code)

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
    objects.risk_wanted.connect(risk)
    objects.event_wanted.connect(event)
    window.map_panel.canvas.place_activated.connect(objects.activate)
    window.identify.card.card_wanted.connect(lambda kind, id_: objects.show(kind, id_, look=False))
    window.user_desk.changed.connect(objects.user_changed)
