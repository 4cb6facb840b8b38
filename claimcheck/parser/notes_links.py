"""Citations of a note and its hyperlinks go in; citations come out with the addresses they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import HyperLink

_WEB = ("http://", "https://")
_ADDRESSED = {CitationForm.FULL, CitationForm.UNPARSED}


def linked(citations: Sequence[Citation], links: Sequence[HyperLink]) -> tuple[Citation, ...]:
    """Give a work that prints no address the one that its words lead to, if they lead to one only.

    `links` are those of the note. A note's only work owns all of them; of several works each owns what
    lies in its words. What cannot be read but leads somewhere is a work, by its address.
    """
    alone = len(citations) == 1
    return tuple(_addressed(citation, links, alone=alone) for citation in citations)


def _addressed(citation: Citation, links: Sequence[HyperLink], *, alone: bool) -> Citation:
    if citation.form not in _ADDRESSED or citation.url or citation.doi:
        return citation
    own = {
        link.url
        for link in links
        if link.url.casefold().startswith(_WEB) and (alone or citation.span.covers(link.span))
    }
    if len(own) != 1:
        return citation
    return citation.model_copy(update={"url": own.pop(), "form": CitationForm.FULL})
