"""What `claimcheck fetch` and `claimcheck add` print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from report import builders as b

from claimcheck.model import (
    Basis,
    Change,
    Extent,
    Fetched,
    Freshness,
    Lack,
    Look,
    Snapshot,
    Source,
    SourceText,
    Verdict,
    Via,
)
from claimcheck.report import render_added, render_fetched

MILL = "Until 1911 the mill ground corn for nine parishes."
NOW = MILL.replace("nine", "four")
MARSH = b.reference("marsh", "The Mill by the Ford", "Marsh")
LIVE = Snapshot(address="https://parish.example/mill", sha256="0" * 64, retrieved="2026-05-01T08:00:00Z")
SAVED = LIVE.model_copy(update={"via": Via.SAVED, "retrieved": "2026-04-30"})
MEMENTO = LIVE.model_copy(
    update={
        "via": Via.ARCHIVE,
        "archived": "2021-05-03T10:11:12Z",
        "final_url": "https://web.archive.example/web/20210503101112id_/https://parish.example/mill",
    }
)
PLACE = b.passage(MILL, "the mill ground corn for nine parishes")


def source(**more: Any) -> Source:  # noqa: ANN401 - any field of the noun
    return b.source("marsh", MILL).model_copy(update={"snapshots": (LIVE,), **more})


def fetched(state: Freshness = Freshness.NEW, **more: Any) -> Fetched:  # noqa: ANN401 - the same
    told = {"had": source(), "taken": True, **more}
    return Fetched(reference=MARSH, state=state, **told)


def shown(*works: Fetched, checking: bool = False, **look: Any) -> str:  # noqa: ANN401 - fields of Look
    return " ".join(render_fetched(works, Look(width=200, **look), checking=checking).split())


def changed(**more: Any) -> Fetched:  # noqa: ANN401 - the same
    had = source(content=SourceText(text=NOW), former=SourceText(text=MILL))
    return fetched(Freshness.CHANGED, **{"had": had, "taken": False, "left": (LIVE,), **more})


def change(id_: str = "q01", manuscript: str = "one.txt", **more: Any) -> Change:  # noqa: ANN401 - the same
    told = {"before": PLACE, "after": PLACE, "was": Verdict.VERBATIM, "now": Verdict.VERBATIM, **more}
    return Change(reference_id="marsh", quotation_id=id_, manuscript=manuscript, **told)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "had live on 2026-05-01 read whole; 50 characters, sha256 "),
        ({"snapshots": (SAVED,)}, "had saved by hand on 2026-04-30 read"),
        (
            {"snapshots": (MEMENTO,), "basis": Basis.ARCHIVED},
            f"20210503101112/{LIVE.address} had an archived copy of 2021-05-03, fetched on 2026-05-01 read",
        ),
        ({"basis": Basis.TRANSCRIPTION}, "had live on 2026-05-01, a transcription read"),
        ({"extent": Extent.PARTIAL, "reason": "a scan"}, "read only in part: a scan; 50 characters"),
        ({"reason": "no archived copy was had"}, "remark no archived copy was had"),
        (
            {"mismatch": "it calls itself “Gulls”"},
            "doubtful seems to be another work: it calls itself “Gulls”",
        ),
    ],
)
def test_a_work_says_how_it_was_had(fields: dict[str, Any], words: str) -> None:
    assert words in shown(fetched(had=source(**fields)))


def test_a_work_that_is_as_locked_is_counted_alone() -> None:
    assert shown(fetched(Freshness.KEPT)) == "1 source: 1 as locked."
    assert "marsh" in shown(fetched(Freshness.KEPT), verbose=True)


def test_what_the_lock_goes_on_holding_is_said() -> None:
    gone = b.lack("marsh", Lack.NOT_FOUND, "the page is not there", LIVE.address)
    text = shown(fetched(Freshness.MISSING, had=gone, left=(MEMENTO,)))
    assert "locked as before: an archived copy of 2021-05-03, fetched on 2026-05-01" in text


def test_what_has_no_address_cannot_be_saved_from_a_browser() -> None:
    nowhere = fetched(Freshness.MISSING, had=b.lack("marsh", Lack.NO_ADDRESS, "no address"))
    wall = fetched(Freshness.MISSING, had=b.lack("marsh", Lack.FORBIDDEN, "no programs", LIVE.address))
    assert "claimcheck add" not in shown(nowhere)
    assert "`claimcheck add ID FILE`" in shown(wall)


def test_a_page_that_was_saved_by_hand_is_not_among_what_a_check_compared() -> None:
    kept = fetched(Freshness.KEPT, had=source(snapshots=(SAVED,)))
    assert "Saved by hand, and not asked for anew: marsh." in shown(kept, checking=True)
    assert "Saved by hand" not in shown(kept)


def test_changed_words_stand_under_the_locked_ones() -> None:
    moved = change(after=b.passage(NOW, "the mill ground corn for four parishes"), now=Verdict.ALTERED)
    text = shown(changed(changes=(moved,)))
    assert "quoted q01: verbatim, now altered locked “the mill ground corn for nine" in text
    assert "now “the mill ground corn for four parishes”" in text
    assert "Left as locked: marsh. `claimcheck fetch --upgrade ID` takes the new." in text


def test_the_closest_place_of_words_that_are_gone_is_not_called_theirs() -> None:
    text = shown(changed(changes=(change(after=b.passage(NOW, "four parishes"), now=Verdict.ABSENT),)))
    assert "verbatim, now absent" in text
    assert "four parishes" not in text


def test_words_that_stand_are_named_with_their_manuscripts() -> None:
    both = (change(), change("q04", "two.txt"))
    assert "stands the words of q01 in one.txt, q04 in two.txt" in shown(changed(changes=both))
    assert "stands the words of q01 1 source" in shown(changed(changes=both[:1]))


def test_a_change_that_nothing_rests_on_says_so() -> None:
    assert "quoted no quotation rests on it" in shown(changed())


def test_a_change_whose_locked_text_is_lost_says_so() -> None:
    lost = source(former=SourceText(text=""))
    assert "the locked text is not in this store, so what changed cannot be shown" in shown(changed(had=lost))


def test_an_added_page_says_what_it_calls_itself() -> None:
    other = source(snapshots=(SAVED,), content=SourceText(text=MILL, title="Gulls"))
    text = " ".join(render_added(fetched(had=other), Path("claimcheck.lock"), Look()).split())
    assert "had saved by hand on 2026-04-30" in text
    assert "calls itself “Gulls”" in text
    assert text.endswith("locked as marsh in claimcheck.lock")


def test_a_command_is_not_broken_over_two_lines() -> None:
    wall = fetched(Freshness.MISSING, had=b.lack("marsh", Lack.FORBIDDEN, "no programs", LIVE.address))
    for width in range(40, 100):
        assert "`claimcheck add ID FILE`" in render_fetched([wall], Look(width=width), checking=False)
