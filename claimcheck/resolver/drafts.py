"""The works that a manuscript's notes cite in full become references for the editor to complete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm, Manuscript, Name, NoteKind, Reference
from claimcheck.resolver import addresses, works
from claimcheck.resolver.identify import identify
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_PARTICLE = re.compile(
    r"af|al|av|bin|das?|del?|della|de[nrs]|di|do|dos|du|e|el|ibn|la|le|ten|ter|van|vo[mn]|y|zu[mr]?"
)
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_BODY = re.compile(
    r"\b(?:of|for|the|and|agency|association|authority|bank|board|bureau|center|centre|commission|committee"
    r"|company|corporation|council|department|federation|foundation|fund|government|group|institute|ministry|nations|office|organi[sz]ation|press|society|staff|union"
    r"|university)\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?P<title>[^0-9]{0,200}[^0-9\s,]),? (?:vol\. )?(?P<volume>[0-9]{1,4})"
    r"(?:, no\. (?P<issue>[0-9][0-9/–-]{0,9}))?"
)
_NEWSPAPER = re.compile(r"\b(?:Daily|Times|Post|Tribune|Herald|Gazette|Telegraph)\b")
_OTHERS = Name(literal="others")  # BibTeX and pandoc read "and others" as et al.
_SLUG_WORDS = 3
_BARE = {CitationForm.KEYED, CitationForm.AUTHOR_DATE}


def draft(manuscript: Manuscript, listed: Collection[str] = ()) -> tuple[Reference, ...]:
    """Return one reference for each distinct work that is cited in full or by its address, in their order.

    Their ids are new: none of `listed`, which a references file has already.

    Nothing is made up: what the notes do not print is left out, `type` is `document` where they do not
    tell, and `notes` stays empty, since the works resolve by what the notes say.
    """
    taken = set(listed)
    references: list[Reference] = []
    for citations in _grouped(manuscript):
        merged = _merged(citations)
        id_ = _free(_slug(merged), taken)
        taken.add(id_)
        references.append(_reference(merged, id_, merged.span.of(manuscript.text)))
    return tuple(references)


def stubs(manuscript: Manuscript, references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return a reference to be filled in for each key, and author with year, that stands for no reference.

    An entry of the list of works that could not be read is given as it is printed. They are for a draft that
    an editor completes; for a check they would hide that the work is unknown.
    """
    lacking = {
        found.citation_id
        for found in identify(manuscript, references)
        if not (found.reference_id or found.antecedent or found.candidates)
    }
    unread = {
        citation.id
        for note in manuscript.notes
        for citation in note.citations
        if note.kind is NoteKind.ENTRY and citation.form is CitationForm.UNPARSED
    }
    taken = {reference.id for reference in references}
    made: dict[tuple[object, ...], Reference] = {}
    for citation in manuscript.citations:
        is_unread = citation.id in unread
        told = (citation.form, citation.key, citation.authors, citation.issued, citation.year_suffix)
        key = (citation.id,) if is_unread else told
        if citation.id in lacking and key not in made and (is_unread or citation.form in _BARE):
            made[key] = _stub(citation, citation.span.of(manuscript.text) if is_unread else None, taken)
            taken.add(made[key].id)
    return tuple(made.values())


def _stub(citation: Citation, printed: str | None, taken: Collection[str]) -> Reference:
    if printed is not None:
        words_ = " ".join(printed.split())
        return Reference(
            id=_free(_slug(citation.model_copy(update={"title": words_})), taken), citation=words_
        )
    id_ = _free(_keyed(citation.key) if citation.key else _slug(citation), taken)
    others = (_OTHERS,) if citation.et_al else ()
    own = {"citation-key": citation.key, "year-suffix": citation.year_suffix}
    return Reference(
        id=id_,
        title=citation.title,
        author=(*map(name, citation.authors), *others),
        issued=citation.issued,
        other={key: value for key, value in own.items() if value and value != id_},
    )


def _keyed(key: str) -> str:
    return f"item-{key}" if key.isdecimal() else key


