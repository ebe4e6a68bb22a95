"""Two processes that begin at once with a kernel nobody has compiled: one compiles, the other loads it."""

import os
import subprocess
import sys
from pathlib import Path

import numba
import pytest

from console.detection.kernels import kernel

ROOT = Path(__file__).resolve().parents[3]
MODULE = '''
import sys
from console.detection.kernels import kernel

@kernel
def doubled(x):
    return 2 * x

print("ready", flush=True)
sys.stdin.readline()
doubled(2.5)
print(sum(doubled.stats.cache_misses.values()), sum(doubled.stats.cache_hits.values()), doubled(2.5))
'''


def test_of_two_processes_one_compiles(tmp_path):
    script = tmp_path / "made.py"
    script.write_text(MODULE)
    place = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    pair = [subprocess.Popen([sys.executable, str(script)], env=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             text=True) for _ in range(2)]
    for one in pair:
        assert one.stdout.readline() == "ready\n"
    for one in pair:
        one.stdin.write("\n")
        one.stdin.flush()
    told = [one.communicate()[0].split() for one in pair]
    assert sorted(told) == [["0", "1", "5.0"], ["1", "0", "5.0"]]


@kernel
def _of_any(x):
    return x


def test_a_kernel_that_cannot_be_compiled_lets_go_of_its_lock():
    for _ in range(2):  # the second would wait for ever
        with pytest.raises(numba.errors.TypingError):
            _of_any(object())
    assert _of_any(3) == 3
