"""The picture of the life cycle in both READMEs is the one the table draws."""

import re
from pathlib import Path

import pytest

from console import language
from console.desk.diagram import diagram
from console.desk.lifecycle import RUNNING, STEPS
from console.model.case import State

HOME = Path(__file__).resolve().parents[3]
BLOCK = re.compile(r"```mermaid\n(stateDiagram-v2.*?)```", re.DOTALL)


@pytest.mark.parametrize("name,spoken", [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_shows_the_table(name, spoken):
    language.use(spoken)
    (shown,) = BLOCK.findall((HOME / name).read_text("utf-8"))
    assert shown == diagram(), f"put the output of: main.py --lang {spoken} case diagram into {name}"


def test_every_moving_step_is_drawn_and_nothing_else():
    """Read back from the text, box and all: exactly the pairs of the table."""
    lines = re.findall(r"^ +(\w+|\[\*\]) --> (\w+|\[\*\])(?:: (.*))?$", diagram(), re.MULTILINE)
    drawn = {(before, after, label) for start, end, labels in lines if labels for label in labels.split(", ")
             for before in spread(start) for after in spread(end)}
    assert drawn == {(before, after, step.label) for step in STEPS.values() for before in step.before
                     for after in step.ends}
    assert {start for start, end, _ in lines if end == "[*]"} == {s.value for s in State if not s.is_open}


def spread(name):
    return RUNNING if name == "work" else {State(name)}
