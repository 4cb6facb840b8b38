"""The bytes of a Markdown manuscript go in, its layout comes out: blocks, marks, notes, citations.

CommonMark with the tables of GitHub, footnotes, and what manuscripts use of pandoc's Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.decoding import decode
from claimcheck.parser.directives import html_comments, with_directives

if TYPE_CHECKING:
    from claimcheck.model import Layout
    from claimcheck.parser.given import Given

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".mdx")


def read(given: Given) -> Layout:
    """Read a file's bytes; every letter that the file has itself leads back to its line and column.

    Raises ManuscriptError for an empty or binary file, for front matter whose `bibliography` cannot be read,
    and for blocks nested more than fifty deep.
    """
    from claimcheck.parser.readers.markdown import _blocks, _front  # noqa: PLC0415 - markdown-it is slow to import

    text, encoding = decode(given.data)
    front = _front.read(text, given.beside)
    layout = _blocks.lay_out(front, encoding, mdx=given.name.lower().endswith(".mdx"))
    return with_directives(layout, html_comments(text))
