import pytest

import main
from console import language
from console.commands.help import _wrapped
from console.commands.session import Session
from console.commands.show import width_of
from console.commands.tree import walk
from console.errors import ConsoleError


@pytest.fixture
def chinese():
    language.use("zh")


def said(capsys, line):
    code = main.main(line.split())
    out, err = capsys.readouterr()
    return code, out, err


def test_every_help_page_is_chinese_and_fits(chinese, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    tree = main.command_tree()
    for path, _ in walk(tree):
        page = page_of(tree, path)
        assert page.startswith("用法：main.py " + " ".join(path))
        assert "选项：" in page and "Show this" not in page and "required" not in page and "default" not in page
        assert all(width_of(line) <= 80 for line in page.splitlines()[1:] if "|" not in line), path


def page_of(tree, path):
    context = tree.make_context("main.py", list(path), resilient_parsing=True)
    for name in path:
        command = context.command.commands[name]
        context = command.make_context(name, [], parent=context, resilient_parsing=True)
    return context.get_help()


def test_help_follows_the_language(capsys):
    assert main.main(["--lang", "zh", "areas", "--help"]) == 0
    assert "从文件导入区域" in capsys.readouterr().out
    assert main.main(["--lang", "en", "areas", "--help"]) == 0
    assert "Import areas from a file" in capsys.readouterr().out


def test_english_lists_say_whole_sentences(capsys):
    assert main.main(["--lang", "en", "detect", "--help"]) == 0
    page = " ".join(capsys.readouterr().out.partition("Commands:")[2].split())
    assert "..." not in page and "it is used only if it does no worse on verdicts put aside." in page


@pytest.mark.parametrize("line, word", [
    ("areas imprt", "没有命令 'imprt'"),
    ("areas list extra", "extra"),
    ("areas list --bogus", "没有选项 --bogus"),
    ("areas list --level", "选项 '--level' 缺少取值"),
    ("areas import x --level street", "缺少选项 '--name'"),
    ("case show", "缺少参数"),
    ("ledger log --limit 0", "至少为 1"),
    ("ledger log --limit x", "须为整数"),
    ("feed simulate --rate x", "须为数字"),
    ("case list --state x", "须为以下之一"),
])
def test_usage_errors_are_one_chinese_sentence(capsys, tmp_path, line, word):
    code, out, err = said(capsys, f"--profile {tmp_path} --lang zh {line}")
    assert (code, out) == (2, "") and word in err and len(err.splitlines()) == 1
    assert not any(english in err for english in ("No such", "Missing", "Invalid", "Input", "argument"))


def test_a_script_says_the_same(tmp_path):
    session = Session(main.command_tree())
    session.profile = tmp_path
    with pytest.raises(ConsoleError, match="at least 1 is wanted"):
        session.run("ledger log --limit 0")
    session.close()


def test_lines_break_between_chinese_characters_and_never_before_a_stop():
    lines = _wrapped("一" * 9 + "，" + "二" * 9 + "。", 20)
    assert lines == ["一" * 9 + "，", "二" * 9 + "。"]
    assert _wrapped("a" * 30, 20) == ["a" * 30]
    assert _wrapped("", 20) == []
