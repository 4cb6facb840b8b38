"""A book (EPUB 2 or 3) becomes a SourceText: its chapters in reading order, and its pages or chapters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import escape
from typing import TYPE_CHECKING

from claimcheck.model import Lack, Page, Paging, SourceText, Span
from claimcheck.package import Package, PackageError
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import html
from claimcheck.resolver.extract._bounds import MOST_CHARACTERS
from claimcheck.resolver.extract._epub_book import Entry, book
from claimcheck.resolver.extract._joining import Joined, joined
from claimcheck.resolver.extract._office_streams import unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from re import Match

MEDIA_TYPES = ("application/epub+zip",)
VERSION = 1 + html.VERSION
_MOST_MUTE = 4  # one part in so many may be a picture: covers, plates and half-titles are
_JOINT = "\n\n"
_TAG = re.compile(rb"""<[A-Za-z][^<>]{0,2000}?\s(?:xml:)?id\s{0,9}=\s{0,9}["']([^"'<>]{1,300})["']""")
_BODY = re.compile(rb"<body(?:\s[^<>]{0,2000})?>")
_TOP = (b"<body", b"<html")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return a book's text. Its pages are the printed ones that it marks or lists; without any, its chapters.

    A chapter that cannot be read, or pages that are pictures, make the text partial. Raises LackError
    (extraction-failed) for what is damaged, locked by its seller or swells beyond measure.
    """
    try:
        package = Package(data)
        whole = book(package)
        chapters, lacks = _read(package, whole.chapters, _by_file(whole.pages))
        paging = Paging.PAGE if any(content.pages for content in chapters.values()) else Paging.CHAPTER
        heads = _heads(whole.contents)
        if paging is Paging.CHAPTER and heads:
            chapters, lacks = _read(package, whole.chapters, _by_file(heads, numbered=True))
    except PackageError as error:
        raise unread(error) from error
    mute = sum(not _has_words(content) for content in chapters.values())
    if mute == len(chapters):
        raise LackError(Lack.EMPTY, "the book holds no text, only pictures: run text recognition (OCR) on it")
    if whole.pictures or mute * _MOST_MUTE > len(chapters):
        lacks.append(f"{whole.pictures + mute} of its {len(chapters) + whole.pictures} parts hold no text")
    text = joined(list(chapters.values()), _JOINT)
    marks = _marks(text, chapters, [] if paging is Paging.PAGE else heads)
    return SourceText(
        text=text.text,
        title=whole.said.title,
        authors=whole.said.authors,
        issued=whole.said.issued,
        paging=paging,
        regions=text.regions,
        artefacts=text.artefacts,
        pages=_pages(marks, len(text.text)),
        charset=next(iter(chapters.values())).charset,
        partial="; ".join(dict.fromkeys(lacks)) or None,
    )


def _has_words(content: SourceText) -> bool:
    """Tell whether a chapter has any words of its own: a page that is a picture has at most a title."""
    at = 0
    for start, end in sorted((r.span.start, r.span.end) for r in content.regions if not r.kind.own):
        if content.text[at:start].strip():
            return True
        at = max(at, end)
    return bool(content.text[at:].strip())


def _by_file(entries: Sequence[Entry], *, numbered: bool = False) -> dict[str, dict[str, str]]:
    """Return each file's labels by the elements they belong to; `numbered`: the entries' numbers instead."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for number, entry in enumerate(entries, 1):
        found[entry.path].setdefault(entry.fragment, str(number) if numbered else entry.label)
    return found


def _read(
    package: Package, names: Sequence[str], labels: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, SourceText], list[str]]:
    """Read the chapters, with page marks of ours where `labels` want them; returns what is lacking, too."""
    found: dict[str, SourceText] = {}
    lacks: list[str] = []
    size = 0
    for name in names:
        try:
            content = html.chapter(_marked(package.read(name), labels.get(name, {})))
        except PackageError as error:
            lacks.append(f"the book {error}")
            continue
        except LackError as error:
            if error.reason is not Lack.EMPTY:
                lacks.append(f"its part {name} was not read ({error.detail})")
            continue
        size += len(content.text)
        if size > MOST_CHARACTERS:
            lacks.append("the book is longer than what is read of one source")
            break
        found[name] = content
        lacks += [content.partial] if content.partial else []
    return found, lacks


def _marked(data: bytes, labels: Mapping[str, str]) -> bytes:
    """Put a page mark (DPUB-ARIA) in front of each element that a label belongs to."""
    if not labels or data.startswith(_UTF16):
        return data

    def mark(label: str) -> bytes:
        return f'<span role="doc-pagebreak" aria-label="{escape(label)}"></span>'.encode()

    def before(tag: Match[bytes]) -> bytes:
        label = labels.get(tag[1].decode("utf-8", "replace"))
        own = b"pagebreak" in data[tag.start() : tag.end() + 300].partition(b">")[0]
        top = tag[0].startswith(_TOP)
        return tag[0] if label is None or own or top else mark(label) + tag[0]

    placed = _TAG.sub(before, data)
    first = labels.get("")
    return _BODY.sub(lambda body: body[0] + mark(first), placed, count=1) if first else placed


def _heads(contents: Sequence[Entry]) -> list[Entry]:
    """The entries that begin chapters: those as deep as the first of their file; others are sections."""
    depths: dict[str, int] = {}
    for entry in contents:
        depths.setdefault(entry.path, entry.depth)
    return [entry for entry in contents if entry.depth <= depths[entry.path]]


def _marks(text: Joined, chapters: Mapping[str, SourceText], heads: Sequence[Entry]) -> list[tuple[str, int]]:
    """Return the labels of pages or chapters and where each begins; without any, the files are chapters."""
    found = [
        (heads[int(page.label) - 1].label if heads else page.label, start + page.span.start)
        for content, start in zip(chapters.values(), text.starts, strict=True)
        for page in content.pages
    ]
    if found:
        return found
    titles = Counter(content.title for content in chapters.values())
    return [
        (content.title if content.title and titles[content.title] == 1 else str(number), start)
        for number, (content, start) in enumerate(zip(chapters.values(), text.starts, strict=True), 1)
    ]


def _pages(marks: Sequence[tuple[str, int]], end: int) -> tuple[Page, ...]:
    """A page lasts until the next begins, over chapters' ends; what goes on under one label is one page."""
    kept = [mark for number, mark in enumerate(marks) if not number or mark[0] != marks[number - 1][0]]
    stops = [*(start for _, start in kept[1:]), end]
    return tuple(
        Page(label=label, span=Span(start=start, end=stop))
        for (label, start), stop in zip(kept, stops, strict=True)
        if start < stop
    )
