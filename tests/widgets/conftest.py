"""Makes the helpers beside this file known to the tests in the folders below, and the desk to work at."""

import pytest


@pytest.fixture
def console(tmp_path):
    """A small console with two open cases; a test file that needs more extends it by a fixture of this name."""
    from desk_window import desk_console

    made = desk_console(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, console):
    """A window open on that console, at rest."""
    from desk_window import desk_window, settle

    with desk_window(qtbot, console) as opened:
        settle(opened)
        yield opened
