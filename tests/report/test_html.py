"""The HTML report, read back with an HTML parser."""

from __future__ import annotations

from report import builders as b
from selectolax.lexbor import LexborHTMLParser

from claimcheck.model import Look
from claimcheck.report import html


def test_a_page_says_aloud_that_nothing_was_quoted() -> None:
    page = LexborHTMLParser(html.render(b.report(b.dossier(b.evidence(b.manuscript("Nothing.")))), Look()))
    assert (
        page.css_first(".empty").text() == "No quotation was found here: nothing was compared with a source."
    )
