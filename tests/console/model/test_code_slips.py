"""One slip of the pen, and what may have been meant."""

from hypothesis import given
from hypothesis import strategies as st

from console.model.code_slips import slips

CODES = st.text("0123456789", min_size=16, max_size=16)


@given(CODES, st.integers(0, 15), st.sampled_from("0123456789"))
def test_every_single_slip_leads_back(code, at, digit):
    wrong = code[:at] + digit + code[at + 1:]
    missing, more = code[:at] + code[at + 1:], code[:at] + digit + code[at:]
    swapped = code[:at] + code[at:at + 2][::-1] + code[at + 2:]
    for typed in (wrong, missing, more, swapped):
        assert typed == code or code in slips(typed, (16,))


@given(CODES)
def test_what_is_named_is_as_long_as_wanted_and_another(code):
    for lengths in ((16,), (15, 17), (19, 25)):
        found = slips(code, lengths)
        assert code not in found and all(len(one) in lengths and one.isdigit() for one in found)
    assert len(slips(code, (16,))) >= 16 * 9 and not slips(code, (19, 25))
