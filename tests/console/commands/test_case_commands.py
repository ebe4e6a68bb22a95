"""`case …` from the shell: a whole life line by line, several at once, and lines that are refused."""

from datetime import datetime, timedelta

import pytest

from console.errors import BadInput, NotFound, Refused
from console.model.case import State
from console.model.person import OPERATOR, Role, User

LATER = (datetime.now() + timedelta(days=9)).date().isoformat()
LIFE = [
    ("accept", "accepted"), ("register", "registered"), ("dispatch --to department:{department}", "dispatched"),
    ("take", "taken"), ("arrive", "arrived"), ("handle", "handled"), ("feed-back --text 已清理", "fed_back"),
    ("check --fail --why 没清干净", "rework"), ("take", "taken"), ("arrive", "arrived"), ("handle", "handled"),
    ("feed-back --text 清干净了", "fed_back"), ("check --finding 属实", "checked"), ("close", "closed"),
    ("evaluate --rating 4", "closed"), ("reopen --why 又堆上了", "rework"),
    ("return --why 不属本部门", "registered"), ("dispatch --to department:{department}", "dispatched"),
    ("recall --why 派错", "registered"), ("suspend --why 等待许可", "suspended"), ("resume", "registered"),
    ("extend --why 雨 --until {later}", "registered"),
    ("escalate --to street --why 跨社区 --task-force 一组", "registered"),
    ("deescalate --to community --why 已稳定", "registered"),
    ("note --text 已回访", "registered"), ("send-back --why 立案有误", "accepted"),
    ("refuse --why 不属管辖", "refused"),
    ("reconsider --why 补充材料", "reported"),
]


@pytest.fixture
def session(tmp_path):
    import main
    from console.commands.session import Session

    session = Session(main.command_tree())
    session.profile = tmp_path / "profile"
    yield session
    session.close()


def test_a_whole_life_line_by_line(session):
    case = session.run("case report 井盖缺失 --class 0110 --reporter 王小明 --phone 13800138000")["id"]
    department = session.console().catalogues.departments.departments[0].code
    for line, state in LIFE:
        step, *rest = line.format(department=department, later=LATER).split()
        assert session.run(["case", step, case, *rest])["state"] == state, line
    shown = session.run(["case", "show", case])
    assert (shown["state"], shown["reworks"], shown["returns"], shown["reopenings"], shown["extensions"]) == (
        "reported", 1, 1, 2, 1)
    assert [note["text"] for note in shown["notes"]] == ["已回访"]
    assert len(session.run(["case", "history", case])) == len(LIFE) + 1 == shown["version"]
    assert "accept" in shown["steps"] and shown["extra"] == {"reporter": "王小明", "phone": "13800138000"}


def test_asking_and_deciding(session):
    case = session.run("case report 路灯不亮 --class 0110")["id"]
    department = session.console().catalogues.departments.departments[0].code
    for line in ("accept", "register", f"dispatch --to department:{department}", "take"):
        session.run(["case", *line.split()[:1], case, *line.split()[1:]])
    for line, state in (("ask-suspend --why 等配件", "taken"), ("deny --why 不同意", "taken"),
                        ("ask-extend --why 雨 --until {later}", "taken"), ("approve", "taken"),
                        ("ask-suspend --why 等配件", "taken"), ("approve", "suspended")):
        step, *rest = line.format(later=LATER).split()
        assert session.run(["case", step, case, *rest])["state"] == state
    assert session.run(["case", "show", case])["suspended_left"]


def test_several_at_once(session):
    ids = [session.run(["case", "report", f"第{n}件"])["id"] for n in range(3)]
    session.run(["case", "accept", ids[0]])
    done = session.run(["case", "accept", *ids])
    assert done["moved"] == ids[1:] and [one["id"] for one in done["refused"]] == [ids[0]]
    with pytest.raises(Refused, match="None of 3 cases was changed: A case that is accepted"):
        session.run(["case", "accept", *ids])
    merged = session.run(["case", "merge", *ids[1:], "--into", ids[0]])
    assert merged["moved"] == ids[1:]
    shown = session.run(["case", "show", ids[0]])
    assert [one["case"] for one in shown["reporters"]] == ids
    assert session.run(["case", "separate", ids[1], "--why", "不同"])["state"] == "accepted"
    assert session.run(["case", "split", ids[0], "--title", "另一处"])["title"] == "另一处"


