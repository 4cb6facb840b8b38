"""What the documentation names exists, and what exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck import model

DOCS = Path(__file__).parents[1] / "docs"


def glossary() -> list[str]:
    """The nouns of the glossary's tables, in order."""
    return re.findall(r"^\| `(\w+)` \|", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_glossary_knows_every_noun_and_no_other() -> None:
    assert sorted(glossary()) == sorted(model.__all__)


def test_every_row_of_the_glossary_says_what_and_from_where() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    assert [row[0] for row in rows if len(row) != 3 or not all(row)] == []
