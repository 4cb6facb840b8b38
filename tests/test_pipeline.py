"""The whole story: what is read from notes and file together, what is fetched, what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from resolver.site import Site, reply

import claimcheck
from claimcheck import pipeline
from claimcheck.model import Level, Source, Unchecked, Verdict
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "the ferry was sold for scrap in the autumn of that year"
PAGE = f"<title>Gulls</title><p>Nobody wept. In the end {WORDS}, and the crew went home.</p>"


@pytest.fixture
def site() -> Iterator[str]:
    site = Site()
    site.pages["/gulls"] = reply(PAGE.encode())
    yield site.url("")
    site.close()


def settings(tmp_path: Path, **more: object) -> dict[str, object]:
    return {"allow_private": True, "store": tmp_path / "store", **more}


def write(tmp_path: Path, *notes: str, quotations: tuple[str, ...] = (WORDS,)) -> Path:
    body = " ".join(f"Marsh writes that “{words}.”[{n}]" for n, words in enumerate(quotations, 1))
    text = "\n\n".join([body, *(f"[{n}] {note}" for n, note in enumerate(notes, 1))])
    path = tmp_path / "article.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_an_address_in_a_note_is_fetched_without_a_references_file(tmp_path: Path, site: str) -> None:
    path = write(tmp_path, f"Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {site}/gulls.")
    report = claimcheck.check(path, **settings(tmp_path))
    [match] = report.dossiers[0].evidence.matches
    assert (match.verdict, match.reference_id) == (Verdict.PERMISSIBLE, "marsh-2021")
    assert report.summary.exit_code == 0


def test_a_work_that_the_file_does_not_list_is_read_from_its_note(tmp_path: Path, site: str) -> None:
    path = write(tmp_path, f"Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {site}/gulls.")
    tmp_path.joinpath("references.yaml").write_text(
        "references:\n  - {id: marsh-2021, title: Something Else, source: other.txt}\n", encoding="utf-8"
    )
    report = claimcheck.check(path, **settings(tmp_path))
    dossier = report.dossiers[0]
    [match] = dossier.evidence.matches
    assert match.verdict is Verdict.PERMISSIBLE
    assert match.reference_id not in {None, "marsh-2021"}  # the file's own entry keeps its name
    ids = [reference.id for reference in dossier.evidence.references]
    assert len(ids) == len(set(ids)) == 2
    assert {"reference-missing", "reference-unused"} <= {finding.rule for finding in dossier.findings}


def test_a_work_named_with_see_also_is_read_but_proves_nothing(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2; "
        "see also Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, 3.",
    )
    tmp_path.joinpath("lee.txt").write_text("The harbour was closed for nine weeks. " * 5, encoding="utf-8")
    tmp_path.joinpath("marsh.txt").write_text(f"In the end {WORDS}.", encoding="utf-8")
    tmp_path.joinpath("references.yaml").write_text(
        "references:\n"
        "  - {id: lee, title: A Harbour Shut, source: lee.txt}\n"
        "  - {id: marsh, title: Gulls, source: marsh.txt}\n",
        encoding="utf-8",
    )
    [match] = claimcheck.check(path, **settings(tmp_path)).dossiers[0].evidence.matches
    assert (match.verdict, match.reference_id) == (Verdict.MISATTRIBUTED, "marsh")


def test_offline_reads_what_an_earlier_run_kept(tmp_path: Path, site: str) -> None:
    path = write(tmp_path, f"Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {site}/gulls.")
    fetched = claimcheck.check(path, **settings(tmp_path))
    kept = claimcheck.check(path, **settings(tmp_path, offline=True))
    again = claimcheck.check(path, **settings(tmp_path, offline=True))
    assert kept.dossiers[0].evidence.matches == fetched.dossiers[0].evidence.matches
    assert kept == again
    assert fetched.summary == kept.summary


def test_offline_with_nothing_kept_says_so(tmp_path: Path, site: str) -> None:
    path = write(tmp_path, f"Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {site}/gulls.")
    report = claimcheck.check(path, **settings(tmp_path, offline=True))
    [match] = report.dossiers[0].evidence.matches
    assert (match.verdict, match.reason) == (Verdict.UNCHECKED, Unchecked.SOURCE_UNAVAILABLE)
    assert report.summary.exit_code == 3


def test_only_cited_works_are_obtained(tmp_path: Path) -> None:
    path = write(tmp_path, "Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, 3.")
    tmp_path.joinpath("marsh.txt").write_text(WORDS, encoding="utf-8")
    tmp_path.joinpath("references.yaml").write_text(
        "references:\n"
        "  - {id: marsh, title: Gulls, source: marsh.txt}\n"
        "  - {id: unused, title: Terns, source: terns.txt}\n",
        encoding="utf-8",
    )
    [source] = claimcheck.check(path, **settings(tmp_path)).dossiers[0].evidence.sources
    assert isinstance(source, Source)
    assert source.reference_id == "marsh"


def test_several_manuscripts_make_one_report(tmp_path: Path) -> None:
    paths = []
    for name, words in (
        ("one", WORDS),
        ("two", "the gulls were paid in bread and never once complained of it"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        paths.append(write(folder, "Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, 3.", quotations=(words,)))
        folder.joinpath("marsh.txt").write_text(f"In the end {WORDS}. " * 3, encoding="utf-8")
        folder.joinpath("references.yaml").write_text(
            "references:\n  - {id: marsh, title: Gulls, source: marsh.txt}\n", encoding="utf-8"
        )
    seen: list[tuple[str, str, int, int]] = []
    report = pipeline.run(paths, Settings(store=tmp_path / "store"), lambda *step: seen.append(step))
    assert [dossier.evidence.matches[0].verdict for dossier in report.dossiers] == [
        Verdict.VERBATIM,
        Verdict.ABSENT,
    ]
    assert report.summary.quotations[Verdict.ABSENT] == 1
    assert report.summary.findings[Level.ERROR] == 1
    assert report.summary.exit_code == 1
    assert ("quotations", "q01", 1, 1) in seen


def test_the_face_gives_what_it_lists() -> None:
    assert {name for name in claimcheck.__all__ if getattr(claimcheck, name, None) is None} == set()
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = claimcheck.no_such_name
