"""A page goes in; what it says of the work comes out: title, authors, date, and where the whole of it is.

Tags for scholars come first (Highwire's citation_*, then Dublin Core), then those for sharing (Open Graph),
JSON-LD, and last what readers see.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from claimcheck.resolver.extract import _dates, _html_authors, _html_data
from claimcheck.resolver.extract._html_names import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TITLES = ("citation_title", "dc.title", "og:title")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_SCHOLARS = (("citation_author", "citation_authors"), ("dc.creator", "dc.contributor.author"))
_AUTHORS = (
    "article:author",
    "og:article:author",
    "book:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_DATES = (
    ("citation_publication_date", "citation_date", "citation_online_date", "citation_cover_date"),
    ("dc.date.issued", "dc.issued", "dc.date", "dc.date.created", "dc.created"),
    ("article:published_time", "og:article:published_time", "og:published_time", "book:release_date"),
    ("datepublished", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate", "date"),
)
_PEOPLE = ('[itemprop~="author" i]', 'a[rel~="author" i]')
_BYLINES = (
    ".byline, .by-line, .byline__name, .author-name, .author, .authors, .post-author, .entry-author, "
    ".article-author, .article__author, .article-byline, [class*=byline i]"
)
_TIMES = (
    '[itemprop~="datePublished" i], time[pubdate], time.published, .published time, time.entry-date',
    "article time[datetime], main time[datetime]",
    "time[datetime]",
)
_WHOLE = ("citation_pdf_url", "citation_fulltext_html_url")
_SEPARATORS = r"\s*(?:\s[|–—·•:»«-]{1,2}\s|[|»«]|::)\s*"
_LONGEST_TITLE = 1000
_LONGEST_ADDRESS = 2000
_MOST_ADDRESSES = 5
_MOST_NODES = 50
_MOST_LINKS = 500


class Said(NamedTuple):
    """What a page says of the work."""

    title: str | None
    authors: tuple[str, ...]
    issued: str | None
    full_text: tuple[str, ...]


def said(parser: LexborHTMLParser, items: Sequence[_html_data.Item]) -> Said:
    """Return it; `items` are the page's JSON-LD objects."""
    tags = _html_data.tags(parser)
    article = _html_data.article(items)
    by_id = _html_data.named(items)
    sites = _sites(tags, items, by_id)
    return Said(
        title=_title(parser, tags, article, sites),
        authors=_authors(parser, tags, _html_data.names(article.get("author"), by_id), sites),
        issued=_issued(parser, tags, article),
        full_text=tuple(islice(_full_text(parser, tags), _MOST_ADDRESSES)),
    )


def _sites(
    tags: Mapping[str, list[str]], items: Sequence[_html_data.Item], by_id: Mapping[str, _html_data.Item]
) -> dict[str, str]:
    """The names of the site, folded and as written."""
    names = [name for key in _SITES for name in tags.get(key, ())]
    for item in items:
        names += _html_data.names(item.get("publisher"), by_id) if "publisher" in item else ()
        names += _html_data.texts(item.get("name")) if item.get("@type") == "WebSite" else ()
    kept = (" ".join(name[:_LONGEST_TITLE].split()) for name in islice(names, _MOST_NODES))
    return {name.casefold(): name for name in kept if name}


def _title(
    parser: LexborHTMLParser,
    tags: Mapping[str, list[str]],
    article: _html_data.Item,
    sites: Mapping[str, str],
) -> str | None:
    heads = [_text(node) for node in islice(parser.css("h1"), _MOST_NODES)]
    head = next((words for words in heads if words and words.casefold() not in sites), "")
    window = parser.css_first("title")
    candidates = [words for key in _TITLES for words in tags.get(key, ())[:1]]
    linked = _html_data.texts([article.get("headline"), article.get("name")])
    candidates += [head] if head in linked else linked[:1]
    candidates += [head, _text(window) if window else ""]
    tidy = (_without_site(" ".join(words.split()), sites.values(), head) for words in candidates)
    return next((words[:_LONGEST_TITLE] for words in tidy if words and words.casefold() not in sites), None)


