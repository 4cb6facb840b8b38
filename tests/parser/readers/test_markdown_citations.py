"""Pandoc's citations in Markdown: works by keys, in the body and in notes, and their references."""

from __future__ import annotations

import pytest
from markdown_text import read

from claimcheck.model import KeyedWork

HEAD = "---\nreferences:\n- id: roy\n  title: A\n- id: 'lee:1'\n---\n\n"


def cited(text: str, **beside: bytes) -> list[tuple[str, tuple[KeyedWork, ...]]]:
    layout = read(text, **beside)
    return [(keyed.span.of(layout.text), keyed.works) for keyed in layout.keyed]


def work(key: str, locator: str | None = None, label: str | None = None, *around: str | None) -> KeyedWork:
    prefix, suffix = (*around, None, None)[:2]
    return KeyedWork(key=key, locator=locator, locator_label=label, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize(
    ("written", "works"),
    [
        ("[@roy]", [work("roy")]),
        ("[@roy, p. 3]", [work("roy", "3", "page")]),
        ("[@roy p. 3]", [work("roy", "3", "page")]),
        ("[@roy, 33]", [work("roy", "33")]),
        ("[@roy, iv]", [work("roy", None, None, None, "iv")]),
        ("[@roy, pp. iv, vi-xi, 3]", [work("roy", "iv, vi-xi, 3", "page")]),
        (
            "[see @a, pp. 33-35; also @b, chap. 1]",
            [work("a", "33-35", "page", "see"), work("b", "1", "chapter", "also")],
        ),
        ("[-@roy]", [work("roy")]),
        ("[@roy, § 4.2]", [work("roy", "4.2", "section")]),
        ("[@roy, ¶¶3--5]", [work("roy", "3--5", "paragraph")]),
        ("[@roy, vol. 2]", [work("roy", "2", "volume")]),
        ("[@roy, fol. 12r]", [work("roy", "12r", "folio")]),
        ("[@roy, l. 7 and passim]", [work("roy", "7", "line", None, "and passim")]),
        ("[@roy, n. 4]", [work("roy", "4", "note")]),
        ('[@roy, s.v. "mill"]', [work("roy", '"mill"', "sub-verbo")]),
        ("[@roy{ii, A, D-Z}, with more]", [work("roy", "ii, A, D-Z", None, None, ", with more")]),
        ("[@roy, {p. 3} so]", [work("roy", "3", "page", None, "so")]),
        ("[@roy, as quoted by others]", [work("roy", None, None, None, "as quoted by others")]),
        ("[@{key with spaces}; @x:y.z/1]", [work("key with spaces"), work("x:y.z/1")]),
        ("[@roy, 3; and more]", [work("roy", "3", None, None, "; and more")]),
        ("@zoe [p. 3]", [work("zoe", "3", "page")]),
        ("@zoe [@b, 3]", [work("zoe"), work("b", "3")]),
        ("@zoe [p. 3; also @b]", [work("zoe", "3", "page"), work("b", None, None, "also")]),
    ],
)  # fmt: skip
def test_citations_in_brackets(written: str, works: list[KeyedWork]) -> None:
    assert cited(f"It stood {written}.") == [(written, tuple(works))]


@pytest.mark.parametrize("key", ["@roy", "-@roy", "@lee:1"])
def test_a_known_key_needs_no_brackets(key: str) -> None:
    assert cited(f"{HEAD}As {key} says.") == [(key, (work(key.lstrip("-@")),))]
    assert cited(f"As {key} says.") == []


def test_a_key_cited_in_brackets_is_known_elsewhere() -> None:
    assert [printed for printed, _ in cited("As @roy says.\n\nIt stood [@roy, 3].")] == ["@roy", "[@roy, 3]"]


def test_keys_of_a_bibliography_are_known() -> None:
    head = "---\nbibliography: [refs.bib, more.json]\n---\n\n"
    bib, csl = b"@book{roy, title={A}}\n@article(lee,\n", b'[{"id": "abe", "title": "B"}]'
    found = cited(head + "As @roy, @lee and @abe say, not @zoe.", refs_bib=bib, more_json=csl)
    assert [printed for printed, _ in found] == ["@roy", "@lee", "@abe"]
    assert read(head + "a", refs_bib=bib, more_json=csl).bibliographies == ("refs.bib", "more.json")


def test_any_key_counts_where_the_bibliography_cannot_be_looked_into() -> None:
    for name in ("refs.bib", "refs.xml", "refs"):
        found = cited(f"---\nbibliography: {name}\n---\n\nAs @zoe [sic] says.")
        assert [printed for printed, _ in found] == ["@zoe"]


@pytest.mark.parametrize(
    "written",
    [
        "Write to ann@lee.example now",
        "[write to ann@lee.example]",
        "Follow @annlee on it",
        "https://social.example/@roy",
        "\\@roy says",
        "`@roy`",
        "(@) an example",
        "[@roy](https://a.example/)",
        "[@roy] and [@roy][] and [@x][1]\n\n[@roy]: https://a.example/\n[@x]: a\n[1]: https://b.example/",
        "[`@roy`][] and [the `@lee` call]",
    ],
)
def test_what_is_no_citation(written: str) -> None:
    known = HEAD if written.startswith(("https", "\\", "`")) else ""
    assert cited(known + written) == []


def test_citations_in_notes_and_over_two_lines() -> None:
    written = "> It stood [see\n> @roy, p. 3].[^1]\n\n[^1]: But *see* [@lee].\n"
    layout = read(written)
    assert [keyed.span.of(layout.text) for keyed in layout.keyed] == ["[see\n@roy, p. 3]", "[@lee]"]
    assert layout.keyed[0].works == (work("roy", "3", "page", "see"),)


@pytest.mark.parametrize(("before", "line"), [("---\ntitle: x\n", 3), ("It stood.\n\n---\n", 4)])
def test_references_in_the_file(before: str, line: int) -> None:
    layout = read(f"{before}references:\n- id: roy\n  title: A\nlang: en\n---\n\nBody.\n")
    [embedded] = layout.embedded
    assert (embedded.text, embedded.line) == ("references:\n- id: roy\n  title: A\n", line)
    assert layout.text.endswith("Body.")
