"""The map layers of a profile: their order, style and lineage; the prepared arrays are files beside it."""

from __future__ import annotations

from console.errors import NotFound
from console.language import tr
from console.model.layer import Layer
from console.store.stack import StackStore, stack_table


class LayerStore(StackStore[Layer]):
    """Layers from bottom to top."""

    table = stack_table("layers")
    kind = Layer

    def find(self, text: str) -> Layer:
        """The layer of that id or name. Raises `NotFound`."""
        found = self.named(text)
        if found is None:
            raise NotFound(tr("There is no layer {name}. The layers are: {names}", name=text, names=self.names()))
        return found