def _grouped(manuscript: Manuscript) -> Iterable[list[Citation]]:
    """Put together what cites one work: the note in full, and its entry in the list of works."""
    grouped: dict[tuple[str, ...], list[Citation]] = {}
    titled: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for citation in manuscript.citations:
        if citation.form is not CitationForm.FULL and not (
            citation.form is CitationForm.KEYED and citation.url
        ):
            continue
        key, surnames = works.key(citation), works.surnames(citation.authors)
        if key[0] == "title":
            same = titled.setdefault(key[1], [])
            key = next((other for other, known in same if known & surnames or not (known and surnames)), key)
            same.append((key, surnames))
        grouped.setdefault(key, []).append(citation)
    return grouped.values()


def _merged(citations: list[Citation]) -> Citation:
    """Return the first full citation, completed by what later ones add."""
    first, *later = citations
    lacking = [
        field for field in ("container", "issued", "url", "doi", "accessed") if getattr(first, field) is None
    ]
    added = {field: next(filter(None, (getattr(other, field) for other in later)), None) for field in lacking}
    return first.model_copy(update=added)


def _reference(citation: Citation, id_: str, printed: str) -> Reference:
    issue = _ISSUE.fullmatch(citation.container) if citation.container and citation.issued else None
    numbers = {key: value for key, value in issue.groupdict().items() if value} if issue else {}
    if citation.year_suffix:
        numbers["year-suffix"] = citation.year_suffix
    others = (_OTHERS,) if citation.et_al else ()
    url = citation.url if citation.url and addresses.read(citation.url) else None
    told = (citation.title and url == citation.url) or (citation.form is CitationForm.KEYED and url)
    return Reference(
        id=id_,
        type="article-journal" if issue else _type(citation),
        title=citation.title,
        author=(*map(name, citation.authors), *others),
        container_title=numbers.pop("title", citation.container),
        issued=citation.issued,
        accessed=citation.accessed,
        url=url,
        doi=citation.doi,
        citation=None if told else " ".join(printed.split()).strip(" ,"),
        other=numbers,
    )


def _type(citation: Citation) -> str:
    """Guess only what is safe; CSL's `document` says that it is not known."""
    container, issued = citation.container or "", citation.issued or ""
    if container.endswith("(blog)"):
        return "post-weblog"
    if _NEWSPAPER.search(container) and len(issued) == len("2023-06-15"):
        return "article-newspaper"
    if citation.url and not citation.doi:
        return "webpage"
    is_book = citation.title and citation.title_span is None and not container and issued
    return "book" if is_book else "document"


def name(printed: str) -> Name:
    """Part a printed name: the last word, with the particles before it, is the family name.

    A name of one word, or one that reads like a body's, stays whole.
    """
    parts = printed.split()
    if len(parts) <= 1 or _BODY.search(printed):
        return Name(literal=printed)
    at = len(parts) - 1
    if parts[at].strip(".").casefold() in _SUFFIXES and at > 1:
        at -= 1
    while at > 1 and _PARTICLE.fullmatch(parts[at - 1]):
        at -= 1
    return Name(family=" ".join(parts[at:]), given=" ".join(parts[:at]))


def _slug(citation: Citation) -> str:
    """Return `roy-2023`, or the title's first words and the year; never a bare number, which would pin."""
    lead = (
        name(citation.authors[0]).family or citation.authors[0] if citation.authors else citation.title or ""
    )
    if not lead and citation.form is CitationForm.KEYED:
        lead = addresses.compared(citation.url or "")
    stems = [_ascii(word.form) for word in words(lead)]
    stem = "-".join([part for part in stems if part][:_SLUG_WORDS])
    slug = "-".join(part for part in (stem, (citation.issued or "")[:4]) if part)
    return slug if stem and not slug.isdigit() else f"work-{slug}".rstrip("-")


def _ascii(form: str) -> str:
    return form.encode("ascii", "ignore").decode("ascii")


def _free(slug: str, taken: Collection[str]) -> str:
    """Return `slug`, or `slug-2`, `slug-3` ... if it is taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
