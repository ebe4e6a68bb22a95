"""How many features each line of a layer's legend stands for."""

from __future__ import annotations

import numpy as np

from console.exchange.attributes import Attributes
from console.insight.styling import bands_of
from console.model.layer import LayerStyle, Look


def legend_counts(table: Attributes, style: LayerStyle, condition: str = "") -> tuple[list[int], int]:
    """Features per legend line, and how many features there are; both only of those that meet the condition.

    What no line covers is the second less the sum of the first.

    Raises:
        BadInput: the condition cannot be read, or the style's field is not in the table.
    """
    if style.look is Look.SINGLE or not style.bands:
        return [], len(table.select(condition)) if condition.strip() else len(table)
    if style.look is Look.GRADUATED:
        values = table.column(style.field)
        if condition.strip():
            values = values[table.select(condition)]
        lines = bands_of(style, values, len(values))
        return np.bincount(lines, minlength=len(style.bands) + 1)[:len(style.bands)].tolist(), len(values)
    if style.field not in table.fields:
        table.column(style.field)   # says which fields there are
    words = [band.value for band in style.bands if band.value is not None]
    found, total = table.count_words(style.field, words, condition)
    counts = iter(found)
    return [next(counts) if band.value is not None else total - sum(found) for band in style.bands], total
