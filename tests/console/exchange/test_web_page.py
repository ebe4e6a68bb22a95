"""The map as one HTML file."""

import re

import numpy as np
import pytest
import shapely

from console.errors import Refused
from console.exchange import web_page
from console.exchange.web_page import PageLayer, write_page


def layer(n=2, name="莲花 <b>"):
    return PageLayer(name, np.array([shapely.Point(114 + i / 100, 22.5) for i in range(n)]),
                     {"名称": np.array(["<script>alert(1)</script>"] * n, dtype=object)}, ["#cc3344"] * n,
                     (("urgent", "#cc3344"),))


def test_the_page_needs_no_network_and_carries_its_data(tmp_path):
    told = write_page(tmp_path / "map.html", "福田区", [layer()], "2026-11-21", demo=True)
    text = (tmp_path / "map.html").read_text("utf-8")
    assert told["features"] == 2
    assert not re.findall(r'<(?:link|script|img)[^>]*(?:src|href)\s*=\s*["\']?(?:https?:)?//', text)
    assert not re.findall(r'url\(["\']?(?:https?:)?//', text)
    assert "演示数据" in text and "福田区" in text and "leaflet-container" in text


def test_markup_in_the_data_stays_text(tmp_path):
    write_page(tmp_path / "map.html", "<script>", [layer()], "")
    text = (tmp_path / "map.html").read_text("utf-8")
    assert "<script>alert" not in text and "<title>&lt;script&gt;" in text


def test_too_many_features_are_refused_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(web_page, "MOST_FEATURES", 3)
    with pytest.raises(Refused, match="3 at most"):
        write_page(tmp_path / "map.html", "x", [layer(4)], "")
    assert not list(tmp_path.iterdir())


def test_columns_that_say_nothing_are_left_out_and_names_come_first(tmp_path):
    columns = {"access": np.array([np.nan, np.nan]), "height": np.array([12.0, 7.5]),
               "name": np.array(["", "东方明珠"], dtype=object)}
    one = PageLayer("x", layer().shapes, columns, ["#cc3344"] * 2)
    write_page(tmp_path / "map.html", "x", [one], "")
    text = (tmp_path / "map.html").read_text("utf-8")
    assert "access" not in text and "nan" not in re.findall(r'"properties": (\{.*?\})', text)[0]
    assert re.search(r'\["name", "height"\]', text), "the order of the columns shown"
    assert '"height": "12"' in text and '"height": "7.5"' in text
