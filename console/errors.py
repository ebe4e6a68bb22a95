"""Every error a person may see is a `ConsoleError` with one clear sentence.

The sentence says what happened, what was kept and what to do. `main.py` prints it and ends with 1;
the window shows it in its message bar. Anything else that is raised is a fault of the program.
"""


class ConsoleError(Exception):
    """What happened, what was kept, what to do: one sentence in the user's language."""


class Refused(ConsoleError):
    """A command was understood and not carried out; nothing was changed."""


class BadInput(ConsoleError):
    """A file or a value cannot be used as it is; nothing was changed."""


class NotFound(ConsoleError):
    """No record, area or file answers to that name."""


class ProfileError(ConsoleError):
    """The profile folder cannot be opened, read or written."""


class DamagedDatabase(ProfileError):
    """The database is not one, or its pages are broken; it was set aside, never overwritten."""


class Cancelled(ConsoleError):
    """The user stopped a long task; what it had begun was taken back."""
