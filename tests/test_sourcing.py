"""Sources over time: what the lock holds, what is asked of the network, what is said when a page changes."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from resolver.site import Site, reply

from claimcheck import pipeline
from claimcheck.errors import UsageError
from claimcheck.model import (
    Basis,
    Change,
    Fetched,
    Freshness,
    Lack,
    Look,
    Report,
    Source,
    Unavailable,
    Verdict,
    Via,
)
from claimcheck.pipeline import Renewal
from claimcheck.report import render
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "the ferry was sold for scrap in the autumn of that year"
ALL = Renewal(None)


def html(words: str, *, advertisement: str = "Buy soap.", title: str = "Gulls") -> str:
    text = f"Nobody wept. In the end {words}. The crew went home to the islands they had come from."
    return f"<title>{title}</title><p>{text}</p><aside>{advertisement}</aside>"


def page(words: str, *, advertisement: str = "Buy soap.", title: str = "Gulls") -> bytes:
    return reply(html(words, advertisement=advertisement, title=title).encode())


def archive(site: Site, time: str, path: str, copy: bytes) -> None:
    """Answer as an archive whose copy nearest to the fourth of May 2021 is of this time."""
    named = f"/web/{time}id_/{site.url(path)}"
    site.pages[f"/web/20210504id_/{site.url(path)}"] = reply(status="302 Found", Location=named)
    site.pages[named] = copy


@pytest.fixture
def place() -> Iterator[Site]:
    place = Site()
    place.pages["/gulls"] = page(WORDS)
    yield place
    place.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(allow_private=True, store=tmp_path / "store", archive="", deadline=5.0)


def article(
    folder: Path, place: Site, name: str = "article.txt", words: str = WORDS, url: str = "/gulls"
) -> Path:
    file = folder / name
    note = f"[1] Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {place.url(url)}."
    file.write_text(f"Marsh writes that “{words}.”[1]\n\n{note}\n", encoding="utf-8")
    return file


def fetch(
    path: Path,
    settings: Settings,
    renewal: Renewal = Renewal(),  # noqa: B008 - a frozen tuple
) -> tuple[tuple[Fetched, ...], tuple[Change, ...]]:
    fetched = pipeline.fetch([path], settings, renewal)
    return fetched, tuple(change for one in fetched for change in one.changes)


def states(path: Path, settings: Settings, renewal: Renewal = Renewal()) -> list[Freshness]:  # noqa: B008 - the same
    return [one.state for one in fetch(path, settings, renewal)[0]]


def verdicts(report: Report) -> list[Verdict]:
    return [match.verdict for dossier in report.dossiers for match in dossier.evidence.matches]


def rules(report: Report) -> set[str]:
    return {finding.rule for dossier in report.dossiers for finding in dossier.findings}


def source(report: Report) -> Source | Unavailable:
    return report.dossiers[0].evidence.sources[0]


def test_what_was_fetched_is_locked_and_not_asked_for_again(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    assert states(path, settings) == [Freshness.NEW]
    lock = (tmp_path / "claimcheck.lock").read_text("utf-8")
    assert f"{place.url('/gulls')}" in lock
    assert WORDS not in lock
    assert states(path, settings) == [Freshness.KEPT]
    assert verdicts(pipeline.run([path], settings)) == [Verdict.VERBATIM]
    assert place.asked == ["/gulls"]
    assert (tmp_path / "claimcheck.lock").read_text("utf-8") == lock


def test_a_locked_run_gives_the_same_answer_when_the_page_has_changed(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    before = pipeline.run([path], settings.changed(locked=True))
    place.pages["/gulls"] = page("the ferry was given away")
    after = pipeline.run([path], settings.changed(locked=True, offline=True))
    assert verdicts(before) == [Verdict.VERBATIM]
    assert render(before, "json", Look()) == render(after, "json", Look())
    assert place.asked == ["/gulls"]


def test_locked_asks_for_a_lock(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    with pytest.raises(UsageError, match=r"claimcheck\.lock: is missing.*claimcheck fetch"):
        pipeline.run([path], settings.changed(locked=True))
    assert place.asked == []


def test_locked_refuses_a_lock_that_knows_another_address(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    fetch(article(tmp_path, place), settings)
    path = article(tmp_path, place, url="/terns")
    with pytest.raises(UsageError, match="is stale: it does not know marsh-2021"):
        pipeline.run([path], settings.changed(locked=True))


def test_a_work_that_was_not_had_is_locked_as_such_and_tried_again_by_an_open_run(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place, url="/terns")
    assert states(path, settings) == [Freshness.MISSING]
    locked = source(pipeline.run([path], settings.changed(locked=True)))
    assert isinstance(locked, Unavailable)
    assert locked.reason is Lack.NOT_FOUND
    assert place.asked == ["/terns"]
    place.pages["/terns"] = page(WORDS)
    assert verdicts(pipeline.run([path], settings)) == [Verdict.VERBATIM]
    assert states(path, settings) == [Freshness.NEW]
    assert verdicts(pipeline.run([path], settings.changed(locked=True, offline=True))) == [Verdict.VERBATIM]


def test_offline_without_the_locks_copy_says_so(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    other = settings.changed(store=tmp_path / "elsewhere", offline=True)
    lacking = source(pipeline.run([path], other))
    assert isinstance(lacking, Unavailable)
    assert lacking.reason is Lack.NOT_STORED


def test_a_fresh_machine_without_the_store_fetches_and_compares(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    fresh = settings.changed(store=tmp_path / "elsewhere", locked=True)
    assert "source-changed" not in rules(pipeline.run([path], fresh))
    place.pages["/gulls"] = page("the ferry was given away")
    fresh = settings.changed(store=tmp_path / "third", locked=True)
    report = pipeline.run([path], fresh)
    assert "source-changed" in rules(report)
    assert verdicts(report) != [Verdict.VERBATIM]


def test_what_stands_beside_the_text_may_change(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    place.pages["/gulls"] = page(WORDS, advertisement="Buy more soap.")
    assert states(path, settings, Renewal(None, writes=False)) == [Freshness.SAME]


def test_a_check_tells_what_changed_around_the_quotation_and_writes_nothing(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    lock = (tmp_path / "claimcheck.lock").read_bytes()
    place.pages["/gulls"] = page(WORDS.replace("scrap", "a song"))
    fetched, changes = fetch(path, settings, Renewal(None, writes=False))
    assert [one.state for one in fetched] == [Freshness.CHANGED]
    assert pipeline.fetch_exit_code(fetched, check=True) == 1
    (quoted,) = changes
    assert (quoted.was, quoted.now) == (Verdict.VERBATIM, Verdict.ALTERED)
    assert quoted.before is not None
    assert quoted.after is not None
    assert "sold for scrap" in quoted.before.exact
    assert "sold for a song" in quoted.after.exact
    assert (tmp_path / "claimcheck.lock").read_bytes() == lock


def test_words_that_a_locked_part_did_not_have_were_not_checked_then(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    names = '<meta name="citation_pdf_url" content="/gulls.pdf">'
    abstract = f"{names}<title>Gulls</title><p>This paper tells of a ferry and its end.</p>"
    place.pages["/gulls"] = reply(abstract.encode())
    fetch(path, settings)
    place.pages["/gulls"] = page(WORDS)
    _, (change,) = fetch(path, settings, ALL)
    assert (change.was, change.now) == (Verdict.UNCHECKED, Verdict.VERBATIM)


def test_a_change_is_left_until_it_is_taken(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    place.pages["/gulls"] = page("the ferry was given away")
    assert verdicts(pipeline.run([path], settings)) == [Verdict.VERBATIM]
    (taken,) = fetch(path, settings, Renewal(frozenset({"marsh-2021"})))[0]
    assert (taken.state, taken.taken) == (Freshness.CHANGED, True)
    assert verdicts(pipeline.run([path], settings.changed(locked=True))) != [Verdict.VERBATIM]
    assert states(path, settings, ALL) == [Freshness.SAME]


def test_a_page_that_is_down_does_not_push_out_what_was_locked(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    lock = (tmp_path / "claimcheck.lock").read_bytes()
    place.pages["/gulls"] = reply(b"later", "503 Service Unavailable")
    fetched, _ = fetch(path, settings, ALL)
    assert [one.state for one in fetched] == [Freshness.MISSING]
    assert pipeline.fetch_exit_code(fetched, check=False) == 3
    assert (tmp_path / "claimcheck.lock").read_bytes() == lock
    assert verdicts(pipeline.run([path], settings.changed(locked=True))) == [Verdict.VERBATIM]


def test_an_id_that_is_not_cited_is_refused(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    with pytest.raises(UsageError, match="no cited work has the id 'lee'"):
        fetch(path, settings, Renewal(frozenset({"lee"})))
    assert place.asked == []


def test_a_file_that_changed_since_is_told(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    (tmp_path / "gulls.txt").write_text(
        f"Nobody wept. In the end {WORDS}. The crew went home.", encoding="utf-8"
    )
    (tmp_path / "references.yaml").write_text(
        "- {id: marsh, title: Gulls, author: [{family: Marsh, given: Bo}], source: gulls.txt}\n",
        encoding="utf-8",
    )
    assert states(path, settings) == [Freshness.NEW]
    assert "source-changed" not in rules(pipeline.run([path], settings))
    (tmp_path / "gulls.txt").write_text(
        "Nobody wept. In the end the crew went home to the islands.", encoding="utf-8"
    )
    report = pipeline.run([path], settings.changed(locked=True))
    assert "source-changed" in rules(report)
    (change,) = [one for one in report.dossiers[0].evidence.changes if one.quotation_id]
    assert (change.was, change.now) == (Verdict.VERBATIM, Verdict.ABSENT)


def test_manuscripts_that_share_references_share_their_sources(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    paths = [article(tmp_path, place, name) for name in ("one.txt", "two.txt", "three.txt")]
    report = pipeline.run(paths, settings)
    assert verdicts(report) == [Verdict.VERBATIM] * 3
    assert place.asked == ["/gulls"]


def test_two_works_of_one_id_cannot_be_locked(tmp_path: Path, place: Site, settings: Settings) -> None:
    place.pages["/terns"] = page(WORDS)
    paths = [article(tmp_path, place), article(tmp_path, place, "two.txt", url="/terns")]
    with pytest.raises(UsageError, match="marsh-2021 is the id of two works"):
        pipeline.fetch(paths, settings, Renewal())
    assert place.asked == []
    assert verdicts(pipeline.run(paths, settings)) == [Verdict.VERBATIM] * 2


def test_what_another_manuscript_of_the_run_cites_is_not_unused(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    (tmp_path / "references.yaml").write_text(
        f"- {{id: marsh, title: Gulls, URL: '{place.url('/gulls')}'}}\n"
        f"- {{id: lee, title: Terns, URL: '{place.url('/terns')}'}}\n"
        "- {id: roy, title: Nobody reads it}\n",
        encoding="utf-8",
    )
    paths = [article(tmp_path, place), article(tmp_path, place, "two.txt", url="/terns")]
    unused = [
        {one.reference_id for one in dossier.findings if one.rule == "reference-unused"}
        for dossier in pipeline.run(paths, settings).dossiers
    ]
    assert unused == [{"roy"}, {"roy"}]


def test_a_damaged_copy_is_fetched_anew(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    (blob,) = [file for file in (tmp_path / "store" / "sha256").rglob("*") if file.is_file()]
    blob.chmod(0o644)
    blob.write_bytes(blob.read_bytes().replace(b"scrap", b"stone"))
    assert verdicts(pipeline.run([path], settings)) == [Verdict.VERBATIM]
    assert place.asked == ["/gulls", "/gulls"]


def test_a_saved_page_is_read_from_then_on(tmp_path: Path, place: Site, settings: Settings) -> None:
    place.pages["/gulls"] = reply(b"no programs", "403 Forbidden")
    path = article(tmp_path, place)
    saved = tmp_path / "gulls.html"
    saved.write_text(html(WORDS), encoding="utf-8")
    named = settings.changed(manuscripts=[path])
    added, lock = pipeline.add("marsh-2021", saved, None, "2026-03-01", named)
    assert (added.state, lock) == (Freshness.NEW, tmp_path / "claimcheck.lock")
    saved.unlink()
    report = pipeline.run([path], settings.changed(locked=True))
    assert verdicts(report) == [Verdict.VERBATIM]
    had = source(report)
    assert isinstance(had, Source)
    assert (had.url, had.retrieved) == (f"{place.url('/gulls')}", "2026-03-01")
    assert place.asked == []


def test_the_same_page_fetched_anew_is_no_change_of_the_lock(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    file = tmp_path / "claimcheck.lock"
    # NOTE: as if it had been fetched last year.
    file.write_text(
        re.sub('retrieved = "[^"]+"', 'retrieved = "2025-01-01T00:00:00Z"', file.read_text("utf-8"))
    )
    lock = file.read_bytes()
    assert states(path, settings, ALL) == [Freshness.SAME]
    assert place.asked == ["/gulls", "/gulls"]
    assert file.read_bytes() == lock


def test_a_check_leaves_the_store_as_it_is(tmp_path: Path, place: Site, settings: Settings) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    store = {file: file.read_bytes() for file in (tmp_path / "store").rglob("*") if file.is_file()}
    place.pages["/gulls"] = page("the ferry was given away")
    fetch(path, settings, Renewal(None, writes=False))
    assert {file: file.read_bytes() for file in (tmp_path / "store").rglob("*") if file.is_file()} == store


def test_a_fetch_that_cannot_keep_what_it_fetches_says_so(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    (tmp_path / "store").write_text("a file stands where the store should")
    with pytest.raises(UsageError, match="the store cannot be written"):
        fetch(path, settings)
    assert not (tmp_path / "claimcheck.lock").exists()


def test_a_page_saved_by_hand_is_asked_for_anew_by_its_id_alone(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    saved = tmp_path / "gulls.html"
    saved.write_text(html(WORDS), encoding="utf-8")
    pipeline.add("marsh-2021", saved, None, None, settings.changed(manuscripts=[path]))
    place.pages["/gulls"] = page("you have read all that is free this month; what follows is for subscribers")
    lock = (tmp_path / "claimcheck.lock").read_bytes()
    assert states(path, settings, Renewal(None, writes=False)) == [Freshness.KEPT]
    assert states(path, settings, ALL) == [Freshness.KEPT]
    assert place.asked == []
    assert (tmp_path / "claimcheck.lock").read_bytes() == lock
    assert states(path, settings, Renewal(frozenset({"marsh-2021"}))) == [Freshness.CHANGED]


def test_a_saved_page_that_the_store_lacks_is_asked_for(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    saved = tmp_path / "gulls.html"
    saved.write_text(html(WORDS), encoding="utf-8")
    pipeline.add("marsh-2021", saved, None, "2026-03-01", settings.changed(manuscripts=[path]))
    shutil.rmtree(tmp_path / "store")
    place.pages["/gulls"] = reply(b"no programs", "403 Forbidden")
    lack = source(pipeline.run([path], settings))
    assert isinstance(lack, Unavailable)
    assert lack.reason is Lack.NOT_STORED
    assert lack.detail.startswith(
        "the page that was saved by hand on 2026-03-01 is not in this store: bring the store along; the page"
    )


def test_of_a_dead_page_that_was_locked_the_store_is_asked_for(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    shutil.rmtree(tmp_path / "store")
    place.pages["/gulls"] = reply(b"gone", "404 Not Found")
    lack = source(pipeline.run([path], settings.changed(locked=True)))
    assert isinstance(lack, Unavailable)
    assert lack.reason is Lack.NOT_FOUND
    assert lack.detail.startswith(
        "the copy that the lock names is not in this store: bring the store along; the page"
    )


def test_a_page_saved_again_is_the_same_only_where_its_words_are(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    named = settings.changed(manuscripts=[article(tmp_path, place)])
    saved = tmp_path / "gulls.html"
    added = []
    for words, advertisement in ((WORDS, "Buy soap."), (WORDS, "Buy tea."), ("it was given away", "")):
        saved.write_text(html(words, advertisement=advertisement), encoding="utf-8")
        added.append(pipeline.add("marsh-2021", saved, None, None, named)[0].state)
    assert added == [Freshness.NEW, Freshness.SAME, Freshness.CHANGED]


def test_the_day_of_a_saved_page_can_be_put_right(tmp_path: Path, place: Site, settings: Settings) -> None:
    named = settings.changed(manuscripts=[article(tmp_path, place)])
    saved = tmp_path / "gulls.html"
    saved.write_text(html(WORDS), encoding="utf-8")
    for day in ("2026-03-01", "2026-03-02"):
        pipeline.add("marsh-2021", saved, None, day, named)
        assert f'retrieved = "{day}"' in (tmp_path / "claimcheck.lock").read_text("utf-8")


def test_a_saved_page_cannot_stand_for_one_of_several_places(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    references = tmp_path / "references.yaml"
    addresses = [place.url("/one"), place.url("/two")]
    references.write_text(f"- {{id: marsh, title: Gulls, source: {addresses}}}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="several addresses"):
        pipeline.add("marsh", path, None, None, settings.changed(references=references))


def test_an_archived_copy_with_other_words_than_the_locked_page_is_taken_by_upgrade_alone(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    archive(place, "20210505120000", "/gulls", page(WORDS.replace("scrap", "a song")))
    of_note = settings.changed(archive=f"{place.url('/web/')}", as_of_note=True)
    (told,), changes = fetch(path, of_note)
    assert (told.state, told.taken) == (Freshness.CHANGED, False)
    assert [snapshot.via for snapshot in told.left] == [Via.LIVE]
    assert changes[0].after is not None
    assert "a song" in changes[0].after.exact
    assert verdicts(pipeline.run([path], settings.changed(locked=True))) == [Verdict.VERBATIM]
    (taken,) = fetch(path, of_note, Renewal(frozenset({"marsh-2021"})))[0]
    assert (taken.state, taken.taken, taken.left) == (Freshness.CHANGED, True, ())
    had = source(pipeline.run([path], settings.changed(locked=True)))
    assert isinstance(had, Source)
    assert had.basis is Basis.ARCHIVED


def test_an_archived_copy_takes_the_place_of_a_locked_page_that_is_gone_but_not_of_one_that_is_down(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    lock = (tmp_path / "claimcheck.lock").read_bytes()
    archive(place, "20210505120000", "/gulls", page(WORDS.replace("scrap", "a song")))
    asking = settings.changed(archive=f"{place.url('/web/')}")
    place.pages["/gulls"] = reply(b"later", "500 Internal Server Error")
    assert states(path, asking, ALL) == [Freshness.MISSING]
    assert (tmp_path / "claimcheck.lock").read_bytes() == lock
    place.pages["/gulls"] = reply(b"gone", "404 Not Found")
    (taken,) = fetch(path, asking, ALL)[0]
    assert (taken.state, taken.taken) == (Freshness.CHANGED, True)
    assert isinstance(taken.had, Source)
    assert taken.had.basis is Basis.ARCHIVED


def test_what_the_lock_goes_on_holding_is_said_of_a_page_that_is_down(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    fetch(path, settings)
    place.pages["/gulls"] = reply(b"gone", "404 Not Found")
    (told,), _ = fetch(path, settings, ALL)
    assert [snapshot.address for snapshot in told.left] == [f"{place.url('/gulls')}"]


def test_why_nothing_was_had_is_told_with_its_address_offline_too(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    place.pages["/gulls"] = reply(b"no programs", "403 Forbidden")
    path = article(tmp_path, place)
    fetch(path, settings)
    lack = source(pipeline.run([path], settings.changed(locked=True, offline=True)))
    assert isinstance(lack, Unavailable)
    assert (lack.reason, lack.origin) == (Lack.FORBIDDEN, f"{place.url('/gulls')}")


def test_a_file_that_is_put_in_place_after_all_is_read_by_a_locked_run(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    (tmp_path / "references.yaml").write_text(
        "- {id: marsh, title: Gulls, author: [{family: Marsh, given: Bo}], source: gulls.txt}\n",
        encoding="utf-8",
    )
    assert states(path, settings) == [Freshness.MISSING]
    (tmp_path / "gulls.txt").write_text(f"Nobody wept. In the end {WORDS}.", encoding="utf-8")
    assert verdicts(pipeline.run([path], settings.changed(locked=True))) == [Verdict.VERBATIM]


def test_offline_a_copy_kept_since_is_better_than_the_locks_reason(
    tmp_path: Path, place: Site, settings: Settings
) -> None:
    path = article(tmp_path, place)
    place.pages["/gulls"] = reply(b"no programs", "403 Forbidden")
    fetch(path, settings)
    place.pages["/gulls"] = page(WORDS)
    pipeline.run([path], settings)
    assert verdicts(pipeline.run([path], settings.changed(offline=True))) == [Verdict.VERBATIM]
    assert verdicts(pipeline.run([path], settings.changed(offline=True, locked=True))) == [Verdict.UNCHECKED]
