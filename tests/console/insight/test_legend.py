"""Counts of a legend agree with counting every feature by itself, for every kind of field."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import BadInput
from console.exchange.attributes import Attributes, write_attributes
from console.insight.legend import legend_counts
from console.insight.styling import bands_of, categorised, categorised_by, ramp_of, read_ramps, styled
from console.model.layer import LayerStyle, Look

RAMPS = read_ramps()
VALUES = {
    "text": st.one_of(st.none(), st.sampled_from(["", "a", "b", "商业", "10", "x'y"]), st.text(max_size=2)),
    "int": st.integers(-3, 20),
    "float": st.one_of(st.just(float("nan")), st.sampled_from([0.0, 1.0, 2.5, -1.5, 1e20, 0.1])),
    "bool": st.booleans(),
}


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(sorted(VALUES)))
def test_counting_in_the_table_agrees_with_counting_one_by_one(tmp_path_factory, data, kind):
    values = data.draw(st.lists(VALUES[kind], min_size=1, max_size=40))
    array = np.array(values, dtype=object if kind == "text" else None)
    path = tmp_path_factory.mktemp("legend") / "a.arrow"
    write_attributes(path, {"v": array})
    table = Attributes(path)
    style = categorised_by(LayerStyle(), "v", table, RAMPS["set"])
    counts, total = legend_counts(table, style)
    lines = bands_of(style, table.column("v"), total)
    assert counts == np.bincount(lines, minlength=len(counts)).tolist() and sum(counts) == total == len(values)


def test_a_table_gives_the_same_categories_as_its_values(tmp_path):
    values = np.array([f"k{i % 17}" for i in range(200)] + [None, "", "k3"], dtype=object)
    write_attributes(tmp_path / "a.arrow", {"v": values})
    from_table = categorised_by(LayerStyle(), "v", Attributes(tmp_path / "a.arrow"), RAMPS["set"])
    assert len(from_table.bands) == 13 and from_table.bands[-1].value is None
    assert len(categorised(LayerStyle(), "v", values, RAMPS["set"]).bands) == 13


def test_conditions_single_looks_and_classes(tmp_path):
    write_attributes(tmp_path / "a.arrow", {"h": np.array([1.0, 2, 3, np.nan, 50]), "t": np.arange(5)})
    table = Attributes(tmp_path / "a.arrow")
    assert legend_counts(table, LayerStyle()) == ([], 5)
    assert legend_counts(table, LayerStyle(), "t > 2") == ([], 2)
    style = styled(LayerStyle(), table, Look.GRADUATED, "h", "equal", 2)
    assert legend_counts(table, style) == ([3, 1], 5)
    assert legend_counts(table, style, "h > 1.5") == ([2, 1], 3)
    with pytest.raises(BadInput, match="nope"):
        legend_counts(table, style, "nope > 1")


@pytest.mark.parametrize("name", sorted(RAMPS))
def test_a_ramp_is_recognised_by_its_colours(tmp_path, name):
    write_attributes(tmp_path / "a.arrow", {"h": np.arange(50.0)})
    table = Attributes(tmp_path / "a.arrow")
    style = styled(LayerStyle(), table, Look.GRADUATED, "h", "equal", 6, name)
    assert ramp_of(style, RAMPS) == name


def test_rows_are_the_same_before_and_after_loading(tmp_path):
    write_attributes(tmp_path / "a.arrow", {"n": np.arange(500), "t": np.array([f"{i}号" for i in range(500)], object)})
    table = Attributes(tmp_path / "a.arrow")
    some = np.array([400, 3, 3, 77])
    before = table.rows(some)
    table.load()
    assert table.rows(some) == before == [(i, f"{i}号") for i in some.tolist()]
    assert table.column("t").tolist() == [f"{i}号" for i in range(500)]
