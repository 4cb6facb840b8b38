"""claimcheck: does each quotation of an article stand in the source that its note cites?

`check(path, references=...)` runs the whole pipeline and returns the Report. The nouns that a Report is
made of stand in `claimcheck.model`; the most used are importable from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model import Finding, Level, Match, Quotation, Report, Verdict
    from claimcheck.pipeline import check

__version__ = "0.1.0"

__all__ = [
    "ClaimcheckError",
    "Finding",
    "Level",
    "Match",
    "Quotation",
    "Report",
    "Verdict",
    "__version__",
    "check",
]

_HOME = {
    "ClaimcheckError": "claimcheck.errors",
    "Finding": "claimcheck.model",
    "Level": "claimcheck.model",
    "Match": "claimcheck.model",
    "Quotation": "claimcheck.model",
    "Report": "claimcheck.model",
    "Verdict": "claimcheck.model",
    "check": "claimcheck.pipeline",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `claimcheck --help` stays quick."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
