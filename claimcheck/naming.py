"""Names that a person gives go in; the findings that they call come out, as items to decide on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.model import SuppressionKind
from claimcheck.reviewing import Item, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Report

_SHORTEST = 4  # letters by which a fingerprint may be called
_FEW = 3  # ids that a message repeats


def called(report: Report, names: Iterable[str], *, signed: bool = False) -> tuple[Item, ...]:
    """Return the item that each name calls: a fingerprint, the beginning of one, or a quotation's id.

    A quotation's id calls what is open of it; with `signed`, where nothing is, what people have accepted.
    Raises UsageError for a name that calls nothing, or more than one thing.
    """
    return tuple(_called(report, name.strip(), signed=signed) for name in names)


def _called(report: Report, name: str, *, signed: bool) -> Item:
    every = [(number, finding) for number, d in enumerate(report.dossiers) for finding in d.findings]
    if len(name) >= _SHORTEST:
        found = [pair for pair in every if pair[1].fingerprint.startswith(name)]
        if len(found) == 1:
            return Item(found[0][0], (found[0][1],))
        if found:
            raise UsageError(_several(name, sorted({finding.fingerprint for _, finding in found})))
    of_quotation = [pair for pair in every if pair[1].quotation_id == name]
    numbers = {number for number, _ in of_quotation}
    if len(numbers) > 1:
        raise UsageError(f"several manuscripts have a quotation {name!r}: name one with --manuscript")
    meant = [finding for _, finding in of_quotation if not finding.suppressed]
    if signed and not meant:
        kept = [(finding, finding.suppression) for _, finding in of_quotation]
        meant = [finding for finding, why in kept if why and why.kind is SuppressionKind.SIGN_OFF]
    if meant:
        return Item(numbers.pop(), tuple(meant))
    raise UsageError(_unknown(report, name))


def _several(name: str, ids: Sequence[str]) -> str:
    if len(ids) == 1:
        return f"several manuscripts have the finding {name!r}: name one with --manuscript"
    more = f" and {len(ids) - _FEW} more" if ids[_FEW:] else ""
    return f"{name!r} may be any of {', '.join(ids[:_FEW])}{more}: give more of it"


def _unknown(report: Report, name: str) -> str:
    """Say what is wrong with a name, and the few that it may have been meant for."""
    found = [finding for item in items(report) for finding in item.findings]
    if not found:
        return f"{name!r} has nothing open, and nothing else is open"
    there = {q.id for dossier in report.dossiers for q in dossier.evidence.manuscript.quotations}
    what = "has nothing open" if name in there else "is the id of no finding and of no quotation"
    ids = dict.fromkeys(id_ for f in found for id_ in (f.fingerprint, f.quotation_id) if id_)
    near = get_close_matches(name, ids, n=_FEW)
    hint = f"; did you mean {' or '.join(near)}?" if near and name not in there else ""
    return f"{name!r} {what}{hint}; `claimcheck accept --list` shows what is open"
