"""Twelve tricks of Unicode at every level: in bounded time, with exact offsets, told where it matters."""

from __future__ import annotations

import json
from time import process_time
from typing import TYPE_CHECKING

import pytest
from matcher.matching import quotation, source

from claimcheck import comparing, matcher, parser, policy, resolver, rules
from claimcheck.errors import ReferencesError
from claimcheck.model import (
    AlertKind,
    Dossier,
    Evidence,
    Look,
    Reference,
    Report,
    Source,
    SourceText,
    Verdict,
)
from claimcheck.report import WRITERS, render, render_reading
from claimcheck.resolver.extract import extract
from claimcheck.settings import Settings
from claimcheck.text import fold, visible, words
from fuzz.properties import closed, exact, harmless, mapped, steers_nothing, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST_SECONDS = 6.0  # of processor time for all that one test does; untamed, the marks alone take 25 s
SPOKEN = "the wheel turned all day and nobody in the valley slept"
TRICKS = {
    "marks on a letter": "e" + "\u0301" * 100_000,
    "marks to be sorted": "e" + "\u0327\u0301" * 50_000,
    "invisible letters": "m\u200bi\u200dl\u2060l\ufeff " * 4000,
    "bidi overrides": "\u202ellim\u2066 eht\u2069\u202c " * 4000,
    "tags": "mill\U000e0041\U000e0042\U000e007f " * 4000,
    "variation selectors": "m\ufe0fill\U000e0100 " * 4000,
    "Hangul fillers": "mi\u3164ll \u115f\u1160 \uffa0 " * 4000,
    "look-alikes": "mіll оf thе fоrd " * 4000,
    "lone surrogates": "mill\ud800 \udfffof \udc80 " * 4000,
    "noncharacters": "mill\ufffe \uffffof \U0001ffff\ufdd0 " * 4000,
    "letters that grow": "İSTANBUL ﷺ ﬃ ẞ ŉ ΐ ᾳ ﷽ " * 2000,
    "digits": "7" * 100_000,
}

SLOWEST: dict[str, tuple[float, str]] = {}


@pytest.fixture(params=TRICKS)
def trick(request: pytest.FixtureRequest, figure: Callable[[str, str], None]) -> Iterator[str]:
    """A trick's text; what is done with it must be over in time."""
    start = process_time()
    yield TRICKS[request.param]
    took = process_time() - start
    level = request.node.originalname.removeprefix("test_").replace("_", " ")
    SLOWEST[level] = max(SLOWEST.get(level, (0.0, "")), (took, request.param))
    figure(f"unicode: {level}", f"{len(TRICKS)} tricks, {SLOWEST[level][0]:.2f} s for {SLOWEST[level][1]}")
    assert took < MOST_SECONDS, f"{took:.1f} s"


def article(trick: str) -> str:
    return (
        f"{trick}\n\nAnn Lee said: “{SPOKEN}.”[1] He read “{trick}”.[2] It was {trick}.[2]\n\nNotes\n\n"
        f"1. Ann Lee, “The Mill,” Coast Weekly, 3 May 2021.\n"
        f"2. Jon Marsh, “{trick},” Parish Papers, 1999, {trick}.\n"
    )


def test_the_compare_form_has_letters_only(trick: str) -> None:
    folded = fold(trick)
    assert all(map(str.isalnum, folded))
    assert all(word.form == fold(trick[word.start : word.end]) for word in words(trick))
    harmless(visible(trick))


def test_a_manuscript_s_quotations_stand_where_they_say(trick: str) -> None:
    read = parser.parse_text(article(trick))
    closed(read)
    within(read, read.text)
    [spoken] = [found for found in read.quotations if found.text.startswith(SPOKEN)]
    assert spoken.span.of(read.text) == spoken.text
    assert spoken.marks == (1,)
    assert [note.mark for note in read.notes] == [1, 2]


def test_words_beside_a_trick_are_found_in_a_source(trick: str) -> None:
    text = f"{trick} And so {SPOKEN}, said Ann Lee. {trick}"
    work = source(text)
    for spoken in (quotation(SPOKEN), quotation(trick[:2000])):
        found = matcher.match(spoken, work)
        exact(found, spoken, work)
    found = matcher.match(quotation(SPOKEN), work)
    assert found.verdict is Verdict.VERBATIM
    assert found.passages[0].span.start == text.index(SPOKEN)


