"""A profile changes the levels of a few rules, and silences some, as its style guide asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck import pipeline
from claimcheck.errors import SettingsError, UsageError
from claimcheck.model import Level

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """He said that “the pilots went home and the ferries lay at the quay.”[1]

[1] Ann Lee, “A Harbour Shut,” Journal of Coasts 12, no. 3 (1 January 2021), https://coast.example/shut.
"""
REFERENCES = """references:
  - {id: 1, type: article-journal, title: A Harbour Shut, page: 3-9, source: shut.txt}
"""
SOURCE = "The harbour was closed. The pilots went home and and the ferries lay at the quay until May.\n"
OURS = {"quotation-first-letter", "quotation-misprint", "pinpoint-missing", "note-suspicious-date"}

Found = Callable[..., dict[str, Level]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "references.yaml").write_text(REFERENCES, "utf-8")
    (tmp_path / "shut.txt").write_text(SOURCE, "utf-8")

    def check(**settings: object) -> dict[str, Level]:
        report = pipeline.check(tmp_path / "article.txt", offline=True, store=None, **settings)
        return {f.rule: f.level for f in report.dossiers[0].findings if f.rule in OURS}

    return check


@pytest.mark.parametrize(
    ("profile", "levels"),
    [
        ("chicago", {"pinpoint-missing": Level.WARNING}),
        ("apa", {"pinpoint-missing": Level.ERROR, "quotation-misprint": Level.WARNING}),
        (
            "legal",
            {
                "pinpoint-missing": Level.ERROR,
                "quotation-first-letter": Level.WARNING,
                "quotation-misprint": Level.WARNING,
            },
        ),
    ],
)
def test_levels(profile: str, levels: dict[str, Level], found: Found) -> None:
    assert found(profile=profile) == levels


def test_what_is_off_speaks_when_it_is_asked(found: Found) -> None:
    assert found(select=("note-suspicious-date",)) == {"note-suspicious-date": Level.NOTE}
    assert found(extend_select=("note-suspicious-date",)).keys() == {
        "pinpoint-missing",
        "note-suspicious-date",
    }
    assert found(extend_select=("note-suspicious-date",), ignore=("note-suspicious-date",)).keys() == {
        "pinpoint-missing"
    }


def test_unknown_names_are_refused(found: Found) -> None:
    with pytest.raises(SettingsError, match="profile"):
        found(profile="mla")
    with pytest.raises(UsageError, match="no rule 'note-date'"):
        found(extend_select=("note-date",))
