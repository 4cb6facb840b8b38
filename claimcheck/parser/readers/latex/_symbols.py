r"""Names of signs and accents go in, the characters that LaTeX prints for them come out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.parser.readers.latex._tokens import Kind

if TYPE_CHECKING:
    from claimcheck.parser.readers.latex._feed import Feed
    from claimcheck.parser.readers.latex._page import Page
    from claimcheck.parser.readers.latex._tokens import Token

PRINTED = str.maketrans({"'": "’", "`": "‘", "~": " "})
LIGATURES = {
    "``": "“",
    "''": "”",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    "!`": "¡",
    "?`": "¿",
    "--": "–",
    "---": "—",
}
# babel's shorthands of German; those for breaks and hyphens are alike in other languages.
SHORTHANDS = {"`": "„", "'": "“", "<": "«", ">": "»", "=": "-", "~": "-", "-": "", "|": "", "/": "/"} | dict(
    zip("aouAOUszei", "äöüÄÖÜßßëï", strict=True)
)
QUOTING = "`'"  # those that are quotation marks
_COMBINING = dict(
    zip(
        "`'^~=u.\"rHvdckbt",
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331\u0361",
        strict=True,
    )
)
_DOTLESS = {"i": "i", "j": "j", "imath": "i", "jmath": "j"}
_NAMED_SIGNS = """
    ldots … dots … textellipsis … dotsc … dotsb … slash / textasciitilde ~ lbrack [ rbrack ] textbar |
    textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textquotesingle '
    textquotedbl " dq " lq ‘ rq ’ quotedblbase „ quotesinglbase ‚ glqq „ grqq “ glq ‚ grq ‘ flqq « frqq
    » flq ‹ frq › guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹
    guilsinglright › S § P ¶ textsection § pounds £ textsterling £ euro € EUR € texteuro € textdollar $
    textcent ¢ textyen ¥ ss ß SS SS ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ
    TH Þ dj đ DJ Đ dag † ddag ‡ textdagger † textdaggerdbl ‡ copyright © textregistered ® textendash –
    textemdash — textless < textgreater > textunderscore _ textbraceleft { textbraceright } lbrace {
    rbrace } textbackslash \\ textasciicircum ^ textdegree ° degree ° degres ° percent % textperthousand
    ‰ textnumero № textbullet • textperiodcentered · textexclamdown ¡ textquestiondown ¿ LaTeX LaTeX TeX
    TeX LaTeXe LaTeX2e BibTeX BibTeX XeLaTeX XeLaTeX times × pm ± cdot · approx ≈ sim ~ leq ≤ geq ≥ le ≤
    ge ≥ ier er iers ers ieme e no nº No Nº pno p. ppno pp. psq f. psqq ff.
"""
_PAIRS = _NAMED_SIGNS.split()
_SIGNS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {
    **dict.fromkeys(("", "-", "/", "@", "!", "protect", "relax", "leavevmode", "noindent", "indent"), ""),
    **dict.fromkeys((" ", ":", ";", ">", "space", "quad", "qquad", "enspace", "newblock", "hfill"), " "),
    **dict.fromkeys(("nobreakspace", "xspace"), " "),
    **{sign: sign for sign in "&%$#_{}"},
    "og": "« ",
    "fg": " »",
}
_NAMED = re.compile(r"(?:\\ensuremath\{)?\\([A-Za-z]{2,})\}?")


@cache
def symbols() -> dict[str, str]:
    """Return the character of each command that prints one, by its name: those of pylatexenc and ours."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 - only for LaTeX

    table: dict[str, str] = {}
    for number, written in get_builtin_uni2latex_dict().items():
        named = _NAMED.fullmatch(written)
        if named and not unicodedata.combining(chr(number)):
            table.setdefault(named[1], chr(number))
    return table | _SIGNS


def accented(feed: Feed, page: Page, token: Token) -> bool:
    r"""Print the letter that stands after an accent, `\'e`, `\c{c}`, with it; False for another command."""
    combining = _COMBINING.get(token.text)
    if combining is None:
        return False
    base = feed.argument().tokens
    if not base:
        return True
    first = base[0]
    letters = _DOTLESS.get(first.text, "") if first.kind is Kind.COMMAND else first.text
    rest = "".join(other.text for other in base[1:] if other.kind is Kind.WORDS)
    page.words(unicodedata.normalize("NFC", letters[:1] + combining) + letters[1:] + rest, token.at)
    return True
