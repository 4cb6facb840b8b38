"""Whatever a manuscript holds, the rules end, and every place and fingerprint holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import parser, rules
from claimcheck.model import Evidence, Finding, Resolution

MARKS = ["“", "”", "‘", "’", '"', "[1]", "[2]", "[1] ", "[2] ", "¹", "12", "[sic]", "[with] ", "(April 2022)"]
WORDS = [
    "Ann Lee",
    "Anne Lee",
    " said, ",
    "He writes:\n\n",
    "quoted in ",
    "Ibid.",
    " and ",
    ",;",
    ".”.",
    ". . .",
]
WORKS = [", “Night Shift,” Coast Weekly, 3 May 2021, ", "https://a.example/b"]
BREAKS = ["\n\n", "\n", "\r", "\x85", "\x00", "\ud800", "\u202e", "。"]
PIECES = st.sampled_from([*MARKS, *WORDS, *WORKS, *BREAKS])


def told(text: str) -> tuple[Finding, ...]:
    """Findings where each citation stands for nothing."""
    manuscript = parser.parse_text(text)
    resolutions = tuple(
        Resolution(citation_id=citation.id, reference_id=None, how="none")
        for citation in manuscript.citations
    )
    evidence = Evidence(manuscript=manuscript, references=(), resolutions=resolutions, sources=(), matches=())
    return rules.apply(evidence)


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_places_lie_in_the_text_and_fingerprints_are_unique(text: str) -> None:
    findings = told(text)
    for finding in findings:
        assert finding.message
        assert "\n" not in finding.message
        for place in finding.locations:
            assert 0 <= place.span.start <= place.span.end <= len(text)
            assert place.line >= 1
            assert place.column >= 1
    assert len({finding.fingerprint for finding in findings}) == len(findings)
    starts = [finding.locations[0].span.start for finding in findings]
    assert starts == sorted(starts)


@settings(max_examples=50)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    assert told(text) == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He said “a b c d e”[1] " * 2000,
        "[1] " + "Ann Lee, “T,” P, 2020,; " * 2000,
        "\n".join(f"[{n}] Anna{chr(0x4E00 + n)} Lee, “T,” P, 3 May 2020," for n in range(2000)),
        "[1] " + "http://" * 20000 + ",;" * 20000,
    ],
    ids=["quotations", "works", "names", "addresses"],
)
def test_thousands_of_everything_come_to_an_end(text: str) -> None:
    assert told(f"It rained.\n\n{text}") is not None
