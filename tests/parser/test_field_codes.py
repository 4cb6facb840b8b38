"""Citation fields of Zotero and Mendeley give works by keys, and their data."""

from __future__ import annotations

import json

import pytest

from claimcheck.model import KeyedWork
from claimcheck.parser.field_codes import read

BOOK = {"id": 12, "type": "book", "title": "The Mill"}


def field(*items: dict[str, object], lead: str = "ADDIN ZOTERO_ITEM CSL_CITATION") -> str:
    return f"{lead} {json.dumps({'citationID': 'x', 'citationItems': items})} RNDabc"


@pytest.mark.parametrize(
    "lead", ["ADDIN ZOTERO_ITEM CSL_CITATION", "ZOTERO_ITEM CSL_CITATION", " ADDIN CSL_CITATION"]
)
def test_works_and_their_data(lead: str) -> None:
    found = read(
        field(
            {
                "id": 12,
                "uris": ["http://zotero.org/users/7/items/ABCD1234"],
                "itemData": BOOK,
                "locator": "3-4",
                "label": "chapter",
                "prefix": "see ",
                "suffix": ", with care",
            },
            {
                "uris": ["http://zotero.org/users/7/items/EFGH5678"],
                "itemData": {"title": "Water"},
                "locator": 9,
            },
            lead=lead,
        )
    )
    assert found is not None
    works, data = found
    assert works == (
        KeyedWork(key="ABCD1234", locator="3-4", locator_label="chapter", prefix="see", suffix=", with care"),
        KeyedWork(key="EFGH5678", locator="9", locator_label="page"),
    )
    assert [json.loads(text) for text in data] == [
        [{"id": "ABCD1234", "type": "book", "title": "The Mill"}],
        [{"id": "EFGH5678", "title": "Water"}],
    ]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (
            {"uris": ["http://www.mendeley.com/documents/?uuid=aa-bb"], "id": "ITEM-1", "itemData": BOOK},
            "aa-bb",
        ),
        ({"uri": "http://zotero.org/groups/9/items/KEYK/", "itemData": BOOK}, "KEYK"),
        ({"uris": [], "itemData": BOOK}, "item-12"),
        ({"itemData": {"id": "roy2023", "title": "The Mill"}}, "roy2023"),
        ({"id": "lee", "itemData": {"title": "The Mill"}}, "lee"),
    ],
    ids=["Mendeley", "one address", "number", "own id", "outer id"],
)
def test_keys(item: dict[str, object], key: str) -> None:
    found = read(field(item))
    assert found is not None
    assert [work.key for work in found[0]] == [key]
    assert json.loads(found[1][0])[0]["id"] == key


def test_a_work_that_is_only_counted_has_one_key_in_all_citations() -> None:
    """Mendeley's first item is ITEM-1 in each citation: another work there, and here the same."""
    first = read(field({"id": "ITEM-1", "itemData": {"id": "ITEM-1", "title": "The Mill"}}))
    other = read(field({"id": "ITEM-1", "itemData": {"id": "ITEM-1", "title": "Water"}}))
    again = read(
        field(
            {"id": "ITEM-1", "itemData": {"id": "ITEM-1", "title": "Water"}},
            {"id": "ITEM-2", "itemData": {"id": "ITEM-2", "title": "The Mill"}},
        )
    )
    assert first
    assert other
    assert again
    keys = [work.key for found in (first, other, again) for work in found[0]]
    assert keys[0] == keys[3] != keys[1] == keys[2]


@pytest.mark.parametrize(
    "instruction",
    [
        "",
        "PAGE",
        'ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY',
        "ADDIN ZOTERO_ITEM CSL_CITATION",
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"itemData":{"id":1}}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[]}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"uris":["http://zotero.org/users/7/items/AB"]}]}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[7]}',
        'CSL_CITATION {"citationItems":' + "[" * 100_000,
        'CSL_CITATION {"citationItems":[{"id":' + "9" * 5_000 + "}]}",
    ],
    ids=["nothing", "page", "bibliography", "no json", "cut", "none", "no data", "number", "deep", "huge"],
)
def test_what_is_no_citation_with_data_is_left_to_the_printed_words(instruction: str) -> None:
    assert read(instruction) is None


def test_signs_that_no_file_can_hold() -> None:
    found = read(
        'CSL_CITATION {"citationItems":[{"id":"a\\ud800","locator":"\\udfff1",'
        '"itemData":{"title":"M\\ud800","note":NaN}}]}'
    )
    assert found is not None
    assert found[0] == (
        KeyedWork(
            key="a\N{REPLACEMENT CHARACTER}", locator="\N{REPLACEMENT CHARACTER}1", locator_label="page"
        ),
    )
    assert json.loads(found[1][0]) == [
        {"id": "a\N{REPLACEMENT CHARACTER}", "title": "M\N{REPLACEMENT CHARACTER}", "note": None}
    ]
