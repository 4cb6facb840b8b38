"""Bad input gets a verdict or a reason, never an exception; size is met in roughly linear time.

There are no clocks here: a search that is not linear would keep these from ending.
"""

from __future__ import annotations

import pytest
from matcher.matching import quotation, source

from claimcheck.matcher import judge, match
from claimcheck.model import SourceText

SEA = "the sea does the lifting and I only choose the hour"
LINE = " ".join(f"w{n % 9973}x{n % 7919}" for n in range(200_000))

WORDS = LINE.split(" ")


@pytest.mark.parametrize(
    ("spoken", "text", "verdict"),
    [
        ("", "", "unchecked"),
        ("", SEA, "unchecked"),
        (". . .", SEA, "unchecked"),
        ("[sic]", SEA, "unchecked"),
        ("[…] [they] . . .", SEA, "unchecked"),
        ("“‘’”", SEA, "unchecked"),
        (SEA, "", "absent"),
        (SEA, "the sea", "absent"),
        (SEA, "()[]{}“”", "absent"),
        ("the \ud800 sea \udfff does", "\ud800 the \ud800 sea \udfff does", "verbatim"),
        ("the\x00sea\x1b does", "the\x00sea\x1b does", "verbatim"),
        ("\u202ethe sea does the lifting", "the sea does the lifting", "verbatim"),
    ],
)
def test_odd_input_gets_a_verdict(spoken: str, text: str, verdict: str) -> None:
    assert match(quotation(spoken), source(text)).verdict == verdict


@pytest.mark.parametrize(
    ("spoken", "text", "verdict"),
    [
        pytest.param(
            LINE[900_000:900_100].partition(" ")[2].rpartition(" ")[0], LINE, "verbatim", id="a line"
        ),
        pytest.param("a moon that nobody had ever seen before", LINE * 4, "absent", id="ten megabytes"),
        pytest.param(LINE, "the sea", "absent", id="a quotation of two megabytes"),
        pytest.param(LINE[:500_000].rpartition(" ")[0], LINE, "verbatim", id="and one that is there"),
        pytest.param("e" + "\u0301" * 100_000, "e" + "\u0301" * 100, "altered", id="marks on a letter"),
        pytest.param(
            "the cat", "e" + "\u0301\u0327" * 50_000 + " the cat", "verbatim", id="marks to be sorted"
        ),
        pytest.param("the cat", "the" + " " * 1_000_000 + "cat", "verbatim", id="spaces"),
        pytest.param("the cat", "the cat" + "(" * 1_000_000, "verbatim", id="brackets that never close"),
        pytest.param("the cat", "[1" * 500_000 + " the cat", "verbatim", id="marks that never close"),
        pytest.param("the cat", "\u00ad" * 1_000_000 + "the cat", "verbatim", id="soft hyphens"),
        pytest.param(
            "The cat sat", "a-\n" * 300_000 + ". The cat sat", "verbatim", id="hyphens at line ends"
        ),
        pytest.param("a " * 1000 + "b", "a " * 300_000, "altered", id="one word for ever"),
        pytest.param(
            " ".join(f"{word} [x]" for word in WORDS[:5000]), LINE, "permissible", id="brackets everywhere"
        ),
        pytest.param(
            " … ".join(" ".join(WORDS[n : n + 2]) for n in range(0, 4000, 4)),
            LINE,
            "permissible",
            id="ellipses everywhere",
        ),
        pytest.param(" … ".join(["w0x0"] * 1500), LINE, "altered", id="one word between ellipses"),
        pytest.param(
            " ".join("moon" if n % 97 == 0 else word for n, word in enumerate(WORDS[:20_000])),
            LINE,
            "altered",
            id="many changes in a very long one",
        ),
        pytest.param("a [x] " * 2000, "a " * 50_000, "permissible", id="brackets for ever"),
    ],
)
def test_size_is_no_obstacle(spoken: str, text: str, verdict: str) -> None:
    assert match(quotation(spoken), source(text)).verdict == verdict


def test_spans_outside_the_text_and_across_each_other_are_survived() -> None:
    spans = [{"start": a, "end": b} for a, b in [(-5, 3), (2, 900), (40, 20), (10, 10), (4, 6), (900, 950)]]
    marks = [{"kind": "page-break", "span": span} for span in spans]
    content = SourceText.model_validate(
        {"text": SEA, "regions": [{"kind": "note", "span": span} for span in spans], "artefacts": marks}
    )

    found = match(quotation("choose the hour"), source(SEA).model_copy(update={"content": content}))

    assert found.verdict == "verbatim"
    assert [alert.kind for alert in found.alerts] == ["furniture"]


def test_no_quotations_no_matches() -> None:
    assert judge([], {}, [source(SEA)]) == ()
