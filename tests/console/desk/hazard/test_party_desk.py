"""Who answers for a building: said, changed, taken out, told what was before; where nobody does."""

import pytest
from hazard_people import COLLECTOR, ELSEWHERE, ESTATE, FAR, INSPECTOR, TOWER, VILLAGE

from console.desk.hazard.party_desk import PartyDesk, PartyWish
from console.errors import BadInput, NotFound, Refused
from console.model.inspection import Party, PartyRole
from console.model.person import OPERATOR

MANAGER, LANDLORD, FIRM = PartyRole


@pytest.fixture
def parties_desk(ledger, areas, places, parties):
    return PartyDesk(ledger, areas, places, parties)


def test_a_change_keeps_who_answered_before(parties_desk, parties, ledger):
    with ledger._store.write() as connection:   # as the generated district has it: nobody said it
        parties.insert(connection, [Party("p0", "旧物业")], [(VILLAGE, MANAGER, "p0", False)])
    new = parties_desk.set(PartyWish(VILLAGE, MANAGER, " 新物业 "), INSPECTOR)
    again = parties_desk.set(PartyWish(VILLAGE, MANAGER, "新物业"), INSPECTOR)   # said already: no second entry
    assert new.name == "新物业" and again.id == new.id and parties.of(VILLAGE) == {MANAGER: new}
    parties_desk.clear(VILLAGE, MANAGER, INSPECTOR, "合同到期")
    assert parties.of(VILLAGE) == {}
    gone, said = parties_desk.history(VILLAGE)
    assert (gone.party, gone.before, gone.why, gone.by) == ("", new.id, "合同到期", "chen")
    assert (said.party, said.before) == (new.id, "p0")
    assert parties_desk.history(TOWER) == []


def test_one_firm_is_one_party_and_two_people_of_a_name_are_two(parties_desk, parties):
    firms = parties_desk.set_many([PartyWish(code, MANAGER, "阳光物业") for code in (VILLAGE, TOWER)], INSPECTOR)
    people = parties_desk.set_many([PartyWish(code, LANDLORD, "李四", True) for code in (VILLAGE, TOWER)], INSPECTOR)
    one = parties_desk.set_many([PartyWish(code, FIRM, "王五", True, "R7") for code in (VILLAGE, TOWER)], INSPECTOR)
    assert len({x.id for x in firms}) == 1 and len({x.id for x in people}) == 2 and len({x.id for x in one}) == 1
    assert parties.buildings_of(firms[0].id) == [VILLAGE, TOWER]


def test_the_ledger_names_no_private_person(parties_desk, ledger):
    parties_desk.set(PartyWish(VILLAGE, LANDLORD, "赵六", True), INSPECTOR)
    parties_desk.set(PartyWish(VILLAGE, LANDLORD, "孙七", True), INSPECTOR)
    parties_desk.clear(VILLAGE, LANDLORD, INSPECTOR, "卖了")
    assert not [entry for entry in ledger.entries() if "赵六" in str(entry.payload) or "孙七" in str(entry.payload)]


def test_what_is_refused_changes_nothing(parties_desk, parties):
    wishes = [PartyWish(VILLAGE, MANAGER, "甲"), PartyWish("9" * 19, MANAGER, "乙")]
    for who, some, error in ((INSPECTOR, wishes, NotFound), (INSPECTOR, [PartyWish(VILLAGE, FIRM, " ")], BadInput),
                             (ELSEWHERE, wishes[:1], Refused), (COLLECTOR, wishes[:1], Refused)):
        with pytest.raises(error):
            parties_desk.set_many(some, who)
    with pytest.raises(NotFound, match="Nobody answers"):
        parties_desk.clear(VILLAGE, FIRM, INSPECTOR, "?")
    parties_desk.set(PartyWish(VILLAGE, FIRM, "甲"), INSPECTOR)
    with pytest.raises(BadInput, match="reason"):
        parties_desk.clear(VILLAGE, FIRM, INSPECTOR, " ")
    assert list(parties.of(VILLAGE)) == [FIRM]


def test_where_nobody_answers(parties_desk):
    heard = []
    stop = parties_desk.listen(lambda: heard.append(1))
    parties_desk.set(PartyWish(TOWER, LANDLORD, "某公司"), OPERATOR)
    stop()
    assert [one.code for one in parties_desk.missing()] == [VILLAGE, ESTATE, FAR] and heard == [1]
    assert [one.code for one in parties_desk.missing("S1")] == [FAR]
