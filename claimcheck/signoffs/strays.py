"""Sign-offs and what a run saw of them go in; notices on those whose manuscript is gone come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Notice
from claimcheck.signoffs.fate import made_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.model import Dossier, SignOff


def strays(
    dossiers: Sequence[Dossier],
    listed: Sequence[SignOff],
    present: Collection[str],
    *,
    file: str | None = None,
) -> tuple[Notice, ...]:
    """Return a notice on each sign-off that no dossier has and whose manuscript is none of those `present`.

    `present` are the names of the files that are there, whether they belong to the run or not.
    """
    met = {(each.signoff.id, each.signoff.by) for dossier in dossiers for each in dossier.signoffs}
    return tuple(
        Notice(
            message=f"{made_of(signoff)}: its manuscript {signoff.manuscript} is gone: remove it", file=file
        )
        for signoff in listed
        if signoff.manuscript not in present and (signoff.id, signoff.by) not in met
    )
