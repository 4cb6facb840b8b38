"""Where words stand, and in what copy: cards and sheets tell it in the reader's words."""

from __future__ import annotations

from typing import Any

import pytest
from report import builders as b

from claimcheck.model import (
    Basis,
    Look,
    Match,
    Outcome,
    Paging,
    Passage,
    RegionKind,
    Snapshot,
    Source,
    SourceText,
    Verdict,
    Via,
)
from claimcheck.report import _where, terminal

TEXT = "Marsh writes that “the mill ground corn for nine parishes”[1]."
MILL = "Until 1911 the mill ground corn for nine parishes."
SAID = "the mill ground corn for nine parishes"
LIVE = Snapshot(
    address="https://parish.example/mill", sha256="0" * 64, size=12_345, retrieved="2026-05-01T08:00:00Z"
)
MEMENTO = LIVE.model_copy(
    update={
        "via": Via.ARCHIVE,
        "archived": "2021-05-03T10:11:12Z",
        "final_url": "https://web.archive.example/web/20210503101112id_/https://parish.example/mill",
    }
)


def passage(page: str | None = None, paging: Paging = Paging.PAGE, **more: Any) -> Passage:  # noqa: ANN401 - any field of the noun
    return b.passage(MILL, SAID).model_copy(update={"page": page, "paging": paging, **more})


@pytest.mark.parametrize(
    ("passages", "words"),
    [
        ([passage()], []),
        ([passage("12")], ["p. 12"]),
        ([passage("12–13")], ["pp. 12–13"]),
        ([passage("iv"), passage("12"), passage("12")], ["pp. iv, 12"]),
        ([passage("0:12:31", Paging.TIME)], ["at 0:12:31"]),
        ([passage("0:12:31–0:12:40", Paging.TIME)], ["at 0:12:31–0:12:40"]),
        ([passage("The Long Winter", Paging.CHAPTER)], ["in “The Long Winter”"]),
        ([passage(region=RegionKind.TABLE)], ["in a table"]),
        ([passage("4", region=RegionKind.COMMENT)], ["p. 4", "in a reader's comment"]),
        ([passage(region=RegionKind.METADATA)], ["in data about the work"]),
        ([passage(region=RegionKind.METADATA, label="alt")], ["in a picture's description"]),
        (
            [passage(region=RegionKind.BODY, label="JSON-LD")],
            ["in the page's data for search engines (JSON-LD)"],
        ),
        ([passage(region=RegionKind.METADATA, label="x\x1b")], ["in data about the work (x\\u001b)"]),
    ],
)
def test_a_passage_is_located_as_its_source_is_divided(passages: list[Passage], words: list[str]) -> None:
    assert _where.places(passages) == words


def source(**fields: Any) -> Source:  # noqa: ANN401 - any field of the noun
    return b.source("marsh", MILL).model_copy(update=fields)


