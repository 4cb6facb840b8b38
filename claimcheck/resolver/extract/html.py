"""A web page becomes a SourceText: its running text, then navigation, boxes, captions, notes and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from claimcheck.model import Lack, RegionKind, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import (
    _charset,
    _html_data,
    _html_said,
    _html_signs,
    _html_teasers,
    _html_xhtml,
)
from claimcheck.resolver.extract._html_bounds import bounded
from claimcheck.resolver.extract._html_walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

MEDIA_TYPES = ("text/html",)
VERSION = 3
_DESCRIPTIONS = 'meta[name="description" i], meta[property="og:description"]'


def extract(data: bytes, charset: str | None = None) -> SourceText:
    """Return a page's text and its map.

    Raises LackError for a page that is not the work: bot-wall, login-wall, script-shell, not-found, empty.
    Hidden text is an aside; `aria-hidden` hides nothing from sight and stays in. Descriptions of pictures,
    the page's title and description, and a JSON-LD article body are metadata; where the page has no text
    of its own, the article body is its text. Markers of printed pages give `pages`.
    """
    return _read(data, charset, is_served=True)


def chapter(data: bytes, charset: str | None = None) -> SourceText:
    """Return the text of a part of a book: as `extract` does, but no site served it, so it is no wall."""
    return _read(data, charset, is_served=False)


def _read(data: bytes, charset: str | None, *, is_served: bool) -> SourceText:
    text, codec = _charset.decode(data, charset or _html_xhtml.label(data), markup=True)
    markup, partial = bounded(_html_xhtml.as_html(text, is_book=not is_served))
    try:
        parser = LexborHTMLParser(markup)
    except SelectolaxError as error:
        raise LackError(
            Lack.EXTRACTION_FAILED, "the page is damaged: save its text as a text file"
        ) from error
    if parser.body is None:
        raise LackError(Lack.EMPTY, "the page holds no text: look for the frame or file that does")
    walk = Walk(total=_length(parser.body))
    body = walk.page(parser.body)
    items = _html_data.linked_data(parser)
    said = _html_said.said(parser, items)
    bodies = (words for item in items for words in _html_data.texts(item.get("articleBody")))
    articles = [words for words in bodies if words.strip()]
    if is_served and not articles:
        _html_signs.refuse(parser, body, said.title or "")
    if is_served and partial is None:
        partial = _html_teasers.teaser(parser, body, walk.writer.text(), items, said.title or "")
    _metadata(walk, parser, articles, is_shell=not body.strip())
    return SourceText(
        text=walk.writer.text(),
        title=said.title,
        authors=said.authors,
        issued=said.issued,
        full_text=said.full_text,
        regions=tuple(walk.writer.regions),
        artefacts=tuple(walk.writer.artefacts),
        pages=walk.pages,
        charset=codec,
        partial=partial,
    )


def _length(body: LexborNode) -> int:
    """The length of a page's text, its scripts and styles apart."""
    code = sum(len(node.text(deep=True)) for node in body.css("script, style"))
    return max(len(body.text(deep=True)) - code, 0)


def _metadata(walk: Walk, parser: LexborHTMLParser, articles: Iterable[str], *, is_shell: bool) -> None:
    """Write what the page says of itself; an article body stands in for a text that is not there."""
    window = parser.css_first("title")
    told = {window.text(deep=True) if window else "": "title"}
    for node in parser.css(_DESCRIPTIONS):
        told.setdefault(node.attributes.get("content") or "", "description")
    for words in walk.alts:
        told.setdefault(words, "alt")
    for words, label in told.items():
        walk.add(RegionKind.METADATA, words, label)
    for words in dict.fromkeys(articles):
        walk.add(RegionKind.BODY if is_shell else RegionKind.METADATA, words, "JSON-LD")
