"""The style page: what it shows, the legend as it would be, and the command line it amounts to."""

import pytest
from layer_fakes import session, three_layers

from console.model.layer import Look
from widgets.background import Background
from widgets.style_panel import StylePanel
from widgets.theme import Theme


class Page:
    def __init__(self, qtbot, folder):
        self.qtbot, self.session = qtbot, session(folder)
        self.console = self.session.console()
        self.ids = three_layers(self.session, folder)
        self.lines = []
        self.background = Background()
        self.panel = StylePanel(self.console.profile, self.run, self.background, Theme())
        self.form = self.panel.form
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 700)
        self.panel.show()

    def run(self, words):
        self.lines.append(words)
        self.session.run(words)
        self.panel.follow(self.console.layers.all())

    def open(self, name):
        self.panel.show_layer(self.console.layers.find(name))
        self.settle()

    def settle(self):
        if self.panel._wait.isActive():
            self.qtbot.waitUntil(lambda: not self.panel._wait.isActive())
        self.background.finish()

    def look(self, look):
        self.form.look.set_value(look)
        self.form._look_chosen(look)
        self.settle()

    def legend(self):
        layer = self.panel.legend.layers[0]
        return [(band.label, count) for band, count in zip(
            layer.style.bands, self.panel.legend._counts[layer.id], strict=True)]

    def layer(self):
        return self.console.layers.find("建筑")


@pytest.fixture
def page(qtbot, tmp_path):
    made = Page(qtbot, tmp_path)
    made.open("建筑")
    yield made
    made.background.stop()
    made.session.close()


def test_nothing_changed_is_nothing_to_apply(page):
    assert page.form.words() == [] and not page.panel.button.isEnabled() and not page.panel.reset.isEnabled()
    page.panel.apply()
    assert page.lines == []


def test_categories_are_counted_before_they_are_applied(page):
    page.form.field.setCurrentText("kind")
    page.look(Look.CATEGORISED)
    assert page.legend() == [("住宅", 30), ("商业", 10)]
    assert page.layer().style.look is Look.SINGLE
    page.panel.button.click()
    assert page.lines == [["layer", "style", page.ids["建筑"], "--look=categorised", "--field=kind", "--ramp=set"]]
    assert [band.label for band in page.layer().style.bands] == ["住宅", "商业"]
    page.settle()
    assert page.form.words() == [] and not page.panel.button.isEnabled()


def test_only_numbers_are_offered_for_classes(page):
    page.look(Look.GRADUATED)
    assert [page.form.field.itemText(i) for i in range(page.form.field.count())] == ["height", "floors"]


@pytest.mark.parametrize("method", ["quantile", "equal", "natural"])
def test_classes_by_every_method(page, method):
    page.form.classes.setValue(4)
    page.form.method.setCurrentIndex(page.form.method.findData(method))
    page.look(Look.GRADUATED)
    assert len(page.legend()) == 4 and sum(count for _, count in page.legend()) == 36
    assert "40 polygons, 4 of them in no class" in page.panel.note.text()
    page.panel.apply()
    style = page.layer().style
    assert (style.look, style.field, style.method, len(style.bands)) == (Look.GRADUATED, "height", method, 4)
    page.open("建筑")
    assert page.form.words() == [] and page.form.ramp.name() == "viridis"


def test_a_wrong_filter_is_said_beside_it_and_cannot_be_applied(page):
    page.form.filter.setText("heigt > 3")
    page.settle()
    assert page.form.filter_note.isVisible() and "heigt" in page.form.filter_note.text()
    assert not page.panel.button.isEnabled()
    page.form.filter.setText("height > 50")
    page.settle()
    assert not page.form.filter_note.isVisible() and page.panel.button.isEnabled()
    assert page.panel.note.text().startswith("17 polygons")
    page.panel.apply()
    assert page.layer().filter == "height > 50"


def test_colour_width_label_and_scale(page):
    page.form.fill.set_colour("#112233")
    page.form.width_box.setValue(2.5)
    page.form.label.setCurrentIndex(page.form.label.findData("kind"))
    page.form.out_bound.setValue(50_000)
    page.settle()
    page.panel.apply()
    style = page.layer().style
    assert (style.fill, style.width, style.label, style.min_scale, style.max_scale) == (
        "#112233", 2.5, "kind", 50_000, 0)
    page.panel.show_layer(page.layer())
    page.form.label.setCurrentIndex(0)
    page.settle()
    page.panel.apply()
    assert page.layer().style.label == ""


def test_reset_goes_back_to_what_is_saved(page):
    page.form.width_box.setValue(7)
    page.settle()
    page.panel.reset.click()
    assert page.form.width_box.value() == 1 and page.form.words() == []


def test_a_style_changed_elsewhere_is_taken_over_and_a_removed_layer_closes_the_page(page, qtbot):
    page.session.run(["layer", "style", "建筑", "--width=3"])
    page.panel.follow(page.console.layers.all())
    assert page.form.width_box.value() == 3
    with qtbot.waitSignal(page.panel.closed):
        page.session.run(["layer", "remove", "建筑"])
        page.panel.follow(page.console.layers.all())


def test_a_layer_without_its_data_says_so(page):
    import shutil

    shutil.rmtree(page.console.profile.layers)
    page.form.filter.setText("height > 1")
    page.settle()
    assert "is gone" in page.panel.note.text() and not page.panel.button.isEnabled()
