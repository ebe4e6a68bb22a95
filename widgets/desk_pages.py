"""The pages beside the map: each made when it is first looked at, connected with the window, stopped with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from console.desk.filter import CaseFilter
from console.language import tr
from widgets.layout_memory import Layout
from widgets.map_page import MapPage
from widgets.message_bar import Kind

if TYPE_CHECKING:
    from console.model.case import Case
    from widgets.check_panel import CheckPanel
    from widgets.evaluation_panel import EvaluationPanel
    from widgets.hazard.page import HazardPage
    from widgets.inspection.page import InspectionPage
    from widgets.order_panel import OrderPanel
    from widgets.review.bench import ReviewBench
    from widgets.window import MainWindow

Page = TypeVar("Page", bound=MapPage)


class DeskPages:
    """Orders, evaluation, checks, review, hazards, inspections.

    Args:
        window: whose desk they stand on; its other parts are there already.

    Attributes:
        orders, evaluation, checks, review, hazards, inspections: None until looked at.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.orders: OrderPanel | None = None
        self.evaluation: EvaluationPanel | None = None
        self.checks: CheckPanel | None = None
        self.review: ReviewBench | None = None
        self.hazards: HazardPage | None = None
        self.inspections: InspectionPage | None = None

    def offer(self) -> None:
        """Put a tab for each onto the desk."""
        self._offer("orders", tr("Orders"), tr("Orders of communities to departments (F3)"), self._make_orders)
        self._offer("evaluation", tr("Evaluation"), tr("Figures of a period, opened into their cases (F4)"),
                    self._make_evaluation)
        self._offer("checks", tr("Checks"), tr("Sample checks of closed cases (F5)"), self._make_checks)
        self._offer("review", tr("Review"), tr("Suspected changes of two surveys, judged by keyboard (F6)"),
                    self._make_review, roomy=True)
        self._offer("hazards", tr("Hazards"), tr("The hazard map: by area, in time, and why (F7)"),
                    self._make_hazards, roomy=True)
        self._offer("inspections", tr("Inspections"), tr("Plans, today's way, checklists and how it goes (F8)"),
                    self._make_inspections, roomy=True)

    # What other parts ask for: the page comes to the front

    def show_case(self, case_id: str) -> None:
        """A case on the desk's map."""
        self._window.show_page("map")
        self._window.navigation.show_case(case_id)

    def begin_order(self, case: Case) -> None:
        """A new order about a case."""
        self._orders().begin(case)

    def show_order(self, order_id: str) -> None:
        """An order, whatever area is chosen."""
        self._orders().show_order(order_id)

    def show_detection(self, detection_id: str) -> None:
        """A suspected change on the review bench."""
        self._window.show_page("review")
        assert self.review is not None, "made when shown"
        self.review.show_detection(detection_id)

    def show_hazard(self, hazard_id: str) -> None:
        """A hazard on the hazard map."""
        self._hazards().show_hazard(hazard_id)

    def explain_building(self, code: str) -> None:
        """Why a building has its risk index."""
        self._hazards().explain_building(code)

    def inspect_building(self, code: str) -> None:
        """The inspections of a building."""
        self._window.show_page("inspections")
        assert self.inspections is not None, "made when shown"
        self.inspections.show_building(code)

    def catalogues_changed(self) -> None:
        """Another version of a catalogue holds."""
        if self.orders is not None:
            self.orders.catalogues_changed()
        if self.review is not None:
            self.review.rules_changed()
        if self.evaluation is not None and self.evaluation.isVisible():
            self.evaluation.refresh()

    def remember(self, layout: Layout) -> None:
        """Write into the layout how the pages were left."""
        for name, page in (("hazards", self.hazards), ("inspections", self.inspections)):
            if page is not None:
                layout.pages[name] = page.remembered()

    def stop(self) -> None:
        """End their threads (once, before the window goes)."""
        for page in (self.orders, self.review, self.hazards, self.inspections):
            if page is not None:
                page.stop()

    # Making, and who hears what from whom

    def _offer(self, name: str, title: str, tip: str, make: Callable[[], QWidget], roomy: bool = False) -> None:
        self._window.desk.pages.add(name, title, tip, make)
        if roomy:
            self._window.desk.give_room(name)

    def _orders(self) -> OrderPanel:
        self._window.show_page("orders")
        assert self.orders is not None, "made when shown"
        return self.orders

    def _hazards(self) -> HazardPage:
        self._window.show_page("hazards")
        assert self.hazards is not None, "made when shown"
        return self.hazards

    def _make_orders(self) -> QWidget:
        from widgets.order_panel import OrderPanel  # a start without it need not wait for it

        window, console = self._window, self._window.console
        page = self.orders = OrderPanel(console.orders, lambda: console.catalogues.departments,
                                        lambda: console.identity.known, window.background, window.theme)
        page.set_tree(window.live.tree)
        page.set_area(window.navigation.area)
        page.said.connect(lambda text: window.message_bar.say(text, Kind.OK))
        page.login_wanted.connect(window.user_chip.open)
        page.case_wanted.connect(window.navigation.show_case)
        window.live.areas_changed.connect(page.set_tree)
        window.navigation.area_changed.connect(page.set_area)
        window.user_desk.changed.connect(page.user_changed)
        return page

    def _make_evaluation(self) -> QWidget:
        from widgets.evaluation_panel import EvaluationPanel  # brings the charts

        window = self._window
        page = self.evaluation = EvaluationPanel(window.console.evaluator, window.background, window.theme)
        page.set_tree(window.live.tree)
        page.set_area(window.navigation.area)
        page.line_wanted.connect(window.open_palette)
        window.live.areas_changed.connect(page.set_tree)
        window.navigation.area_changed.connect(page.set_area)
        page.cases_wanted.connect(
            lambda ids, name: window.navigation.set_filter(CaseFilter(cases=ids, cases_name=name)))
        return page

    def _make_checks(self) -> QWidget:
        from widgets.check_panel import CheckPanel

        window = self._window
        page = self.checks = CheckPanel(window.console, window.background, window.theme)
        page.said.connect(window.message_bar.say)
        page.login_wanted.connect(window.user_chip.open)
        page.line_wanted.connect(window.open_palette)
        page.case_wanted.connect(window.navigation.select_case)
        window.user_desk.changed.connect(page.refresh)
        window.runner.finished.connect(
            lambda outcome: page.refresh() if outcome.words[:2] == ("case", "samples") else None)
        return page

    def _make_review(self) -> QWidget:
        from widgets.review.bench import ReviewBench
        from widgets.review.page import ReviewPage
        from widgets.review.work import ReviewWork

        window = self._window
        page = ReviewPage(window.console.reviews.rules, window.theme)
        bench = self.review = ReviewBench(window.console, page, ReviewWork(window.console), parent=window)
        bench.said.connect(window.message_bar.say)
        bench.login_wanted.connect(window.user_chip.open)
        bench.line_wanted.connect(window.open_palette)
        bench.case_wanted.connect(self.show_case)
        window.navigation.area_changed.connect(bench.set_area)
        window.user_desk.changed.connect(bench.user_changed)
        return page

    def _make_hazards(self) -> QWidget:
        from widgets.hazard.page import HazardPage

        page = self.hazards = self._make_map_page(HazardPage, "hazards")
        page.inspections_wanted.connect(self.inspect_building)
        page.import_wanted.connect(self._import_hazards)
        self._window.runner.finished.connect(   # other weights, kinds or limits may hold now
            lambda outcome: page.refresh() if outcome.words[:1] == ("catalog",) else None)
        return page

    def _make_inspections(self) -> QWidget:
        from widgets.inspection.page import InspectionPage

        page = self.inspections = self._make_map_page(InspectionPage, "inspections")
        page.risk_wanted.connect(self.explain_building)
        page.line_wanted.connect(self._window.runner.run)
        return page

    def _make_map_page(self, kind: Callable[..., Page], name: str) -> Page:
        """A page with a map of its own: as it was left, at the present area, following the window."""
        window = self._window
        page = kind(window.console, window.background, window.theme, window.console.profile.caches / "map")
        page.restore(window.layout_now.pages.get(name, {}))
        page.set_tree(window.live.tree)
        page.set_area(window.navigation.area)
        page.said.connect(window.message_bar.say)
        page.login_wanted.connect(window.user_chip.open)
        page.case_wanted.connect(self.show_case)
        window.navigation.area_changed.connect(page.set_area)
        window.live.areas_changed.connect(lambda: page.set_tree(window.live.tree))
        window.user_desk.changed.connect(page.user_changed)
        return page

    def _import_hazards(self) -> None:
        """Ask for a list of hazards; the line that imports it shows its progress and what came of it."""
        kinds = tr("Lists") + " (*.csv *.txt *.xlsx *.gpkg *.geojson *.shp *.fgb)"
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Import hazards"), "", kinds)
        if name:
            self._window.runner.run(["hazard", "import", name])
