"""A manuscript with the text of what its notes cite: matches, rules, and every format that is printed."""

from __future__ import annotations

import json

from claimcheck import comparing, parser, policy, resolver, rules
from claimcheck.model import (
    Dossier,
    Evidence,
    Look,
    Place,
    Reference,
    Report,
    Source,
    SourceText,
    Unavailable,
)
from claimcheck.report import WRITERS, render, render_reading
from claimcheck.settings import Settings
from fuzz.properties import closed, decoded, harmless, steers_nothing, within
from fuzz.target import Target

_LINE = "\n====\n"
_LOOKS = (Look(), Look(width=40, verbose=True), Look(quiet=True))


def _check(data: bytes) -> None:
    article, _, text = decoded(data).partition(_LINE)
    evidence = _evidence(article, text)
    findings = rules.apply(evidence)
    assert findings == rules.apply(evidence), "the same evidence gave other findings"
    for finding in findings:
        closed(finding)
        within(finding, evidence.manuscript.text)
        assert "\n" not in finding.message, finding
    dossiers = (Dossier(evidence=evidence, findings=findings),)
    summary = policy.summarise(dossiers, Settings())
    report = Report(tool="claimcheck", version="0", dossiers=dossiers, summary=summary)
    for name in WRITERS:
        for look in _LOOKS:
            printed = render(report, name, look)
            printed.encode("utf-8")
            if name == "terminal":
                harmless(printed)
            elif name == "json":
                steers_nothing(printed)
                json.loads(printed)
    json.loads(render_reading(evidence, "json", _LOOKS[0]))
    harmless(render_reading(evidence, "terminal", _LOOKS[1]))


def _evidence(article: str, text: str) -> Evidence:
    """Every other work is had, with the same text; the rest is not, with a reason out of the input."""
    manuscript = parser.parse_text(article, path=article[:40])
    references = (
        *resolver.draft(manuscript),
        Reference(id="more", title=text[:40], source=(Place(file="x.txt"),)),
    )
    content = SourceText(text=text, title=text[:30] or None)
    had = tuple(
        Source(
            reference_id=reference.id,
            origin=text[:50],
            media_type="text/plain",
            sha256="0" * 64,
            content=content,
        )
        if place % 2 == 0
        else Unavailable(
            reference_id=reference.id,
            reason="not-found",
            detail=" ".join(text[-60:].split()),
            origin=article[-60:],
        )
        for place, reference in enumerate(references)
    )
    evidence = Evidence(
        manuscript=manuscript,
        references=references,
        resolutions=resolver.identify(manuscript, references),
        sources=had,
        matches=(),
    )
    return evidence.model_copy(update={"matches": comparing.judge(evidence, had, lambda *_: None)})


TARGET = Target(
    seeds=(
        """“The wheel turned [of oak] all day,” said Ann Lee, “and nobody slept.”[1] It was old.[2]

    The flour went over the hill by night, to those who had no other flour.[2]

Notes

1. Ann Lee, “The Mill at the Ford,” Coast Weekly, 3 May 2021, p. 4, https://coast.example/mill.
2. Jon Marsh, Old Water (Ferreby: Tide Press, 1999), 12–14; ibid.
====
The wheel never turned all day, and nobody slept. The miller’s flour went over the hill by night, to those
who had no other. “It was old,” said Jon Marsh.
""".encode(),
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *"“”‘’[](){}<>…¹²",
            *(
                "[1]",
                "[2]",
                "\n\n",
                "\n    ",
                "Ibid.",
                "[/b]",
                "[bold]",
                "[link=x]",
                "\x1b[31m",
                "\x1b]8;;x\x07",
                "\r",
                "\u202e",
            ),
            *(
                "::error::",
                "##[group]",
                "<script>",
                "\u2028",
                "====\n",
                "quoted in ",
                "\x9b",
                "\u0085",
                "not ",
                ". . .",
            ),
        )
    ),
)
