"""CSL-JSON as Zotero and others export it: what is read, what is passed over, and where an error stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReferencesError
from claimcheck.model import Name, Place, Reference
from claimcheck.resolver import marked_json
from claimcheck.resolver.bibliography import dump, load
from claimcheck.resolver.csl_nodes import plain

if TYPE_CHECKING:
    from pathlib import Path

ZOTERO = r"""[
	{
		"id": "http://zotero.org/users/1/items/ABCD",
		"citation-key": "lee2021",
		"type": "article-newspaper",
		"container-title": "Coast Weekly",
		"source": "DOI.org (Crossref)",
		"title": "The <i>Mill</i> at the <span class=\"nocase\">Ford</span> \ud83d\ude00",
		"URL": "https:\/\/coast.example\/mill",
		"author": [
			{"family": "Lee", "given": "Ann", "multi": {"_key": {}}},
			{"literal": "Tide Board"}
		],
		"accessed": {"date-parts": [["2022", 6, 4]]},
		"issued": {"date-parts": [[2021, 5, 3]]},
		"indexed": {"a": 1}
	}
]"""


def read(folder: Path, text: str) -> tuple[Reference, ...]:
    file = folder / "refs.json"
    file.write_text(text, encoding="utf-8")
    return load(file)


def test_an_export(tmp_path: Path) -> None:
    assert read(tmp_path, ZOTERO) == (
        Reference(
            id="http://zotero.org/users/1/items/ABCD",
            type="article-newspaper",
            title="The Mill at the Ford 😀",
            author=(Name(family="Lee", given="Ann"), Name(literal="Tide Board")),
            container_title="Coast Weekly",
            issued="2021-05-03",
            accessed="2022-06-04",
            url="https://coast.example/mill",
            other={"citation-key": "lee2021", "source": "DOI.org (Crossref)"},
            line=2,
        ),
    )


def test_what_is_read_can_be_written(tmp_path: Path) -> None:
    [reference] = read(tmp_path, ZOTERO)
    yaml = tmp_path / "references.yaml"
    yaml.write_text(dump([reference]), encoding="utf-8")
    assert [r.model_copy(update={"line": 2}) for r in load(yaml)] == [reference]


@pytest.mark.parametrize(
    "text",
    [
        '{"items": [{"id": "a"}]}',
        '{"references": [{"id": "a"}]}',
        '{"id": "a"}',
        '\ufeff[{"id": "a"}]',
        '[{"id": "a", "title": "", "author": [], "DOI": null}]',
        '[{"id": "a", "DOI": "none", "URL": "see the library", "type": "scroll", "issued": "soon"}]',
    ],
)
def test_shapes_and_values_that_say_nothing(tmp_path: Path, text: str) -> None:
    [reference] = read(tmp_path, text)
    assert reference == Reference(id="a", line=1)


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        ('{"date-parts": [[2023, 6, null]]}', "2023-06"),
        ('{"date-parts": [["2023"]], "season": "1"}', "2023"),
        ('{"raw": "June 2023"}', "2023"),
        ('{"literal": "Spring 2020"}', "2020"),
        ('{"date-parts": [[-44]]}', None),
        ('{"date-parts": [[]]}', None),
    ],
)
def test_dates(tmp_path: Path, value: str, issued: str | None) -> None:
    assert read(tmp_path, f'[{{"id": "a", "issued": {value}}}]')[0].issued == issued


def test_a_number_for_an_id_pins_no_note(tmp_path: Path) -> None:
    first, second = read(tmp_path, '[{"id": 3}, {"id": "4", "citation-key": "roy"}]')
    assert [(r.id, r.pins, r.other) for r in (first, second)] == [
        ("item-3", (), {"citation-key": "3"}),
        ("item-4", (), {"citation-key": "roy"}),
    ]


def test_own_keys_are_read_and_held_to(tmp_path: Path) -> None:
    [reference] = read(tmp_path, '[{"id": "a", "notes": [1, 2], "source": {"file": "a.html"}}]')
    assert (reference.notes, reference.source) == ((1, 2), (Place(file="a.html"),))
    with pytest.raises(ReferencesError, match="cannot be 'half'"):
        read(tmp_path, '[{"id": "a", "source": {"file": "a.html", "extent": "half"}}]')


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('[{"id": "a"},\n {"title": "x"}]', (2, 2), "lacks its `id`"),
        ('[{"id": "a"},\n {"id": "a"}]', (2, 9), "is taken"),
        ('[{"id": "a"\n "title": "x"}]', (2, 2), "a comma or }"),
        ('[{"id": "a",\n}]', (2, 1), "a key in quotation marks"),
        ('[{"id" "a"}]', (1, 8), "a colon"),
        ('[{"id": "a", "id": "b"}]', (1, 14), "repeats the key"),
        ('[{"id": "a"}] x', (1, 15), "more follows"),
        ('[{"id": NaN}]', (1, 9), "a value"),
        ('[{"id": "a', (1, 9), "a value"),
        ("[" * 30, (1, 21), "levels deep"),
        ('"a"', (1, 1), "must be a list"),
        ("[3]", (1, 2), "must be a mapping"),
        ("", (1, 1), "is empty"),
    ],
)
def test_where_an_error_stands(tmp_path: Path, text: str, place: tuple[int, int], said: str) -> None:
    with pytest.raises(ReferencesError) as raised:
        read(tmp_path, text)
    assert (raised.value.line, raised.value.column) == place
    assert said in raised.value.what


def test_half_a_surrogate_pair_stands_in_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, r'[{"id": "a", "title": "x\ud83d"}]')[0].title == "x\ufffd"


@given(
    st.recursive(
        st.text() | st.integers().map(str),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_every_value_is_read_as_it_is_written(value: object) -> None:
    for indent in (None, 1):
        node = marked_json.read(json.dumps(value, indent=indent))
        assert node is not None
        assert plain(node) == value
