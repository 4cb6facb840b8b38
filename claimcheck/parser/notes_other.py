"""A stretch of a note goes in, and whether it cites law, an archive or a classical text comes out.

Such works are named by rules of their own (Bluebook, OSCOLA, finding aids, canonical numbers). They have
no title that could be compared, and words read as one would be read wrongly; so they are left as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser.notes_marks import QUOTED

if TYPE_CHECKING:
    from claimcheck.parser.notes_marks import View

# Reports, statute books and registers that carry law by their names alone.
_LAW = re.compile(
    r"""\b(?:
      U\.\s?S\.(?:\s?C\.|\s[0-9]|\sat\s) | F\.(?:\s?[23]d|\s?Supp) | S\.\s?Ct\. | L\.\s?Ed\.
    | [0-9]{1,4}\s(?:[A-Z]\.\s?){1,4}(?:[23]d\s)?(?:at\s)?[0-9]{1,5} | [0-9]{4}\sWL\s[0-9]
    | C\.\s?F\.\s?R\. | Fed\.\sReg\. | F\.\s?R\.\s[0-9] | Cong\.\s(?:Rec|Globe) | H\.\s?R\.\s(?:[0-9]|Rep|Doc)
    | S\.\sRep\. | Pub(?:\.|lic)\s?L(?:\.|aw)\s(?:No|[0-9]) | [0-9]\sStat\. | Stat(?:utes|\.)\sat\sLarge
    | U\.\s?S\.\sConst | Const\.\s(?:art|amend) | (?:S\.|H\.\s?R\.|H\.\s?J\.)\s?Res\. | Hansard
    | BGBl | BVerfGE | BGHZ | BGHSt | RGBl | BGB\b | StGB\b | GG\b | (?:OJ|ABl)\.?\s[LC]?\s?[0-9] | COM\([0-9]
    | EU:[CT]:[0-9] | Case\s[CT][-‑–][0-9] | (?:UK(?:SC|HL|PC)|EW(?:CA|HC)|HCA|SCC|NZSC)\s[0-9A-Z]
    | U\.?\s?N\.?\s?(?:Doc|GAOR|SCOR|Treaty|T\.\s?S) | [ASE]/(?:RES|CN|PV|HRC)[./]
    | (?:Directive|Regulation|Decision)\s\((?:EU|EC|EEC)\) | Parl(?:iamentary|\.)\sDeb
    )""",
    re.VERBOSE,
)
_CASE = re.compile(r"(?<!\b[Hh]g\. )(?<!\b[Hh]rsg\. )\bv\.? [A-Z\[(]")
_IMPRINT = re.compile(r"[:] |, S\. [0-9]|\([A-Z][^()]{0,80} (?:1[5-9]|20)[0-9]{2}\)")
_ACT = re.compile(
    r"\bAct(?:,| of)? (?:1[5-9]|20)[0-9]{2}(?: \([A-Z][a-z]+\))?(?:,? (?:§|ss?\.?|c\.?|sec) ?[0-9]|[,.]?$)"
)
_ORDERED = re.compile(r"[\[(](?:1[6-9]|20)[0-9]{2}[\])] [0-9]{0,3} ?[A-Z]")
_ARCHIVE = re.compile(
    r"\b(?:box(?:es)?|folders?|reel|carton|karton|boîte|bestand|record group|dossier)\s[A-Z]?[0-9]"
    r"|\b(?-i:RG\s[0-9]|MSS?\.?\s(?:[A-Z][a-z]+\.?\s)?[A-Z0-9]|[A-Z]{2,6}\s[0-9]{1,4}/[0-9A-Z]|[Ff]onds\s[A-Z0-9])"
    r"|\bmanuscript\s[0-9]|\b(?:papers|nachlass|collection)[,.]?\s.{0,80}?\b(?:library|archives?|university)",
    re.IGNORECASE,
)
# `Thuc. 2.40.2–3`, `1 Cor 13:4`, `Homer, Iliad 1.1`, `Plato, Republic 514a`: no comma before the numbers.
_CANON = re.compile(
    r"(?:[1-4]\s)?[^\W\d_][^\d_,;:()“”\"]{0,60}(?:,\s[^\W\d_][^\d_,;:()“”\"]{0,60})?"
    r"\s(?:[0-9ivxIVX]{1,5}[.:]\s?[0-9]{1,4}|[0-9]{2,4}[a-e])(?:[0-9a-f.:,;\s–-]{0,40})(?:\([^()]{1,40}\))?\.?"
)
_LONGEST_CANON = 120


def is_other(view: View) -> bool:
    """Tell whether a stretch without a title in quotation marks cites law, an archive or a canon."""
    if QUOTED in view.flat:
        return False
    words = " ".join(view.text.split())
    if _LAW.search(words) or _ACT.search(words) or archival(words):
        return True
    if _CASE.search(words) and (_ORDERED.search(words) or not _IMPRINT.search(words)):
        return True  # not `Otto v. Bismarck, Gedanken (Berlin: Cotta, 1898)`
    return len(words) <= _LONGEST_CANON and _CANON.fullmatch(words) is not None


def archival(words: str) -> bool:
    """Tell whether `words` give a place in an archive: a box, a folder, a call number."""
    return _ARCHIVE.search(words) is not None
