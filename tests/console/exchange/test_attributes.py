"""Attribute tables: filter, sort and read by row number."""

import numpy as np
import pytest

from console.errors import BadInput
from console.exchange.attributes import Attributes, write_attributes


@pytest.fixture
def table(tmp_path):
    write_attributes(tmp_path / "a.arrow", {
        "height": np.array([30.5, np.nan, 12.0, 99.0]),
        "名称": np.array(["莲花大厦", None, "岗厦村1号", "京基大厦"], dtype=object),
        "mixed": np.array([1, "two", None, 3.5], dtype=object),
    })
    return Attributes(tmp_path / "a.arrow")


def test_a_condition_picks_rows_and_a_field_orders_them(table):
    assert list(table.select("\"名称\" LIKE '%大厦' AND height > 20", sort="height", descending=True)) == [3, 0]
    assert list(table.select(sort="名称"))[-1] == 1  # nothing comes last
    assert len(table) == 4


def test_rows_come_in_the_order_asked_for(table):
    assert [row[1] for row in table.rows(np.array([3, 0], dtype=np.uint32))] == ["京基大厦", "莲花大厦"]
    assert table.rows(np.array([], dtype=np.uint32)) == []
    assert [row[2] for row in table.rows(np.arange(4))] == ["1", "two", None, "3.5"]


@pytest.mark.parametrize("condition", ["height >", "nothing = 1", "height > 'a'", "DROP TABLE x", ";"])
def test_a_condition_that_cannot_be_used_is_one_sentence(table, condition):
    with pytest.raises(BadInput) as error:
        table.select(condition)
    assert "\n" not in str(error.value)


def test_an_unknown_field_names_those_there_are(table):
    with pytest.raises(BadInput, match="名称"):
        table.column("name")
