"""HTML reports for tests: made, read with an HTML parser, and asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from report import builders as b
from selectolax.lexbor import LexborHTMLParser

from claimcheck import pipeline, sample
from claimcheck.model import (
    Level,
    Look,
    Report,
    Unchecked,
    Verdict,
)
from claimcheck.report import html
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

VERDICTS = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.PERMISSIBLE: "Permissible",
    Verdict.ALTERED: "Altered",
    Verdict.MISATTRIBUTED: "Misattributed",
    Verdict.ABSENT: "Absent",
    Verdict.UNCHECKED: "Not checked",
}
HACK = "<img src=x onerror=alert(1)> \"' & </style></script> javascript:alert(1) \u202e"


@cache
def demo() -> Report:
    with sample.serve() as folder:
        settings = Settings(references=folder / "references.yaml", allow_private=True, store=None)
        found: Report = pipeline.run([folder / "article.txt"], settings)
    return found


def read(report: Report, look: Look | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(html.render(report, look or Look()))


def all_verdicts() -> Report:
    """A manuscript of six paragraphs, in each a quotation with a verdict of its own."""
    said = [f"the {word} mill stood by the ford" for word in ("old", "new", "red", "low", "far", "dry")]
    text = "\n\n".join(f"Ada wrote: “{words}.”[{n}]" for n, words in enumerate(said, 1))
    quotations = [b.quotation(text, words, f"q{n:02}", (n,)) for n, words in enumerate(said, 1)]
    source = "Once the old mill stood by the ford. Then the black mill stood by the ford."
    found = [
        b.match(f"q{n:02}", verdict, "mill" if verdict is not Verdict.UNCHECKED else None)
        for n, verdict in enumerate(Verdict, 1)
    ]
    found[0] = found[0].model_copy(update={"passages": (b.passage(source, said[0]),)})
    found[2] = found[2].model_copy(
        update={
            "edits": (b.edit(text, source, "red", "black"),),
            "passages": (b.passage(source, "black mill stood by the ford"),),
        }
    )
    found[5] = found[5].model_copy(update={"reason": Unchecked.NO_NOTE})
    evidence = b.evidence(
        b.manuscript(text, quotations), [b.reference("mill")], [b.source("mill", source)], found
    )
    return b.report(
        b.dossier(
            evidence,
            b.finding("quotation-altered", quotation_id="q03", message="“red” for “black”", fix="Say black."),
            b.finding("quotation-absent", quotation_id="q05", start=5),
            b.finding("name-drift", Level.WARNING, start=3, message="spelled otherwise"),
            b.finding("note-punctuation", Level.NOTE, start=4, message="a stop is lacking"),
        )
    )


def links(page: LexborHTMLParser) -> list[str]:
    return [link.attributes["href"] or "" for link in page.css("[href]")]


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None
    return found


def text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def policy(page: LexborHTMLParser) -> dict[str, str]:
    told = first(page, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    return {part.split()[0]: " ".join(part.split()[1:]) for part in told.split(";")}
