"""A citation as pandoc's Markdown writes it goes in, the works that it names by keys come out.

`[see @roy2023, pp. 33-35; also -@lee{ch. 2}]`, `@roy2023 [p. 3]`, `@{key with spaces}`: pandoc's manual,
"Citation syntax"; locator terms are those of CSL 1.0.2.
"""

from __future__ import annotations

import re

from claimcheck.model import KeyedWork

_PLAIN = r"\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*+"
_KEY = re.compile(rf"-?@(?:\{{(?P<braced>[^{{}}\n]{{1,500}})\}}|(?P<plain>{_PLAIN}))")
_BEGINS = re.compile(r"(?<![\w@/.\\])-?@(?=[\w{])")
CITED = re.compile(r"\[((?:[^\[\]`]|\[[^\[\]`]{0,500}\]){1,2000}+)\](?!\()")
_TERMS = {
    "appendix": "appendix app",
    "article-locator": "article art arts",
    "book": "book books bk bks",
    "chapter": "chapter chapters chap chaps ch chs",
    "column": "column columns col cols",
    "figure": "figure figures fig figs",
    "folio": "folio folios fol fols",
    "issue": "number numbers no nos issue issues",
    "line": "line lines l ll",
    "note": "note notes n nn",
    "opus": "opus opera op opp",
    "page": "page pages p pp pg pgs",
    "paragraph": "paragraph paragraphs para paras par ¶ ¶¶",
    "part": "part parts pt pts",
    "section": "section sections sec secs § §§",
    "table": "table tables tab",
    "verse": "verse verses v vv",
    "volume": "volume volumes vol vols",
}
_LABELS = {word: term for term, words in _TERMS.items() for word in words.split()}
_WORDS = "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True))
_NUMBER = r"(?:[A-Za-z]{0,2}\d[\w.:]*+|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_RANGE = rf"{_NUMBER}(?:\s?(?:-{{1,3}}|[–—])\s?{_NUMBER})?"
_LOCATOR = re.compile(
    rf"(?:(?P<label>{_WORDS})(?![^\W\d_])\.?\s*)?(?P<locator>{_RANGE}(?:(?:,\s*|\s?&\s?|\sand\s){_RANGE})*)",
    re.IGNORECASE,
)
_SUB_VERBO = re.compile(r"s\.\s?vv?\.\s*(?P<locator>\S.*)", re.DOTALL)


def key_at(text: str, place: int, end: int) -> re.Match[str] | None:
    """Match a key with its `@`, where one can begin: not within a word, an address or a path."""
    return _KEY.match(text, place, end) if _BEGINS.match(text, place, end) else None


def key_of(found: re.Match[str]) -> str:
    """Return the key of such a match."""
    return found["braced"] or found["plain"]


def works(inside: str) -> tuple[KeyedWork, ...]:
    """Read what stands between the brackets of a citation; nothing if it is none.

    Parts between `;` that name no key belong to the one before them.
    """
    named: list[tuple[str, re.Match[str]]] = []
    for part in _parts(inside):
        found = _found(part)
        if found:
            named.append((part, found))
        elif named:
            last, found = named[-1]
            named[-1] = f"{last};{part}", found
        else:
            return ()
    return tuple(_work(part, found) for part, found in named)


def pinpoint(key: str, inside: str) -> tuple[KeyedWork, ...]:
    """Read `inside`, the brackets after a key in the running text; nothing if they name no place or work."""
    first, *others = _parts(inside)
    rest = ";".join(others)
    more = works(inside) if _found(first) else works(rest) if rest else ()
    if _found(first):
        return (KeyedWork(key=key), *more)
    locator, label, suffix = _locator(first)
    if locator is None and not more:
        return ()
    return (KeyedWork(key=key, locator=locator, locator_label=label, suffix=suffix), *more)


def _parts(inside: str) -> list[str]:
    """Split at `;`, but not within braces."""
    parts, depth = [""], 0
    for char in inside:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == ";" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _found(part: str) -> re.Match[str] | None:
    begins = _BEGINS.search(part)
    return _KEY.match(part, begins.start()) if begins else None


def _work(part: str, found: re.Match[str]) -> KeyedWork:
    locator, label, suffix = _locator(part[found.end() :])
    return KeyedWork(
        key=key_of(found),
        locator=locator,
        locator_label=label,
        prefix=_flat(part[: found.start()]),
        suffix=suffix,
    )


def _locator(words: str) -> tuple[str | None, str | None, str | None]:
    """Return the locator, its label and what follows: a number without label needs a digit."""
    rest = words.strip().removeprefix(",").lstrip()
    braced, closed, after = rest[1:].partition("}") if rest.startswith("{") else ("", "", "")
    if closed:
        rest = braced.strip()
    entry = _SUB_VERBO.match(rest)
    if entry:
        return _flat(entry["locator"]), "sub-verbo", _flat(after)
    found = _LOCATOR.match(rest)
    if found and not found["label"] and not any(map(str.isdigit, found["locator"])):
        found = None
    if found is None:
        return (_flat(rest), None, _flat(after)) if closed else (None, None, _flat(rest))
    label = _LABELS[found["label"].lower()] if found["label"] else None
    locator = found["locator"].rstrip(".:")
    return _flat(locator), label, _flat((rest[found.end() :] + after).strip(" ,."))


def _flat(words: str) -> str | None:
    return " ".join(words.split()) or None