def test_a_source_s_text_is_mapped(trick: str) -> None:
    for kind in ("text/plain", "text/html"):
        page = f"<html><body><p>{SPOKEN}</p><p>{trick}</p></body></html>"
        content = extract(page.encode("utf-8", "surrogatepass"), kind)
        mapped(content)
        assert SPOKEN in content.text


def test_references_are_read_or_refused_with_their_place(trick: str, tmp_path: Path) -> None:
    file = tmp_path / "references.yaml"
    file.write_bytes(f'- id: mill\n  title: "{trick}"\n'.encode("utf-8", "surrogatepass"))
    read: Reference | ReferencesError
    try:
        [read] = resolver.load(file)
    except ReferencesError as error:
        read = error
    if isinstance(read, ReferencesError):
        assert read.line is not None
        harmless(str(read))
    else:
        assert read.title == trick


def test_what_is_drafted_from_the_notes_is_read_again(trick: str, tmp_path: Path) -> None:
    file = tmp_path / "references.yaml"
    file.write_bytes(resolver.dump(resolver.draft(parser.parse_text(article(trick)))).encode())
    assert "The Mill" in [reference.title for reference in resolver.load(file)]


def test_reports_show_it_and_steer_nothing(trick: str) -> None:
    dossier = judged(article(trick), f"{SPOKEN}. {trick}")
    for finding in dossier.findings:
        within(finding, dossier.evidence.manuscript.text)
    summary = policy.summarise((dossier,), Settings())
    report = Report(tool="claimcheck", version="0", dossiers=(dossier,), summary=summary)
    for name in WRITERS:
        printed = render(report, name, Look(verbose=True))
        printed.encode()
        if name == "terminal":
            harmless(printed)
        if name == "json":
            steers_nothing(printed)
            json.loads(printed)
    harmless(render_reading(dossier.evidence, "terminal", Look(verbose=True)))


def judged(text: str, page: str) -> Dossier:
    """All stages over a manuscript whose works are all had, with one text."""
    manuscript = parser.parse_text(text)
    references = resolver.draft(manuscript)
    content = SourceText(text=page)
    sources = tuple(
        Source(
            reference_id=reference.id,
            origin="memory",
            media_type="text/plain",
            sha256="0" * 64,
            content=content,
        )
        for reference in references
    )
    evidence = Evidence(
        manuscript=manuscript,
        references=references,
        resolutions=resolver.identify(manuscript, references),
        sources=sources,
        matches=(),
    )
    matches = comparing.judge(evidence, sources, lambda *_: None)
    evidence = evidence.model_copy(update={"matches": matches})
    return Dossier(evidence=evidence, findings=rules.apply(evidence))


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\U000e0041", "\u3164", "\u202e"]
)
def test_letters_that_are_not_seen_part_no_word(hidden: str) -> None:
    """The reader sees the same words, so they are the same words."""
    text = f"And so {SPOKEN}, said Ann Lee."
    spoken = quotation(SPOKEN.replace("wheel", f"wh{hidden}eel"))
    found = matcher.match(spoken, source(text))
    assert found.verdict in {Verdict.VERBATIM, Verdict.PERMISSIBLE}
    assert found.passages[0].exact == SPOKEN


def test_a_letter_of_another_script_is_told() -> None:
    """A search engine would not find it: the words were not copied from the source as it stands."""
    found = matcher.match(quotation(SPOKEN.replace("a", "\u0430")), source(f"And so {SPOKEN}, said Ann Lee."))
    assert AlertKind.LOOK_ALIKE in {alert.kind for alert in found.alerts}


def test_a_number_too_long_for_any_note_is_no_mark() -> None:
    """Python refuses to read a number of more than 4,300 digits."""
    read = parser.parse_text(
        f"It rained.[{'7' * 5000}] It stopped.[1]\n\nNotes\n\n1. Lee.\n{'7' * 5000}. Marsh.\n"
    )
    assert [mark.number for mark in read.marks] == [1]
