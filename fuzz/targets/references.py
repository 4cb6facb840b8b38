"""A references file in each of its forms, and that what is written of what is read is read the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

from claimcheck import parser, resolver
from claimcheck.errors import ReferencesError
from fuzz.properties import closed, decoded
from fuzz.target import Target

_FOLDER = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))
_FILE = _FOLDER / "references.yaml"


def _check(data: bytes) -> None:
    for name in ("references.yaml", "references.json", "references.bib"):
        _read(_FOLDER / name, data)
    drafted = resolver.draft(parser.parse_text("It stood.[1]\n\nNotes\n\n1. " + decoded(data)))
    if drafted:
        _FILE.write_bytes(resolver.dump(drafted).encode("utf-8"))
        assert [reference.id for reference in resolver.load(_FILE)] == [reference.id for reference in drafted]


def _read(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    try:
        read = resolver.load(file)
    except ReferencesError as error:
        assert "\n" not in str(error), error
        assert (error.line or 1) >= 1, error
        assert (error.column or 1) >= 1, error
        return
    for reference in read:
        closed(reference)
    ids = [reference.id for reference in read]
    assert len(ids) == len(set(ids)), ids
    resolver.identify(_ARTICLE, read)
    _FILE.write_bytes(resolver.dump(read).encode("utf-8"))
    assert [reference.id for reference in resolver.load(_FILE)] == ids


_ARTICLE = parser.parse_text(
    "It stood.[1]\n\nNotes\n\n1. Ann Lee, “The Mill,” Coast Weekly, 3 May 2021, 4.\n"
)
TARGET = Target(
    seeds=(
        b"""references:
- id: mill
  type: article-newspaper
  title: "The Mill: at the ford"
  author:
  - {family: Lee, given: Ann}
  - literal: The Tide Board
  container-title: Coast Weekly
  issued: 2021-05-03
  accessed: {date-parts: [[2022, 6, 4]]}
  URL: https://coast.example/mill
  DOI: 10.1000/182
  notes: [1, 7]
  source:
  - {file: pages/mill.html, extent: whole}
- id: 2
  title: 'Old Water'
  issued:
    date-parts:
    - [1999]
  page: 12-14
  source: sources/water.txt
  notes: 3
""",
        b"---\n- id: a\n  title: |\n    Two\n    lines\n- id: b\n  note: >-\n    folded\n...\n",
        "Ann Lee, “The Mill,” Coast Weekly, 3 May 2021, https://coast.example/mill; Jon Marsh, Old Water (1999).\n".encode(),
        rb"""@string{cw = "Coast " # {Weekly}}
@article{mill, author = {Lee, Ann and {Tide Board} and others}, title = "The {Mill}: {\'E}tude",
  journal = cw, year = 2021, month = "3~" # may, doi = {10.1000/a{\_}b}, url = {https://coast.example/mill}}
@incollection{water, crossref = {vol}, author = {family=Marsh, given=Jon}, title = {Old $\alpha$ Water}}
@book(vol, editor = {Berg, Ida}, title = {Waters}, date = {2019-05/2019-06}, source = {pages/water.txt})
""",
        rb"""{"items": [{"id": 3, "type": "book", "title": "The <i>Mill</i> \ud83d\ude00", "author": [{"family": "Lee"}],
 "issued": {"date-parts": [["2021", 5, 3]]}, "source": "DOI.org (Crossref)", "URL": "https:\/\/coast.example", "x": null},
 {"id": "water", "accessed": {"raw": "June 2022"}, "notes": [1], "source": {"file": "a.txt"}}]}
""",
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                ": ",
                "- ",
                "\n",
                "\n  ",
                "\n- ",
                "\n    ",
                '"',
                "'",
                "[",
                "]",
                "{",
                "}",
                ", ",
                "#",
                "|",
                ">-",
                "? ",
                "---\n",
            ),
            *(
                "&a ",
                "*a",
                "!!int ",
                "%YAML 1.1\n",
                "~",
                "null",
                "id: a\n",
                "date-parts: [[2021, 5, 3]]",
                "season: 1",
            ),
            *(
                "notes: ",
                "source: ",
                "file: ",
                "url: ",
                "basis: transcription",
                "extent: partial",
                "literal: ",
                "issued: ",
                "\t",
            ),
            *(
                "@book{a,",
                "@string{",
                "crossref = ",
                " # ",
                "\\'{e}",
                " and ",
                "{",
                '":',
                '"id": ',
                "\\ud83d",
                "\\u0000",
            ),
            *("1" * 5000, "0x1F", "1e999", "-1", "9999-12-31", "raw: ", "circa: true"),
        )
    ),
)
