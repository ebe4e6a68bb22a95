"""Answers of commands in words."""

from console import language
from widgets.result_words import heading, line, value_word


def test_fields_and_values_follow_the_language():
    language.use("zh")
    assert [heading(name) for name in ("level", "parent_name", "demo")] == ["层级", "上级", "演示数据"]
    assert value_word("level", "street") == "街道"
    assert value_word("state", "dispatched") == "派遣"
    assert value_word("demo", True) == "是"
    assert value_word("actor", "feed:simulation") == "模拟城市日"
    assert value_word("actor", "feed:chp") == "加州公路巡警事件"


def test_what_is_not_known_is_shown_as_written():
    assert heading("odd_field") == "odd_field"
    assert value_word("level", "galaxy") == "galaxy"
    assert value_word("due_at", "soon") == "soon"
    assert value_word("priority", 7) == "7"
    assert value_word("lon", None) == ""


def test_a_flat_answer_is_one_line_and_a_nested_one_none():
    assert line({"ok": True, "first_bad": None}) == "Intact: Yes · First fault: —"
    assert line({"refused": [{"row": 1}]}) == ""


def test_the_answers_of_the_case_desk_have_headings(tmp_path):
    from shell_fakes import small_console, small_session

    console = small_console(tmp_path)
    session = small_session(console)
    rows = session.run("case list")
    shown = {name: heading(name) for name in rows[0]}
    assert not [name for name, word in shown.items() if name == word], shown
    assert value_word("step_due_at", rows[0]["reported_at"]).count(":") == 2
    console.close()
