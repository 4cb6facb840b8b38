"""Evidence and a convention go in; remarks on the quotations whose edits it permits come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.rules._edits import placed, told
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Convention, Evidence
    from claimcheck.rules._remark import Remark


def permitted(evidence: Evidence, convention: Convention, fix: str) -> Iterator[Remark]:
    """Report each edit that was permitted by `convention`, for guides that ask for a sign."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        edits = [edit for edit in match.permitted if edit.permitted_by is convention]
        if edits:
            yield on_match(
                quotation,
                match,
                message=told(edits[0], named(index, match.reference_id, quotation.marks)),
                places=tuple(placed(edit) for edit in edits),
                key=f"{edits[0].quoted} {quotation.text}",
                fix=fix,
            )
