"""The layer list of a profile."""

import msgspec
import pytest

from console.errors import NotFound
from console.model.layer import Layer, LayerStyle, Shape
from console.store.engine import open_store
from console.store.layers import LayerStore


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "console.db")
    yield store
    store.close()


def layer(name):
    return Layer(id=name.lower(), name=name, shape=Shape.POLYGON, prepared="abc", features=3)


def test_layers_stack_and_survive_a_restart(store):
    one = LayerStore(store)
    for name in ("A", "B", "C"):
        one.add(layer(name))
    one.arrange(["c", "a", "b"])
    style = LayerStyle(fill="#123456", label="名称")
    one.update(msgspec.structs.replace(one.find("A"), style=style, opacity=.5))
    again = LayerStore(store)
    assert [x.name for x in again.all()] == ["C", "A", "B"]
    assert again.find("a").style == style


def test_a_removed_layer_can_be_recalled_with_its_place(store):
    one = LayerStore(store)
    told = []
    one.listen(lambda found: told.append([x.id for x in found]))
    one.add(layer("A"))
    one.add(layer("B"))
    one.remove("a", at=1.0)
    assert [x.id for x in one.all()] == ["b"]
    with pytest.raises(NotFound, match="B"):
        one.find("A")
    assert one.recall().id == "a"
    assert told[-1] == ["a", "b"]
    assert one.recall() is None


def test_another_consoles_change_is_seen(store):
    one, two = LayerStore(store), LayerStore(store)
    one.add(layer("A"))
    assert [x.id for x in two.all()] == ["a"]
    two.remove("a", at=2.0)
    assert one.all() == ()
