"""A web page becomes a SourceText: its running text, then navigation, boxes, captions, notes and metadata."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from claimcheck.model import Lack, RegionKind, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _charset, _html_signs
from claimcheck.resolver.extract._html_bounds import bounded
from claimcheck.resolver.extract._html_walk import Walk

MEDIA_TYPES = ("text/html",)
_DESCRIPTIONS = 'meta[name="description"], meta[property="og:description"]'


def extract(data: bytes, charset: str | None = None) -> SourceText:
    """Return a page's text and its map.

    Raises LackError for a page that is not the work: bot-wall, script-shell, not-found, empty. Hidden text
    is an aside; `aria-hidden` hides nothing from sight and stays in. Descriptions of pictures, the page's
    title and description, and a JSON-LD article body are metadata; where the page has no text of its own,
    the article body is its text.
    """
    text, codec = _charset.decode(data, charset, markup=True)
    markup, partial = bounded(text)
    try:
        parser = LexborHTMLParser(markup)
    except SelectolaxError as error:
        raise LackError(
            Lack.EXTRACTION_FAILED, "the page is damaged: save its text as a text file"
        ) from error
    if parser.body is None:
        raise LackError(Lack.EMPTY, "the page holds no text: look for the frame or file that does")
    walk = Walk(total=len(parser.body.text(deep=True)))
    end = walk.page(parser.body)
    body = walk.text()[:end]
    title = _title(parser)
    data_items = _html_signs.linked_data(parser)
    articles = [
        words for item in data_items if isinstance(words := item.get("articleBody"), str) and words.strip()
    ]
    if not articles:
        _html_signs.refuse(parser, body, title or "")
    partial = partial or _html_signs.teaser(parser, body, walk.text(), data_items)
    _metadata(walk, parser, articles, is_shell=not body.strip())
    return SourceText(
        text=walk.text(),
        title=title,
        regions=tuple(walk.regions),
        artefacts=tuple(walk.artefacts),
        charset=codec,
        partial=partial,
    )


def _title(parser: LexborHTMLParser) -> str | None:
    """The page's own title for the work: Open Graph, else the first heading, else the window's title."""
    shared = parser.css_first('meta[property="og:title"]')
    candidates = [shared.attributes.get("content") or ""] if shared else []
    candidates += [node.text(deep=True) for css in ("h1", "title") if (node := parser.css_first(css))]
    return next((words for candidate in candidates if (words := " ".join(candidate.split())[:1000])), None)


def _metadata(walk: Walk, parser: LexborHTMLParser, articles: list[str], *, is_shell: bool) -> None:
    """Write what the page says of itself; an article body stands in for a text that is not there."""
    window = parser.css_first("title")
    descriptions = [node.attributes.get("content") or "" for node in parser.css(_DESCRIPTIONS)]
    for words in dict.fromkeys([window.text(deep=True) if window else "", *descriptions, *walk.alts]):
        walk.add(RegionKind.METADATA, words)
    for words in dict.fromkeys(articles):
        walk.add(RegionKind.BODY if is_shell else RegionKind.METADATA, words)
