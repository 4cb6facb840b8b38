"""The same article in every format gives the same quotations, marks, notes and verdicts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck import pipeline, sample
from claimcheck.parser import READERS, parse
from claimcheck.parser.readers import pandoc
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Manuscript

FILES = Path(__file__).parent / "files"
ROOT = FILES.parents[2]
PLAIN = {"article": ROOT / "data" / "article.txt", "sample": ROOT / "claimcheck" / "sample" / "article.txt"}
READ = {suffix for reader in READERS if reader is not pandoc for suffix in reader.SUFFIXES}
CONVERTED = sorted(file.name for file in FILES.glob("*-*") if file.suffix in READ) + sorted(
    file.name for file in FILES.glob("*.*") if file.stem in PLAIN and file.suffix in READ
)


def quotations(manuscript: Manuscript) -> list[tuple[object, ...]]:
    """What must be the same: words, form, notes and speaker of each quotation, white space apart."""
    return [
        (
            " ".join(quotation.text.split()),
            quotation.form,
            quotation.marks,
            quotation.link,
            quotation.attribution.name if quotation.attribution else None,
        )
        for quotation in manuscript.quotations
    ]


def notes(manuscript: Manuscript) -> list[tuple[object, ...]]:
    """What the notes cite, without places."""
    left_out = {"span", "title_span"}
    return [
        (note.mark, note.label, *(citation.model_dump(exclude=left_out) for citation in note.citations))
        for note in manuscript.notes
    ]


@pytest.mark.parametrize("name", CONVERTED)
def test_the_same_is_read(name: str, figure: Callable[[str, str], None]) -> None:
    plain = parse(PLAIN[name.partition(".")[0].removesuffix("-libreoffice")])
    read = parse(FILES / name)
    assert notes(read) == notes(plain)
    assert [mark.number for mark in read.marks] == [mark.number for mark in plain.marks]
    assert quotations(read) == quotations(plain)
    assert [(claim.marks, claim.figures) for claim in read.claims] == [
        (claim.marks, claim.figures) for claim in plain.claims
    ]
    judged = sum(quotation.form.judged for quotation in read.quotations)
    figure(f"formats: {name}", f"{len(read.notes)} notes, {len(read.marks)} marks, {judged} quotations")


@pytest.mark.parametrize("name", [name for name in CONVERTED if name.startswith("sample")])
def test_the_same_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with sample.serve() as folder:
        monkeypatch.chdir(folder)
        shutil.copy(FILES / name, folder / name)
        settings = Settings(allow_private=True, store=None)
        plain, read = (pipeline.run([Path(file)], settings).dossiers[0] for file in ("article.txt", name))
    assert [(match.verdict, match.reference_id) for match in read.evidence.matches] == [
        (match.verdict, match.reference_id) for match in plain.evidence.matches
    ]
    assert [(found.rule, found.level) for found in read.findings] == [
        (found.rule, found.level) for found in plain.findings
    ]
