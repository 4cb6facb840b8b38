"""The exception tree: what can go wrong before or beside the work, each with where and what to do.

ClaimcheckError                 one line for people; `exit_code` for the shell
└── UsageError                  the call or the configuration is wrong (exit code 2)
    ├── ManuscriptError         a manuscript cannot be read
    ├── ReferencesError         the references file cannot be read or breaks its schema
    ├── SettingsError           the configuration file breaks its schema
    ├── LockError               claimcheck.lock is not what claimcheck would have written
    └── DecisionsError          a file of sign-offs or a baseline cannot be read

Any other exception is a bug in claimcheck (exit code 70). A source that cannot be had is no exception but
an `Unavailable` with its reason.
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """What is wrong and what to do, with the file, line and column (both from 1) where known."""

    exit_code = 70

    def __init__(
        self, what: str, *, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        """Keep the place apart from the words, so that a caller can point at it."""
        super().__init__(what)
        self.what = what
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """`file:line:column: what`, as compilers print it."""
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ": ".join([":".join(place), self.what] if place else [self.what])


class UsageError(ClaimcheckError):
    """The call or the configuration is wrong."""

    exit_code = 2


class ManuscriptError(UsageError):
    """A manuscript cannot be read."""


class ReferencesError(UsageError):
    """The references file cannot be read or breaks its schema."""


class SettingsError(UsageError):
    """The configuration file breaks its schema."""


class LockError(UsageError):
    """claimcheck.lock is not what claimcheck would have written."""


class DecisionsError(UsageError):
    """A file of sign-offs or a baseline cannot be read."""
