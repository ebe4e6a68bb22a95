"""The catalogue of the review bench: the one that comes along, and what is refused."""

import pytest

from console.desk.catalogue_kinds import READERS, count_of
from console.errors import BadInput
from console.language import RESOURCES, use
from console.model.review_rules import read_review_rules

HEAD = 'title = "t"\nauthority = "t"\nversion = "1"\n'


def test_the_one_that_comes_along():
    rules = read_review_rules(RESOURCES / "catalogues" / "review-2026.1.toml")
    assert READERS["review"] is read_review_rules and count_of(rules) == len(rules.reasons) == 8
    assert rules.reason("1") is rules.reason("tree") and rules.reason("") is None and rules.reason("moon") is None
    assert rules.second.cases and rules.second.share == 0.1 and rules.case.class_code == "0101"
    assert rules.reasons[0].label == "Tree" and rules.field.questions[0].label == "Who builds"
    use("zh")
    assert rules.reasons[0].label == "树木生长" and rules.field.photos[0].label == "全貌"


@pytest.mark.parametrize("text,word", [
    ("claim_minutes = 0", "claim_minutes"), ("permitted = 2", "permitted"), ("[second]\nshare = 1.5", "share"),
    ("[second]\nlow_from = 0.6\nlow_to = 0.5", "low_from"), ("[alike]\nsize = 0.5", "size"),
    ("[field]\nfar_m = 0", "far_m"), ('[case]\nclass_code = "x"', "class_code"), ("unknown = 1", "not a catalogue"),
    ("[[sensitivity]]\nfactor = 0", "factor"), ("claim_minutes = [", "not a catalogue"),
    ('[[reasons]]\ncode = "a"\nname = "a"\n[[reasons]]\ncode = "a"\nname = "b"', "twice"),
    ('[[reasons]]\ncode = "a"\nname = "a"\nkey = "1"\n[[reasons]]\ncode = "b"\nname = "b"\nkey = "1"', "twice"),
])
def test_what_cannot_work_is_refused(tmp_path, text, word):
    path = tmp_path / "review-2.toml"
    path.write_text(HEAD + text, "utf-8")
    with pytest.raises(BadInput, match=word):
        read_review_rules(path)
