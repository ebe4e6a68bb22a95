"""What the window's start must not wait for: libraries that take long to load come with what needs them."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
# Tenths of a second and more, each. Numba comes in the renderer's thread, while the window is being built.
LATER = ("numba", "scipy", "pyqtgraph", "polars", "pyogrio", "rasterio", "reportlab", "openpyxl", "sklearn",
         "distributed", "folium", "laspy", "matplotlib")


def test_the_window_loads_nothing_it_does_not_show():
    code = "import sys, main, widgets.window; main.command_tree(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=True)
    assert not set(LATER) & set(done.stdout.split())


def test_kernels_come_without_matrices():
    """Numba would load SciPy's linear algebra, which takes as long as loading the kernels."""
    code = "import sys, maps.kernels.fill; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "numba" in loaded and "scipy.linalg" not in loaded
    assert "numba.typed.typeddict" not in loaded, "what only compiling needs stays where it is"
