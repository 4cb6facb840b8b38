"""A file of a format that has no reader of its own goes through pandoc, where there is one, to a layout."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.parser.readers.pandoc._call import converted
from claimcheck.parser.readers.pandoc._tree import Tree

if TYPE_CHECKING:
    from claimcheck.model import Layout
    from claimcheck.parser.given import Given

_READ = {
    ".rst": ("rst", "a reStructuredText file"),
    ".rest": ("rst", "a reStructuredText file"),
    ".org": ("org", "an Org file"),
    ".typ": ("typst", "a Typst file"),
    ".dbk": ("docbook", "a DocBook file"),
    ".docbook": ("docbook", "a DocBook file"),
    ".jats": ("jats", "a JATS file"),
    ".fb2": ("fb2", "a FictionBook file"),
    ".ipynb": ("ipynb", "a Jupyter notebook"),
    ".textile": ("textile", "a Textile file"),
    ".mediawiki": ("mediawiki", "a MediaWiki file"),
    ".wiki": ("mediawiki", "a MediaWiki file"),
    ".opml": ("opml", "an OPML file"),
    ".muse": ("muse", "a Muse file"),
    ".t2t": ("t2t", "a txt2tags file"),
    ".djot": ("djot", "a Djot file"),
    ".dj": ("djot", "a Djot file"),
    ".creole": ("creole", "a Creole file"),
}
_OPEN = "open it in Word or LibreOffice, and save it as .docx or .odt"
_ASCIIDOC = (
    "is an AsciiDoc file: make HTML of it with `asciidoctor`, or DocBook with `asciidoctor -b docbook`"
)
# NOTE: pandoc 3.9 takes a footnote of AsciiDoc that ends in an address for words of the text. Of RTF it loses
# a letter after each `\u8220?`, and all notes that begin with `{\*\footnote`, as LibreOffice writes them.
_UNREAD = {
    ".adoc": _ASCIIDOC,
    ".asciidoc": _ASCIIDOC,
    ".doc": f"is a document of Word 97-2003: {_OPEN}",
    ".dot": f"is a template of Word 97-2003: {_OPEN}",
    ".rtf": f"is an RTF file, whose notes nothing here reads for sure: {_OPEN}",
    ".wpd": "is a WordPerfect document: open it in LibreOffice, and save it as .odt or .docx",
    ".wps": "is a document of Microsoft Works: open it in LibreOffice, and save it as .odt or .docx",
    ".sxw": "is a document of OpenOffice 1: open it in LibreOffice, and save it as .odt",
    ".abw": "is a document of AbiWord: open it there, and save it as .odt",
    ".pages": "is a document of Apple Pages: export it there as Word (.docx)",
    ".gdoc": "only points to a document of Google Docs: download it there as Word (.docx)",
    ".lyx": "is a LyX document: export it there as LaTeX (.tex)",
    ".pdf": "is a PDF, whose notes and paragraphs nothing tells for sure: give the .docx or .odt",
}
SUFFIXES = (*_READ, *_UNREAD)


def read(given: Given) -> Layout:
    """Read a file with pandoc; an anchor's line is the number of the paragraph, notes counted after the body.

    Raises ManuscriptError where there is no pandoc on the PATH, or it cannot read the file, and for formats
    that nothing reads: it says what to save the file as.
    """
    suffix = PurePath(given.name).suffix.lower()
    if suffix in _UNREAD:
        raise ManuscriptError(_UNREAD[suffix])
    form, shown = _READ[suffix]
    answer = converted(given.data, form, shown)
    try:
        return Tree(f"{form}, by pandoc").draft(json.loads(answer)).finish()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise ManuscriptError(
            f"is {shown}, and what pandoc makes of it cannot be read: use pandoc 2.15 or later"
        ) from error
    except RecursionError as error:
        raise ManuscriptError("is nested more deeply than any document") from error