def _without_site(title: str, sites: Iterable[str], head: str) -> str:
    """Take the site's name off a title, and all that follows the page's own heading behind a sign."""
    title = title[: 2 * _LONGEST_TITLE]
    if head and title.startswith(head) and re.match(_SEPARATORS, title[len(head) :]):
        return head
    for site in sites:
        name = re.escape(site)
        title = re.sub(rf"{_SEPARATORS}{name}$|^{name}{_SEPARATORS}", "", title, flags=re.IGNORECASE) or title
    return title


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True)[: 2 * _LONGEST_TITLE].split())


def _authors(
    parser: LexborHTMLParser,
    tags: Mapping[str, list[str]],
    linked: Iterable[str],
    sites: Mapping[str, str],
) -> tuple[str, ...]:
    for keys in _SCHOLARS:
        if found := _html_authors.tidy(
            (one for key in keys for one in tags.get(key, ())), sites, inverted=True
        ):
            return found
    for key in _AUTHORS:
        if found := _html_authors.tidy(tags.get(key, ()), sites):
            return found
    if found := _html_authors.tidy(linked, sites):
        return found
    return _seen_authors(parser, sites)


def _seen_authors(parser: LexborHTMLParser, sites: Mapping[str, str]) -> tuple[str, ...]:
    for css in _PEOPLE:
        nodes = [node for node in islice(parser.css(css), _MOST_NODES) if not beside(node)]
        names = [name for node in nodes for name in _html_authors.byline(_name(node), sites)]
        if names:
            return tuple(dict.fromkeys(names))
    for node in islice(parser.css(_BYLINES), _MOST_NODES):
        if not beside(node) and (found := _html_authors.byline(node.text(deep=True)[:_LONGEST_TITLE], sites)):
            return found
    return ()


def _name(node: LexborNode) -> str:
    inner = node.css_first('[itemprop~="name" i]')
    told = inner.attributes.get("content") if inner is not None and inner.tag == "meta" else None
    return told or (inner or node).text(deep=True)[:_LONGEST_TITLE]


def _issued(parser: LexborHTMLParser, tags: Mapping[str, list[str]], article: _html_data.Item) -> str | None:
    told = [words for keys in _DATES[:3] for key in keys for words in tags.get(key, ())]
    told += _html_data.texts(article.get("datePublished"))
    told += [words for key in _DATES[3] for words in tags.get(key, ())]
    found = next((day for words in told if (day := _dates.iso(words))), None)
    if found:
        return found
    for css in _TIMES:
        for node in islice(parser.css(css), _MOST_NODES):
            attributes = node.attributes
            words = attributes.get("datetime") or attributes.get("content") or node.text(deep=True)[:100]
            if (day := _dates.iso(words)) and not beside(node):
                return day
    return None


def _full_text(parser: LexborHTMLParser, tags: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the addresses of the whole work, each once; absolute where the page says where it stands."""
    links = [link.attributes for link in islice(parser.css("link[rel][href]"), _MOST_LINKS)]
    base = _base(parser, tags, links)
    told = [words for key in _WHOLE for words in tags.get(key, ())]
    told += [
        link.get("href") or ""
        for link in links
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").lower().startswith("application/pdf")
    ]
    whole = (_address(words.strip(), base) for words in told)
    yield from dict.fromkeys(words for words in whole if words)


def _base(
    parser: LexborHTMLParser, tags: Mapping[str, list[str]], links: Sequence[Mapping[str, str | None]]
) -> str:
    """The address that the page gives itself: its base, else the canonical one, else Open Graph's."""
    own = [link.get("href") or "" for link in links if "canonical" in (link.get("rel") or "").lower().split()]
    own += tags.get("og:url", ())[:1]
    page = next((words.strip() for words in own if _is_absolute(words.strip())), "")
    node = parser.css_first("base[href]")
    base = _address((node.attributes.get("href") or "").strip(), page) if node is not None else ""
    return base if _is_absolute(base) else page


def _address(words: str, base: str) -> str:
    """An address, resolved if there is anything to resolve it by; "" for what is none."""
    try:
        whole = urljoin(base, words) if base else words
        scheme = urlsplit(whole).scheme.lower()
    except ValueError:
        return ""
    fits = 0 < len(words) <= _LONGEST_ADDRESS and scheme in {"http", "https", ""}
    return whole if fits and not any(char.isspace() for char in whole) else ""


def _is_absolute(words: str) -> bool:
    return words.lower().startswith(("http://", "https://")) and bool(_address(words, ""))