def sheet(had: Source, verdict: Verdict = Verdict.VERBATIM, passages: tuple[Passage, ...] = ()) -> str:
    """The verbose report on one quotation and its one source, white space flattened."""
    match = Match(quotation_id="q01", reference_id="marsh", verdict=verdict, passages=passages)
    read = b.evidence(
        b.manuscript(TEXT, [b.quotation(TEXT, SAID)], [b.note(1, "n1.1")]),
        [b.reference("marsh")],
        [had],
        [match],
        [b.resolution("n1.1", "marsh")],
    )
    report = b.report(b.dossier(read), outcome=Outcome.PASS)
    return " ".join(terminal.render(report, Look(width=200, verbose=True)).split())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "had live read whole"),
        ({"origin": "sources/mill.txt"}, "had from a file read whole"),
        (
            {"snapshots": (LIVE,), "retrieved": LIVE.retrieved},
            "had live on 2026-05-01 read whole; text/html, 12,345 bytes",
        ),
        (
            {"snapshots": (LIVE.model_copy(update={"via": Via.SAVED}),), "retrieved": LIVE.retrieved},
            "had saved by hand on 2026-05-01",
        ),
        (
            {"snapshots": (MEMENTO,), "retrieved": MEMENTO.retrieved, "basis": Basis.ARCHIVED},
            "had an archived copy of 2021-05-03, fetched on 2026-05-01",
        ),
        (
            {"snapshots": (MEMENTO,), "url": MEMENTO.final_url},
            f"from {LIVE.address} to open https://web.archive.example/web/20210503101112/{LIVE.address} had",
        ),
        (
            {
                "snapshots": (
                    LIVE.model_copy(update={"address": "part.txt", "via": Via.FILE, "retrieved": None}),
                    LIVE.model_copy(update={"final_url": "https://parish.example/papers/mill"}),
                ),
                "retrieved": LIVE.retrieved,
            },
            "mill, now https://parish.example/papers/mill had from a file, live on 2026-05-01 read",
        ),
        (
            {"snapshots": (LIVE.model_copy(update={"final_url": f"{LIVE.address}/"}),)},
            f"from {LIVE.address} had",
        ),
        ({"media_type": "application/epub+zip"}, "read whole; EPUB, "),
        ({"basis": Basis.OTHER_COPY}, "had live, another copy than the cited one read"),
        ({"basis": Basis.TRANSCRIPTION}, "had live, a transcription read"),
        ({"reason": "the copy kept on 2024-01-01"}, "remark the copy kept on 2024-01-01 rests on it"),
        (
            {"mismatch": "it calls itself “Gulls”"},
            "doubtful seems to be another work: it calls itself “Gulls” rests",
        ),
        ({"former": SourceText(text="It stood.")}, "changed no longer the locked text rests"),
    ],
)
def test_a_sheet_says_how_the_source_was_had(fields: dict[str, Any], words: str) -> None:
    assert words in sheet(source(**fields))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            {
                "title": "The Mill by the Ford | Parish Papers",
                "authors": ("Ada Marsh",),
                "issued": "1950-03-01",
            },
            None,
        ),
        ({"title": "A Mill", "authors": ("Web Team",)}, "calls itself “A Mill”, by Web Team rests"),
        (
            {"title": "THE MILL BY THE FORD", "issued": "2011-02-03T00:00:00Z"},
            "calls itself of 2011-02-03 rests",
        ),
        ({"authors": ("Bo Low", "Cy Ely", "Di Oak")}, "calls itself by Bo Low et al. rests"),
    ],
)
def test_what_a_page_says_of_itself_is_shown_where_it_differs(
    told: dict[str, Any], words: str | None
) -> None:
    shown = sheet(source(content=SourceText(text=MILL, **told)))
    assert words in shown if words else "calls itself" not in shown


@pytest.mark.parametrize("verdict", [Verdict.VERBATIM, Verdict.ABSENT])
def test_a_transcription_is_named_on_every_card_that_rests_on_it(verdict: Verdict) -> None:
    typed = source(basis=Basis.TRANSCRIPTION, evidence="Typed by Ada Marsh from the print")
    found = (passage("4"),) if verdict is Verdict.VERBATIM else ()
    card = sheet(typed, verdict, found).partition("Sources")[0]
    label = "in Marsh" if found else "searched Marsh"
    assert label in card
    assert card.rstrip().endswith("a transcription: Typed by Ada Marsh from the print")


def test_an_archived_copy_is_named_with_its_day_on_the_card() -> None:
    card = sheet(source(snapshots=(MEMENTO,)), passages=(passage("4"),)).partition("Sources")[0]
    assert "1950, p. 4, an archived copy of 2021-05-03" in card


def test_a_page_saved_by_hand_is_named_with_its_day_on_the_card() -> None:
    saved = LIVE.model_copy(update={"via": Via.SAVED, "retrieved": "2026-05-01"})
    card = sheet(source(snapshots=(saved,)), passages=(passage("4"),)).partition("Sources")[0]
    assert "1950, p. 4, a page saved by hand on 2026-05-01" in card


def test_a_live_page_needs_no_word_on_the_card() -> None:
    assert _where.copy(source(snapshots=(LIVE,))) == ""
    assert _where.opened(source(snapshots=(LIVE,))) == []
