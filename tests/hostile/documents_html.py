"""Hostile web pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hostile.documents import WORDS, Document, Gives

if TYPE_CHECKING:
    from collections.abc import Callable

_SAID = f"<p>{WORDS}</p>"
_DEEP = 100_000


def _linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>{_SAID}'


def _mixed() -> bytes:
    """Say UTF-8, mean Latin-1 here and UTF-16 there."""
    return (
        b'<meta charset="utf-8">' + _SAID.encode() + b"<p>caf\xe9</p><p>" + "naïve".encode("utf-16") + b"</p>"
    )


_BUILT: dict[str, tuple[Callable[[], str | bytes], Gives]] = {
    "divisions 100,000 deep": (lambda: "<div>" * _DEEP + _SAID, Gives.EITHER),
    "divisions deep after the words": (lambda: _SAID + "<div>" * _DEEP, Gives.TEXT),
    "quotations in spans 50,000 deep": (
        lambda: _SAID + "<blockquote><span>" * 50_000 + "x" + "</span></blockquote>" * 50_000,
        Gives.TEXT,
    ),
    "200,000 attributes": (
        lambda: "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{WORDS}</p>",
        Gives.EITHER,
    ),
    "an attribute of 8 MB": (lambda: f'<p title="{"x" * 8_000_000}">{WORDS}</p>', Gives.EITHER),
    "40,000 links": (
        lambda: _SAID + "".join(f'<a href="/{n}">link {n}</a> ' for n in range(40_000)),
        Gives.TEXT,
    ),
    "a comment without end": (lambda: _SAID + "<!--" + "-" * 5_000_000, Gives.TEXT),
    "200,000 comments without end": (lambda: _SAID + "<!-- -" * 200_000, Gives.TEXT),
    "zero bytes": (lambda: _SAID.replace(" ", " \0") + "\0" * 1_000_000, Gives.TEXT),
    "10 MB of one text": (lambda: _SAID + "<p>" + "and so it went on " * 580_000, Gives.TEXT),
    "a word of 9 MB": (lambda: _SAID + "<p>" + "a" * 9_000_000, Gives.TEXT),
    "a million references": (lambda: _SAID + "<p>" + "&amp;&#x41;" * 500_000, Gives.TEXT),
    "references without end": (lambda: _SAID + "<p>&#" + "9" * 5_000_000, Gives.TEXT),
    "formatting mis-nested 50,000 times": (lambda: _SAID + "<p><b><i></b>x</i>" * 50_000, Gives.EITHER),
    "formatting never closed": (lambda: "<b><i><u><a><font>" * 20_000 + _SAID, Gives.EITHER),
    "anchors in blocks that adopt": (
        lambda: _SAID + "<a><div>" * 2000 + "</a>" * 2000 + "x" * 9,
        Gives.EITHER,
    ),
    "a table of 90,000 cells": (
        lambda: f"{_SAID}<table>{('<tr>' + '<td>1' * 30) * 3_000}</table>",
        Gives.TEXT,
    ),
    "tables 20,000 deep": (lambda: _SAID + "<table><tr><td>" * 20_000, Gives.TEXT),
    "words thrown out of tables": (lambda: _SAID + "<table><b>x" * 20_000, Gives.EITHER),
    "selections in selections": (
        lambda: _SAID + "<select><option><optgroup>" * 50_000,
        Gives.TEXT,
    ),
    "100,000 scripts": (lambda: _SAID + "<script>1</script>" * 100_000, Gives.TEXT),
    "a script that never ends": (lambda: _SAID + "<script><!--<script>" * 100_000, Gives.TEXT),
    "encodings mixed": (_mixed, Gives.TEXT),
    "UTF-7 with a script in it": (
        lambda: f'<meta charset="utf-7">{_SAID}<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
        Gives.TEXT,
    ),
    "linked data nested 100,000 deep": (lambda: _linked('{"a":' * _DEEP + "1" + "}" * _DEEP), Gives.TEXT),
    "linked data of 5 MB": (
        lambda: _linked(json.dumps([{"@type": "Article", "author": {"name": "x" * 90}}] * 40_000)),
        Gives.TEXT,
    ),
    "linked data with a number of 5 MB": (lambda: _linked('{"a":' + "9" * 5_000_000 + "}"), Gives.TEXT),
    "linked data with half a character": (
        lambda: _linked(r'{"@type":"Article","headline":"\ud800","articleBody":"\udfff words"}'),
        Gives.TEXT,
    ),
    "drawings in formulas": (lambda: _SAID + "<svg><math><mi>" * 20_000, Gives.TEXT),
    "foreign elements that break out": (
        lambda: _SAID + "<svg><foreignObject><p>" * 20_000,
        Gives.TEXT,
    ),
    "templates 50,000 deep": (lambda: _SAID + "<template>" * 50_000, Gives.TEXT),
    "lists never closed": (lambda: _SAID + "<ul><li>x" * 50_000, Gives.TEXT),
    "30,000 headings and notes": (
        lambda: (
            _SAID
            + "".join(f'<h2 id="n{n}">{n}</h2><sup><a href="#n{n}">{n}</a></sup>' for n in range(15_000))
        ),
        Gives.TEXT,
    ),
    "frames in frames": (lambda: "<frameset>" * 50_000, Gives.LACK),
    "combining marks": (lambda: f"{_SAID}<p>e{chr(0x301) * 100_000}</p>", Gives.TEXT),
    "60,000 tags and nothing else": (lambda: "<p></p>" * 60_000, Gives.LACK),
}


PAGES = {name: Document("text/html", build, gives) for name, (build, gives) in _BUILT.items()}
