r"""Commands that print some of their arguments or none, and those whose words are code, links or raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser.drafting import raised
from claimcheck.parser.readers.latex._headings import arguments
from claimcheck.parser.readers.latex._locators import plain
from claimcheck.parser.readers.latex._math import LOWERED
from claimcheck.parser.readers.latex._tokens import Kind
from claimcheck.parser.readers.latex._views import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token

# `*` a star, `o` an optional argument, `m` one that prints nothing, `t` one whose words are printed.
# Commands of no argument here leave it in the text: `\emph{so}` and `{\em so}` are the same letters.
_ARGUMENTS = {
    "": """em it bf sc tt sl sf rm itshape bfseries scshape ttfamily slshape sffamily rmfamily upshape
        mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
        centering raggedright raggedleft today emph textit textbf textsc textsl textsf textrm textup
        textmd textnormal underline uline MakeUppercase MakeLowercase uppercase lowercase mbox hbox hline
        toprule midrule bottomrule frontmatter mainmatter backmatter appendix begingroup endgroup bgroup
        egroup null tableofcontents listoffigures listoftables singlespacing onehalfspacing doublespacing
        sloppy fussy makeindex printindex printglossaries theendnotes EnableQuotes phantomsection global
        long strut allowbreak nobreak unskip ignorespaces""",
    "*m": """label ref pageref autoref cref Cref eqref nameref vref nocite hyphenation vspace hspace pagestyle
        thispagestyle pagenumbering selectlanguage graphicspath includeonly phantom vphantom hphantom
        linespread enlargethispage hypersetup newlength newcounter markright lhead chead rhead lfoot cfoot
        rfoot lstset tikzset deleted cline value pdfbookmark urlstyle geometry glsadd titleformat
        usetikzlibrary inputencoding bibliographystyle citestyle setcitestyle glsaddall""",
    "*om": """index sindex todo missingfigure includegraphics includepdf fancyhead fancyfoot captionsetup
        sisetup lstinputlisting verbatiminput setlist thanks author date institute affiliation cmidrule
        usetheme""",
    "o": "printbibliography printshorthands printnotes",
    "mm": "setlength addtolength settowidth markboth fontsize",
    "mmm": "addcontentsline",
    "omm": "rule newglossaryentry longnewglossaryentry newtheorem DeclareBibliographyCategory",
    "omt": "textcolor colorbox foreignlanguage rotatebox",
    "mt": "hypertarget hyperlink scalebox textlang",
    "mot": "raisebox",
    "mmt": "multicolumn resizebox",
    "ommt": "fcolorbox",
    "ooomt": "parbox",
    "omomt": "multirow",
    "oot": "framebox makebox",
    "ot": "hyperref added subfloat textls num",
    "ott": "lettrine",
    "tm": "texorpdfstring replaced",
    "mtm": "ifthenelse iftoggle ifbool IfFileExists",
}
_TAKEN = {name: kinds for kinds, names in _ARGUMENTS.items() for name in names.split()}
_LENGTHS = """parindent parskip baselineskip hskip vskip kern hsize vsize textwidth textheight topmargin
        tabcolsep oddsidemargin evensidemargin hoffset voffset columnsep footskip headsep lineskip
        leftskip rightskip abovedisplayskip belowdisplayskip looseness tolerance emergencystretch
        hyphenpenalty clubpenalty widowpenalty penalty"""
_LENGTH = re.compile(
    r"\s*+=?\s*+-?[0-9.]++\s*+(?:true)?(?:p[tc]|e[mx]|[cm]m|in|bp|dd|sp)?"
    r"(?:\s*+(?:plus|minus)\s*+[0-9.]++\s*+(?:fil{1,3}|p[tc]|e[mx]|[cm]m|in))*+\s*+"
)
_ESCAPED = re.compile(r"\\([%#&_~{}$])(?:\{\})?")
_UNITS = {"percent": "%", "degree": "°", "celsius": "°C", "euro": " €", "degreeCelsius": "°C"}


def _take(reading: Reading, token: Token) -> None:
    """Take the arguments of a command, and read on in those that are printed."""
    for words in reversed(arguments(reading, _TAKEN[token.text])):
        reading.feed.push(words)


def _length(reading: Reading, _: Token) -> None:
    r"""Take the length after TeX's own parameters, `\parindent=0pt`, `\vskip 2ex plus 1ex`."""
    following = reading.feed.peek()
    if not (following and following.kind is Kind.WORDS):
        return
    found = _LENGTH.match(following.text[:_LONGEST_LENGTH])
    if found:
        reading.feed.next()
        rest, place = following.text[found.end() :], following.at
        if rest:
            at = place._replace(column=place.column + found.end())
            reading.feed.push(whole((following._replace(text=rest, at=at),)))


