"""An element of a page goes in; the note mark or the printed page number that it stands for comes out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MARKS = re.compile(
    r"[\[(]?(?:[a-z]|note [0-9]{1,3}|citation needed)[\])]?"
    r"|(?=.*[0-9*†‡§¶])(?!.*[0-9]{4})[0-9\[\](),;–\- *†‡§¶]+",
    re.IGNORECASE,
)
_LONGEST_MARK = 60
_TARGET = re.compile(r"#(?:_?fn|_?ftn|_?edn|foot|end|note|cite|ref|en-?\d)", re.IGNORECASE)
_NOTE_WORDS = ("noteref", "footnote", "reference", "fnref", "citation", "endnote")
_LONG_WORD = re.compile(r"[^\W\d_]{4}$|[.,;:!?\"”’»)\]]$")
_LONGEST_NAMES = 200
_PAGE_NAMES = {"pagebreak", "pagenum", "pageno", "pagenumber"}
_PUNCTUATION = str.maketrans("", "", "-_")
_LABEL = re.compile(
    r"[^\w]{0,3}(?:p(?:age|g|p)?[ ._-]{0,3}|seite[ _-]{0,2})?([0-9]{1,5}[a-z]?|[ivxlcdm]{1,12})[^\w]{0,3}",
    re.IGNORECASE,
)
_LABELS = ("data-page-number", "aria-label", "title", "id")


def note_mark(node: LexborNode, tag: str, attributes: Mapping[str, str | None], before: str) -> str | None:
    """Return the printed form of a note mark, or None for any other superscript or link.

    A superscript is one if it is linked, bracketed, named so, or stands after a word of four letters or
    closing punctuation: 10⁶, m² and 1st are none. A link is one if its target is a note.
    """
    target = attributes.get("href") or ""
    named = " ".join(attributes.get(name) or "" for name in ("class", "role", "id", "epub:type")).lower()
    # In a book the notes may stand in a file of their own.
    if tag == "a" and not (target.startswith("#") or "noteref" in named):
        return None
    text = node.text(deep=True)
    words = _BLANKS.sub(" ", text[: 2 * _LONGEST_MARK]).strip(" ")
    if len(text) > 2 * _LONGEST_MARK or len(words) > _LONGEST_MARK or not _MARKS.fullmatch(words):
        return None
    sure = words[0] in "[(" or any(word in named for word in _NOTE_WORDS)
    if tag == "a":
        return words if sure or _TARGET.match(target) else None
    linked = node.css_first("a") is not None
    return words if sure or linked or _LONG_WORD.search(before) else None


def page_mark(node: LexborNode, attributes: Mapping[str, str | None]) -> str | None:
    """Return the printed number of the page that begins at a marker; "" for a marker without one.

    A marker is told by its role (DPUB-ARIA doc-pagebreak), its epub:type (EPUB 3 Structural Semantics,
    pagebreak), or a class of that name that comes with a number. A link is none: it leads to a page.
    """
    names, role, kind = attributes.get("class"), attributes.get("role"), attributes.get("epub:type")
    told = (kind and "pagebreak" in kind.split()) or (role and "doc-pagebreak" in role.split())
    if not told and not (names and _is_page(names[:_LONGEST_NAMES])):
        return None
    if "href" in attributes:
        return None
    text = node.text(deep=True)
    if len(text) > _LONGEST_MARK:
        return None
    candidates = [text, *(attributes.get(name) or "" for name in _LABELS)]
    found = (_LABEL.fullmatch(candidate.strip()) for candidate in candidates)
    label = next((match[1] for match in found if match), None)
    return label or ("" if told else None)


@lru_cache(maxsize=4096)  # of names that are cut to length
def _is_page(names: str) -> bool:
    return not _PAGE_NAMES.isdisjoint(names.lower().translate(_PUNCTUATION).split())
