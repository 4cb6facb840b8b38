"""A document that LibreOffice saved: a sign, both kinds of notes, changes, quotations, a list, a table.

It was written for this test, and saved anew by LibreOffice 7.4 as `MS Word 2007 XML`.
"""

from __future__ import annotations

from pathlib import Path

from word_files import open_bytes

from claimcheck.model import BlockKind

FILE = Path(__file__).parent / "files" / "mill-libreoffice.docx"
EXPECTED = """The Mill at the Ford

By Ann Lee[*]

He said “it turned all day.”[1] Nobody[i] slept in the well-known house.

One paragraph goes on.

The wheel turned all day, and at night nobody slept.[2]

Water came over the sill before dawn.[3]

See the page.

oak

elm

1. First.

2. Second.

The end.

[*] Ann Lee keeps the mill.

[1] Jon Marsh, Old Water (1999), 12.

[i] Not even the miller.

[2] Ibid., 14.

[3] Marsh, “Water,” 15."""


def test_a_file_of_libreoffice() -> None:
    layout = open_bytes(FILE.read_bytes())
    assert layout.text == EXPECTED
    kinds = [block.kind for block in layout.blocks]
    assert kinds[0] is BlockKind.HEADING
    assert [kinds.index(BlockKind.QUOTATION), kinds.count(BlockKind.QUOTATION)] == [4, 2]
    assert [mark.number for mark in layout.marks] == [1, 2, 3, 4, 5]
    assert [note.label for note in layout.notes] == ["*", "1", "i", "2", "3"]
    assert [(link.span.of(layout.text), link.url) for link in layout.links] == [
        ("the page", "https://mill.example/a")
    ]
