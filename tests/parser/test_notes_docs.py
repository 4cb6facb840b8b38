"""The page on notes says how each form is read: so it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.model import NoteKind, NoteText, Span
from claimcheck.parser import notes_locators
from claimcheck.parser.notes import cite_all

if TYPE_CHECKING:
    from claimcheck.model import Citation

PAGE = Path(__file__).parents[2] / "docs/notes.md"


def tables() -> dict[str, list[tuple[str, str]]]:
    """Return the rows of each section's table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, rest = section.partition("\n")
        rows = [line.strip("| ").split(" | ") for line in rest.splitlines() if line.startswith("| ")]
        found[title] = [(printed, said) for printed, said in rows[1:]]
    return found


TABLES = tables()
FIELDS = ("container", "issued")


def said(citation: Citation) -> str:
    """Say what was read, as the page does."""
    parts = [
        f"authors {', '.join(citation.authors)}" if citation.authors else "",
        f"title {citation.title}" if citation.title else "",
        *(f"{field} {value}" for field in FIELDS if (value := getattr(citation, field))),
        f"suffix {citation.year_suffix}" if citation.year_suffix else "",
        f"locator {citation.locator} ({citation.locator_label})" if citation.locator else "",
        f"note {citation.note_reference}" if citation.note_reference else "",
        f"hereafter {citation.hereafter}" if citation.hereafter else "",
        f"url {citation.url}" if citation.url else "",
        f"doi {citation.doi}" if citation.doi else "",
    ]
    signal = f"[{citation.signal.value}] " if citation.signal else ""
    return f"{signal}{citation.form.value}: {'; '.join(filter(None, parts))}".strip()


def read(rows: list[str], kind: NoteKind) -> list[str]:
    """Read the rows as the notes of one text."""
    text = "\n\n".join(rows)
    notes, at = [], 0
    for number, row in enumerate(rows, 1):
        notes.append(NoteText(mark=number + 900, span=Span(start=at, end=at + len(row)), kind=kind, label=""))
        at += len(row) + 2
    return [" · ".join(map(said, citations)) for citations in cite_all(text, notes)]


@pytest.mark.parametrize("section", [name for name in TABLES if name != "Locators"])
def test_notes_are_read_as_the_page_says(section: str) -> None:
    rows = TABLES[section]
    kind = NoteKind.ENTRY if section.startswith("Entries") else NoteKind.NOTE
    found = read([printed for printed, _ in rows], kind)
    assert found == [expected for _, expected in rows]


@pytest.mark.parametrize(("printed", "counts"), TABLES["Locators"])
def test_locators_count_what_the_page_says(printed: str, counts: str) -> None:
    assert notes_locators.leading(f", {printed}.") == (printed.removesuffix("."), "")
    assert notes_locators.label(printed) == (None if counts == "-" else counts)
