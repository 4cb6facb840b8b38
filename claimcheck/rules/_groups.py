"""Evidence goes in; the quotations that share a note mark come out together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.rules._works import body_quotations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Evidence, Quotation


def by_marks(evidence: Evidence) -> Mapping[tuple[int, ...], list[Quotation]]:
    """Group the quotations of the body by the marks that cover them; uncited ones are left out."""
    groups: dict[tuple[int, ...], list[Quotation]] = {}
    for quotation in body_quotations(evidence):
        if quotation.marks:
            groups.setdefault(quotation.marks, []).append(quotation)
    return groups