def _code(reading: Reading, _: Token) -> None:
    """Print words in typewriter letters, without quotation marks, for those are signs of a language."""
    words = reading.feed.argument()
    page = reading.page
    page.code += 1

    def end() -> None:
        page.code -= 1

    reading.feed.push(words, end)


def _address(reading: Reading, token: Token) -> None:
    """Print an address as it is; it leads to itself."""
    words = reading.feed.argument()
    shown = _url(words.source)
    first = words.tokens[0].at if words.tokens else token.at
    end = reading.page.link(shown)
    reading.page.words(shown, first)
    end()


def _link(reading: Reading, _: Token) -> None:
    reading.feed.option()
    url = _url(reading.feed.argument().source)
    reading.feed.push(reading.feed.argument(), reading.page.link(url))


def _url(written: str) -> str:
    return "".join(_ESCAPED.sub(r"\1", written).split())


def _shifted(reading: Reading, token: Token) -> None:
    """Print raised and lowered digits as such, for the raised may be typed marks of notes; else words."""
    words = reading.feed.argument()
    shown = plain(words) if words.stop - words.start <= _SHORT else ""
    sign = shown.translate(LOWERED) if token.text == "textsubscript" else raised(shown)
    if sign != shown:
        reading.page.words(sign, token.at)
    else:
        reading.feed.push(words)


def _thin(reading: Reading, token: Token) -> None:
    """Print a thin space within a number; elsewhere it is a space as others."""
    following = reading.feed.peek()
    within = reading.page.last[-1:].isdecimal() and following and following.text[:1].isdecimal()
    if within:
        reading.page.exactly("\u202f", token.at)
    else:
        reading.page.space(token.at)


def _quantity(reading: Reading, token: Token) -> None:
    r"""Print `\SI{5}{\percent}` of siunitx as a number and its unit."""
    reading.feed.option()
    value, unit = reading.feed.argument(), reading.feed.argument()
    sign = _UNITS.get(unit.source.removeprefix("\\").strip()) if unit.stop - unit.start <= _SHORT else None

    def end() -> None:
        if sign:
            reading.page.words(sign, token.at)
        else:
            reading.page.space(token.at)
            reading.feed.push(unit)

    reading.feed.push(value, end)


def _acronym(reading: Reading, _: Token) -> None:
    reading.feed.option()
    key, short, _long = (reading.feed.argument() for _ in range(3))
    reading.settings[f"acronym {key.source}"] = plain(short)


def _abbreviated(reading: Reading, token: Token) -> None:
    """Print the short form of an acronym, or the key of an entry of which it is not known."""
    arguments(reading, "*o")
    key = reading.feed.argument()
    first = key.tokens[0].at if key.tokens else token.at
    reading.page.words(reading.settings.get(f"acronym {key.source}", plain(key)), first)


_LONGEST_LENGTH = 80  # characters
_SHORT = 5  # tokens
COMMANDS: dict[str, Callable[[Reading, Token], None]] = {
    **dict.fromkeys(_TAKEN, _take),
    **dict.fromkeys(_LENGTHS.split(), _length),
    **dict.fromkeys(("texttt", "code", "lstinline"), _code),
    **dict.fromkeys(("url", "path", "nolinkurl"), _address),
    "href": _link,
    **dict.fromkeys(("textsuperscript", "up", "textsubscript"), _shifted),
    **dict.fromkeys((",", "thinspace"), _thin),
    **dict.fromkeys(("SI", "qty"), _quantity),
    "newacronym": _acronym,
    **dict.fromkeys(("gls", "Gls", "glspl", "ac", "acs", "acrshort", "acp"), _abbreviated),
}
