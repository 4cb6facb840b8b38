"""A plain-text manuscript: its encoding, blocks, marks, quotations, claims, notes and citations."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from claimcheck import parser
from claimcheck.errors import ManuscriptError
from fuzz.properties import decoded, sound, within
from fuzz.target import Target

_FILE = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-")) / "article.txt"


def _check(data: bytes) -> None:
    _FILE.write_bytes(data)
    with suppress(ManuscriptError):
        sound(parser.parse(_FILE, "article.txt"))
    given = decoded(data)
    read = parser.parse_text(given)
    sound(read)
    assert read.text == given.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    quotation = parser.quote(given)
    within(quotation, given)


TARGET = Target(
    seeds=(
        """The mill stood by the ford. “It was old,” said Ann Lee, “and the wheel [of oak] turned . . . all day.”[1]
Nobody else saw it.[2-3] He wrote:

    The wheel turned all day, and at night
    nobody slept.[4]

Notes

1. Ann Lee, “The Mill at the Ford,” Coast Weekly, 3 May 2021, p. 4, https://coast.example/mill.
2. Ibid.; see also Jon Marsh, Old Water (Ferreby: Tide Press, 1999), 12–14.
3. Marsh, “Water,” 17.
4. Quoted in Lee, above, note 1, accessed 4 June 2022, doi:10.1000/182.
""".encode(),
        "»Die Mühle stand.«¹ Er sagte: „Das Rad drehte sich“².\n\n¹ Lee, Die Mühle, 1999, S. 5.\n² Ebd., S. 6.\n".encode(),
        "# The Mill\n\n> The wheel turned,\n> all day. (Lee 2021, 4)\n\n‘It’s old’, she said. ‘Very.’ [1]\n\n[1] Lee, A. (2021).\n".encode(),
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *"“”‘’„«»「」\"'[](){}<>…¹²³—–-*#>_|",
            "[1]",
            "[2-9]",
            ". . .",
            "\n\n",
            "\n    ",
            "\n> ",
            "Notes\n\n",
            "\n1. ",
            "Ibid.",
            " et al.",
            "pp. 3-4",
            "n. 2",
            "https://",
            "31 February 2022",
            "2020-01-01",
            " said ",
            ", she said, ",
            "[sic]",
            "\f",
        )
    ),
)
