"""The bytes of a LaTeX manuscript go in, its layout comes out: printed words, notes, citations by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.parser.directives import latex_comments, with_directives
from claimcheck.parser.drafting import Draft
from claimcheck.parser.readers.latex import (
    _citing,
    _defining,
    _environments,
    _files,
    _headings,
    _math,
    _noting,
    _plain,
    _quoting,
)
from claimcheck.parser.readers.latex._page import Page
from claimcheck.parser.readers.latex._reading import Known, Reading
from claimcheck.parser.readers.latex._symbols import QUOTING
from claimcheck.parser.readers.latex._tokens import tokenize
from claimcheck.parser.readers.latex._views import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model import Layout
    from claimcheck.parser.directives import Comment
    from claimcheck.parser.given import Given

SUFFIXES = (".tex", ".ltx", ".latex")
_KNOWN = Known(
    {
        **_plain.COMMANDS,
        **_math.COMMANDS,
        **_environments.COMMANDS,
        **_headings.COMMANDS,
        **_quoting.COMMANDS,
        **_citing.COMMANDS,
        **_noting.COMMANDS,
        **_files.COMMANDS,
        **_defining.COMMANDS,
    },
    _quoting.HOOKS,
    _defining.condition,
)


def read(given: Given) -> Layout:
    r"""Read what is printed: the document environment, or all of a file that has none, with what it takes in.

    Notes are numbered as LaTeX does it. Where the file lists its works itself (`\bibitem`) a citation by key
    is a mark of that work. Raises ManuscriptError for a file that is missing or takes itself in, for code or
    macros without end, and where nothing is printed.
    """
    reading = _read(given, {})
    if reading.listed and not reading.page.draft.bibliographies:
        reading = _read(given, reading.listed)
    layout = reading.page.draft.finish()
    if not layout.text:
        raise ManuscriptError("nothing of this file is printed; is its text in another file?")
    return with_directives(layout, _comments(given, layout))


def _comments(given: Given, layout: Layout) -> Iterator[Comment]:
    """The comments of the file and of those that it takes in, which were read once already."""
    yield from latex_comments(_files.source(given.data)[0])
    for part in sorted({anchor.part for anchor in layout.anchors} - {""}):
        yield from latex_comments(_files.source(given.beside(part))[0], part)


def _read(given: Given, entries: Mapping[str, str]) -> Reading:
    text, encoding, declared = _files.source(given.data)
    tokens = tokenize(text)
    page = Page(Draft("latex", encoding))
    page.muted = _files.body(tokens) >= 0
    reading = Reading(given, page, _KNOWN, entries)
    if declared:
        reading.settings["encoding"] = declared
    if (
        "\\documentclass" not in text and '"`' in text and "\"'" in text
    ):  # a chapter whose preamble is elsewhere
        reading.settings["shorthands"] = QUOTING
    reading.feed.push(whole(tokens))
    reading.run()
    while reading.open:
        reading.open.pop()[1]()
        reading.run()
    return reading
