"""Which area of a level holds another, for lists of ids that grow."""

from console.insight.hazard_bases import AreaBases
from console.model.area import Area, AreaTree, Level


def test_words_are_looked_up_again_only_where_there_are_more():
    tree = AreaTree([Area("S", "S", "街道", Level.STREET), Area("G", "G", "网格", Level.GRID, "S")])
    bases = AreaBases(tree, Level.STREET, [])
    words = ["G", "nowhere"]
    first = bases.places_of_words(words)
    assert first.tolist() == [0, -1] and bases.places_of_words(words) is first
    words.append("S")
    assert bases.places_of_words(words).tolist() == [0, -1, 0]
    assert bases.places_of_words(["S"]).tolist() == [0]
