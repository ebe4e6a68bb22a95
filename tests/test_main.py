"""The language of a run: what is asked for, else what was chosen in the window, else the system's."""

import pytest

import main


@pytest.mark.parametrize(("words", "settings", "expected"), [
    ([], "", "en"), ([], '{"language": "zh"}', "zh"), (["--lang", "en"], '{"language": "zh"}', "en"),
    (["--lang=zh"], "", "zh"), ([], '{"language": "xx"}', "en"), ([], "{broken", "en"), ([], "[1]", "en"),
])
def test_language_at_the_start(tmp_path, monkeypatch, words, settings, expected):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    if settings:
        (tmp_path / "settings.json").write_text(settings)
    assert main.first_language([*words, "--profile", str(tmp_path), "areas", "list"]) == expected
    assert main.first_language([*words, f"--profile={tmp_path}"]) == expected


def test_a_line_without_a_word_has_a_language_too(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main.first_language([]) in ("zh", "en")
    assert main.first_language(["--lang"]) in ("zh", "en")
