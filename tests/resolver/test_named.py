"""References that a manuscript brings: those that stand in it, and those of the bibliographies it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck import parser
from claimcheck.errors import ReferencesError
from claimcheck.model import EmbeddedReferences, Manuscript, Place
from claimcheck.resolver.bibliography import named

if TYPE_CHECKING:
    from pathlib import Path


def manuscript(*embedded: EmbeddedReferences, bibliographies: tuple[str, ...] = ()) -> Manuscript:
    read = parser.parse_text("It stood.", path="essay.md")
    return read.model_copy(update={"embedded": embedded, "bibliographies": bibliographies})


def test_json_and_yaml_that_stand_in_the_manuscript(tmp_path: Path) -> None:
    read = manuscript(
        EmbeddedReferences(text='[{"id": "lee", "title": "The Mill"}]'),
        EmbeddedReferences(text="- id: roy\n  title: The Quay\n  unheard-of: 1\n", line=3),
        EmbeddedReferences(text="[{id: ek, title: The Dam}]"),
        EmbeddedReferences(text='{"id": "lee", "title": "Another"}'),
    )
    assert [(r.id, r.title) for r in named(read, tmp_path)] == [
        ("lee", "The Mill"),
        ("roy", "The Quay"),
        ("ek", "The Dam"),
    ]


def test_an_error_stands_in_the_manuscript(tmp_path: Path) -> None:
    read = manuscript(EmbeddedReferences(text="- id: roy\n- title: The Quay\n", line=3))
    with pytest.raises(ReferencesError, match="lacks its `id`") as raised:
        named(read, tmp_path)
    assert (raised.value.file, raised.value.line) == ("essay.md", 4)


def test_bibliographies_beside_and_below(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{lee, title = {The Mill}}", encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "list.json").write_text('[{"id": "roy", "source": "roy.html"}]', encoding="utf-8")
    read = manuscript(
        EmbeddedReferences(text="[{id: lee, title: Mine}]"),
        bibliographies=("IEEEabrv", "refs", "more/list.json"),
    )
    lee, roy = named(read, tmp_path)
    assert (lee.title, roy.id, roy.source) == ("Mine", "roy", (Place(file="more/roy.html"),))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("refs.bib", "is not there"),
        ("../refs.bib", "outside its folder"),
        ("/etc/passwd", "outside its folder"),
        ("a\0b", "is not there"),
    ],
)
def test_a_bibliography_that_cannot_be_had(tmp_path: Path, name: str, said: str) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (tmp_path / "refs.bib").write_text("@book{lee, title = {The Mill}}", encoding="utf-8")
    with pytest.raises(ReferencesError, match=said) as raised:
        named(manuscript(bibliographies=(name,)), folder)
    assert raised.value.file == "essay.md"
