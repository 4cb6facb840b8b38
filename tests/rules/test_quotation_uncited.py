"""A quotation without a citation is an error; a warning where the manuscript cites only in its text."""

from __future__ import annotations

import pytest

from claimcheck import rules
from claimcheck.model import Evidence, Level
from claimcheck.parser import assemble
from claimcheck.parser.given import Given
from claimcheck.parser.readers import markdown

NOTHING: dict[str, bytes] = {}


@pytest.mark.parametrize(
    ("cited", "level"),
    [
        ("Costs [rose](https://coast.example/costs) again.", Level.WARNING),
        ("Costs rose again [@lee, p. 3].", Level.WARNING),
        ("Costs rose again.", Level.ERROR),
        (
            "Costs rose again.[^1]\n\n[^1]: Ann Lee, “A Harbour Shut,” https://coast.example/costs.",
            Level.ERROR,
        ),
    ],
)
def test_its_level(cited: str, level: Level) -> None:
    data = f"The mayor said, “We never saw a notice on the pier.”\n\n{cited}\n".encode()
    manuscript = assemble(markdown.read(Given(data, "post.md", NOTHING.__getitem__)), "post.md", data)
    evidence = Evidence(manuscript=manuscript, references=(), resolutions=(), sources=(), matches=())
    assert [each.level for each in rules.apply(evidence, select=("quotation-uncited",))] == [level]
