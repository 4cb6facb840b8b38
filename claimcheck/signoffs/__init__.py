"""What people have decided goes in and is applied to a dossier: sign-offs, comments, a baseline."""

from __future__ import annotations

from claimcheck.signoffs.applying import apply
from claimcheck.signoffs.baseline import Baseline, apply_baseline, load_baseline
from claimcheck.signoffs.entries import load
from claimcheck.signoffs.file import NAME, read, remove, save
from claimcheck.signoffs.holding import confirmable
from claimcheck.signoffs.inline import apply_directives
from claimcheck.signoffs.seeing import sign
from claimcheck.signoffs.strays import strays

__all__ = [
    "NAME",
    "Baseline",
    "apply",
    "apply_baseline",
    "apply_directives",
    "confirmable",
    "load",
    "load_baseline",
    "read",
    "remove",
    "save",
    "sign",
    "strays",
]
