"""Masking: enough left to tell two people apart, not enough to find one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.language import RESOURCES
from console.model.access import KINDS, masked, read_access
from console.model.person import OPERATOR, Role, User

ACCESS = read_access(RESOURCES / "catalogues" / "access-2026.1.toml")


@pytest.mark.parametrize(("text", "kind", "seen"), [
    ("13812345678", "phone", "138****5678"), ("0755-8888 1234", "phone", "075*******1234"),
    ("12345", "phone", "****5"), ("1", "phone", "*"), ("", "phone", ""),
    ("王小明", "name", "王**"), ("欧阳小小明", "name", "欧**"), ("王", "name", "王*"), ("", "name", ""),
    ("440304199001011234", "number", "4403************34"),
])
def test_what_is_left(text, kind, seen):
    assert masked(text, kind) == seen


@given(text=st.text(st.characters(categories=("L", "N")), min_size=2), kind=st.sampled_from(KINDS))
def test_something_is_always_hidden(text, kind):
    assert masked(text, kind) != text.strip() and "*" in masked(text, kind)


def test_by_role():
    checker, dispatcher = (User("u", roles=frozenset({role})) for role in (Role.CHECKER, Role.DISPATCHER))
    assert ACCESS.mask("13812345678", "phone", checker) == "138****5678"
    assert ACCESS.mask("13812345678", "phone", dispatcher) == "13812345678"
    assert ACCESS.mask("13812345678", "", checker) == "13812345678"
    assert ACCESS.mask("440304199001011234", "number", OPERATOR) == "4403************34"   # nobody reads these


def test_fields_of_reports_by_their_names():
    checker = User("u", roles=frozenset({Role.CHECKER}))
    fields = {"联系电话": "13812345678", "Phone": "13812345678", "姓名": "王小明", "agency": "DSNY"}
    assert ACCESS.shown(fields, checker) == {"联系电话": "138****5678", "Phone": "138****5678", "姓名": "王**",
                                             "agency": "DSNY"}
