"""A reference and the text that was had for it go in; how the text shows another work comes out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.resolver import _bylines, _titles, works
from claimcheck.text import fold, visible, words

if TYPE_CHECKING:
    from claimcheck.model import Reference, SourceText

_HEAD = 3000  # code points of a work's beginning where its title and its author are printed
_READ = 200_000  # code points of a text whose words are looked at
_SHOWN = 100  # code points of a title that are shown
_YEAR, _MONTH = 366, 31  # days
_ENOUGH = 4  # words of both titles that tell two works apart on their own
_STEM = 5  # letters that two forms of a word begin with
_HALF = 0.5  # share of the cited title's words that a text on the same matter uses
_ADORNMENT = re.compile(r"\s[|·•»«]+\s|\s[–—-]\s|\s?::\s?|\s/\s")
_WRAPPER = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - |\(?pdf\)?:? |\[pdf\] )|\.(?:pdf|docx?|html?)$", re.IGNORECASE
)
_SUBTITLE = re.compile(r":\s|\s[–—]\s")
_ISO = re.compile(r"(\d{4})(?!\d)(?:-(\d\d))?(?:-(\d\d))?")
_OTHER_TITLES = (
    "original-title",
    "title-short",
    "collection-title",
    "volume-title",
    "reviewed-title",
    "part-title",
)


def mismatch(reference: Reference, content: SourceText) -> str | None:
    """Return a sentence when the text shows by its own title, author and date that it is another work.

    The title decides first: subtitles, the site's name, spelling and a few other words do not count, and
    one that names no work ("Home", "Chapter 3", a file's name) proves nothing. Titles with hardly a word in
    common are another work where the authors differ, where the dates are more than a year apart, or where
    both are four words and longer and neither author, date nor the text itself speaks for the cited work. A
    translated title is another work only by another author. Titles that name different years are another
    edition where the dates are more than a year apart too. In doubt the answer is None: newspapers change
    headlines.

    For sources that claimcheck found. Where the editor named a file, or said `basis: other-copy` or
    `transcription`, the editor vouches for it: do not ask then.
    """
    cited, own = _bare(reference.title, ""), _bare(content.title, site := _site(reference))
    if _titles.generic(cited) or any(_titles.generic(words, site) for words in (own, content.title or "")):
        return None
    known = [cited, *(words for key in _OTHER_TITLES if isinstance(words := reference.other.get(key), str))]
    far = _days(reference.issued, content.issued, _YEAR)
    if all(_titles.apart(title, own) for title in known):
        other = _another(reference, content, cited, own, far=far)
    else:
        mine, theirs = _titles.years(cited), _titles.years(own)
        other = far and bool(mine and theirs) and not mine & theirs
    return _sentence(reference, content) if other else None


def _another(reference: Reference, content: SourceText, cited: str, own: str, *, far: bool) -> bool:
    """Decide on titles that have hardly a word in common."""
    head = works.spaced(_head(content))
    main = _SUBTITLE.split(cited, maxsplit=1)[0]
    if works.spaced(main if _titles.size(main) > 1 else cited) in head:
        return False
    by = _bylines.compared(reference.author, content.authors, _site(reference))
    if by is _bylines.By.ANOTHER:
        return not _bylines.signed(reference.author, head)
    if _titles.foreign(cited, own):
        return False
    if far:
        return by is not _bylines.By.SAME or not _treats(content, cited)
    close = reference.issued and content.issued and not _days(reference.issued, content.issued, _MONTH)
    return (
        not close
        and by is _bylines.By.UNKNOWN
        and min(_titles.size(cited), _titles.size(own)) >= _ENOUGH
        and not _bylines.signed(reference.author, head)
        and not _treats(content, cited)
    )


def _bare(title: str | None, site: str) -> str:
    """Return a title without the name of the program or site that it is adorned with."""
    bare = _WRAPPER.sub("", " ".join((title or "").split()))
    parts = [part for part in _ADORNMENT.split(bare) if not (site and _titles.generic(part, site))]
    return " | ".join(parts) if site and parts else bare


def _site(reference: Reference) -> str:
    """Return the folded names of the publication: its title, its publisher, the host of its address."""
    addresses = [reference.url, *(place.url for place in reference.source)]
    names = [reference.container_title, reference.other.get("publisher"), *map(_host, addresses)]
    return " ".join(fold(name) for name in names if isinstance(name, str))


def _host(address: str | None) -> str:
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def _head(content: SourceText) -> str:
    """Return the beginning of the work's own words."""
    head = content.text[:_HEAD]
    for region in content.regions:
        if not region.kind.own and region.span.start < len(head):
            start, end = region.span.start, min(region.span.end, len(head))
            head = head[:start] + " " * (end - start) + head[end:]
    return head


def _treats(content: SourceText, title: str) -> bool:
    """Tell whether a text uses at least half of the words of a title."""
    wanted = _titles.content(title)
    forms = {word.form for word in words(content.text[:_READ])}
    stems = {form[:_STEM] for form in forms if len(form) > _STEM}
    used = sum(word in forms or word[:_STEM] in stems for word in wanted)
    return used >= len(wanted) * _HALF


def _days(one: str | None, other: str | None, most: int) -> bool:
    """Tell whether two dates, each as coarse as it is told, are surely more than `most` days apart."""
    mine, theirs = _span(one), _span(other)
    if not mine or not theirs:
        return False
    return max(mine[0] - theirs[1], theirs[0] - mine[1]) > most


def _span(told: str | None) -> tuple[int, int] | None:
    found = _ISO.match(told or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1).toordinal()
    except ValueError:
        return None
    return first, first + (0 if day else 30 if month else 365)


def _sentence(reference: Reference, content: SourceText) -> str:
    mine = _told(reference.title, [name.printed for name in reference.author], reference.issued)
    theirs = _told(content.title, content.authors, content.issued)
    return f"it calls itself {theirs}; the cited work is {mine}"


def _told(title: str | None, authors: tuple[str, ...] | list[str], issued: str | None) -> str:
    flat = visible(title or "")
    shown = flat if len(flat) <= _SHOWN else flat[:_SHOWN].rsplit(" ", 1)[0] + " …"
    by = visible(" and ".join(authors[:2]))[:_SHOWN] + (" et al." if authors[2:] else "")
    return ", ".join(
        part for part in (f"“{shown}”", f"by {by}" if by else "", visible(issued or "")[:10]) if part
    )