def test_next_and_mine(session):
    assert session.run("case next") is None
    slow, urgent = (session.run(["case", "report", title, *more])["id"]
                    for title, more in (("噪音", []), ("塌陷", ["--urgent"])))
    first = session.run("case next")
    assert first["id"] == urgent and "accept" in first["steps"] and first["version"] == 1
    assert session.run(["case", "next", "--after", urgent])["id"] == slow
    session.run(["case", "refuse", urgent, "--why", "误报"])
    assert [one["id"] for one in session.run("case list --mine")] == [slow]
    assert session.run("case list --handler department:x") == []


def test_a_stale_line_is_told_what_happened(session):
    case = session.run("case report 噪音")["id"]
    session.run(["case", "accept", case])
    with pytest.raises(Refused, match="Somebody at another window was faster"):
        session.run(["case", "refuse", case, "--why", "重复", "--seen", "1"])
    assert session.run(["case", "refuse", case, "--why", "重复", "--seen", "2"])["state"] == "refused"


@pytest.mark.parametrize("line,error", [
    ("case accept desk:none", NotFound), ("case accept", BadInput),
    ("case dispatch {id} --to department:none", Refused),
    ("case refuse {id}", BadInput), ("case extend {id} --until tomorrow --why x", BadInput),
    ("case close {id}", Refused), ("case merge {id} --into {id}", Refused), ("case evaluate {id} --rating 9", Refused),
])
def test_lines_that_are_refused(session, line, error):
    case = session.run("case report 噪音")["id"]
    with pytest.raises(error):
        session.run(line.format(id=case))
    assert session.run(["case", "show", case])["version"] == 1


def test_the_diagram(session):
    drawn = session.run("case diagram")
    assert drawn.startswith("stateDiagram-v2") and all(state.value in drawn for state in State)


@pytest.mark.parametrize(("line", "words"), [
    ("feed-back {id}", "what was done"), ("split {id}", "a title for the new case"), ("note {id}", "the note")])
def test_what_is_missing_is_named(session, line, words):
    case = session.run("case report 井盖缺失 --class 0110")["id"]
    for step in ("accept", "register", "dispatch --to department:{department}", "take", "arrive", "handle"):
        name, _, rest = step.partition(" ")
        department = session.console().catalogues.departments.departments[0].code
        session.run(f"case {name} {case} " + rest.format(department=department))
    with pytest.raises(BadInput, match=f"needs {words}"):
        session.run("case " + line.format(id=case) + (" --title ' '" if "split" in line else ""))


def test_two_moments_are_shown_with_times_and_what_was_told_is_masked(session, monkeypatch):
    case = session.run("case report 井盖缺失 --class 0110 --reporter 王小明 --phone 13800138000")["id"]
    console = session.console()
    console.work.act(case, "accept", OPERATOR, extra={"楼栋": "3"})
    boss = console.people.add(User("boss", "Boss", frozenset({Role.ADMINISTRATOR})), "correct horse 7", OPERATOR)
    console.people.add(User("che", "Che", frozenset({Role.CHECKER})), "correct horse 7", boss)
    monkeypatch.setenv("GRID_CONSOLE_PASSWORD", "correct horse 7")
    told = session.run(f"--user che case compare {case}")
    assert {"field": "state", "before": "reported", "after": "accepted"} in told["differences"]
    assert told["first_at"].startswith("20") and all(
        isinstance(one["after"], str) for one in told["differences"] if one["field"].endswith("_at"))
    extra = next(one for one in told["differences"] if one["field"] == "extra")
    assert extra["after"]["楼栋"] == "3" and "13800138000" not in str(extra) and "王小明" not in str(extra)


def test_the_history_reads_without_braces(session):
    from console.commands.tree import show_of

    case = session.run("case report 井盖缺失 --class 0110")["id"]
    session.run(f"case escalate {case} --to street --why 跨社区 --task-force 一组")
    for line in (["case", "history", case], ["case", "show", case]):
        text = show_of(session.tree, line)(session.run(line))
        assert "level=street, task_force=一组" in text and "跨社区" in text and "{" not in text
