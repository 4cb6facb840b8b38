"""A web page as bytes, with the charset that a server may have declared in the first line."""

from __future__ import annotations

from contextlib import suppress

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import HTML
from fuzz.properties import mapped
from fuzz.target import Target


def _check(data: bytes) -> None:
    declared = data.partition(b"\n")[0].decode("latin-1") if data[:2] == b"  " else None
    with suppress(LackError):
        content = extract(data, HTML, declared)
        mapped(content)
        assert content == extract(data, HTML, declared), "the same page gave another text"


TARGET = Target(
    seeds=(
        b"""<!doctype html><html lang=en><head><meta charset=utf-8><title>The Mill - Coast Weekly</title>
<meta name="citation_author" content="Lee, Ann"><meta property="og:title" content="The Mill">
<meta property="article:published_time" content="2021-05-03T10:00:00Z"><link rel=canonical href="/mill">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The Mill",
"author":{"@type":"Person","name":"Ann Lee"},"datePublished":"2021-05-03","articleBody":"The wheel turned."}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>The Mill</h1><p class=byline>By Ann Lee, 3 May 2021</p>
<p>The wheel turned all day<sup><a href="#fn1">1</a></sup> and at&shy;night nobody slept.</p>
<blockquote>The flour went <em>over</em> the hill.</blockquote><table><tr><td>oak</td><td>12</td></tr></table>
<figure><img alt="A mill"><figcaption>The ford.</figcaption></figure><aside>More of it</aside>
<span class="pagenum">[4]</span><p hidden>unseen</p><pre>a  b</pre><ol><li id=fn1>Marsh, 1999.</ol></article>
<div id=comments><p>I agree.</p></div><footer>All rights reserved</footer></body></html>""",
        b"""  windows-1252
<html><body><p>caf\xe9 \x93quoted\x94<br>line<p>next<noscript>no</noscript><form><input type=password></form>""",
        b"""<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p/><br/>a</body></html>""",
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "<table>",
                "<tr>",
                "<td>",
                "<svg>",
                "<math>",
                "<template>",
                "<frameset>",
            ),
            *(
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<script>",
                "</script>",
                "<style>",
                "<textarea>",
                "<title>",
                "<plaintext>",
            ),
            *(
                "&#0;",
                "&#x110000;",
                "&nbsp;",
                "&shy;",
                "&amp",
                ' class="',
                " hidden",
                ' style="display:none"',
                ' id="x"',
                "<br>",
            ),
            *(
                '<script type="application/ld+json">',
                '{"@graph":[',
                "[[[[[[",
                '"articleBody":"',
                '"author":[',
                "<sup>",
                "<ruby>a<rt>b",
            ),
            *(
                '<meta charset="',
                '<meta name="author" content="',
                "<select><option>",
                "<details>",
                "<iframe>",
                "\x00",
                " aria-label=",
            ),
        )
    ),
)
