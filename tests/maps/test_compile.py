"""Compiling with progress: counted, stoppable, done once."""

import pytest

from console.errors import Cancelled
from console.progress import Progress
from maps.compile import FOLDER, MODULES, compile_kernels, compiled


def test_every_kernel_module_is_in_the_list():
    found = {path.stem for path in FOLDER.glob("*.py") if "@kernel(" in path.read_text("utf-8")}
    assert found == set(MODULES)


def test_progress_and_cancel():
    told = []
    compile_kernels(Progress(lambda done, total, text: told.append((done, total))))
    assert told == [(i, len(MODULES)) for i in range(len(MODULES) + 1)]
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        compile_kernels(stopped)
    have, total = compiled()
    assert 0 <= have <= total == len(MODULES)
