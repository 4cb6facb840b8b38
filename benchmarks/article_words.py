"""A slot's name goes in, words of our own come out: sentences, names and notes, drawn by lists of patterns.

In patterns `“…”` is quoted, `*…*` is italic, `<…>` is an address, `[]` is the mark of the next note, and
`{slot}` is filled from the list of that name; `{Slot}` is the same with a capital letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_SLOT = re.compile(r"\{(\w+)\}")
_LISTS = {
    "given": "Ada|Bram|Clara|Doğan|Elsie|Frode|Greta|Hugh|Inês|Jonas|Keziah|Łucja|Maud|Nils|Orla|Piers|"
    "Rosa",
    "family": "Weir|Wend|Holm|Crane|Ashby|Tarn|Müller|Quist|Laverock|O’Dare|Pell|Rowe|Sayer|Thorne|Vane|"
    "Yarrow",
    "who": "{given} {family}",
    "place": "Port Ellery|Saltmarsh|North Quay|Weirbridge|Hollin|Cold Aster|Lower Marle|the Isle of Orn|"
    "Brackwater",
    "body": "council|guild of pilots|harbour board|commission|Weir & Sons company|parish|court of tolls",
    "kind": "old|narrow|eastern|half-built|public|private|wooden|flooded|lower|neglected|new|famous",
    "thing": "mill|bridge|lighthouse|granary|ferry|school|chapel|market|weir|sluice|orchard|ropewalk|"
    "tannery|quay",
    "matter": "toll|rent|dispute|ledger|survey|petition|charter|rumour|account|promise|plan|decree",
    "done": "closed|sold|repaired|measured|painted|searched|emptied|guarded|forgotten|praised|moved|"
    "divided",
    "verb": "crossed|watched|feared|counted|described|defended|visited|mended|left|reached|owned|avoided",
    "how": "without a word|by lantern light|at great cost|in two winters|before the thaw|"
    "against all advice|for less than £40|twice a year|on foot|in plain view|with borrowed tools|"
    "as their fathers had done",
    "when": "in the spring|after the flood|during the long frost|on market days|at low water|"
    "before the war|when the wind turned|that same autumn|in later years|on the eve of the vote",
    "many": "two|three|five|seven|eleven|some forty|nearly a hundred|half of the|most of the|none of the",
    "people": "ferrymen|weavers|widows|clerks|pilots|masons|farmers|children|lodgers|smugglers|carters|"
    "nuns",
    "subject": "the {kind} {thing}|the {thing} at {place}|the {body}|{many} {people}|"
    "the {matter} of the {thing}|every {kind} {thing} in {place}|the {people} of {place}",
    "deed": "{verb} the {kind} {thing} {how}|{verb} {place} {when}|was {done} {how}|"
    "had been {done} {when}|{verb} neither the {matter} nor the {thing}|"
    "{verb} what the {people} had {done}",
    "clause": "{subject} {deed} {when}|{subject} {deed} and {subject} {deed}|"
    "{subject} {deed} because {subject} {deed}|{subject} {deed}, though {subject} {deed}|"
    "{when} {subject} {deed} while {subject} {deed}",
    "sentence": "{Clause}.|{Clause}; {clause}.|{When}, {clause}.|{Clause}, and so {subject} {deed}.",
    "later": "at the inquest|in a letter to the {body}|years afterwards|from the steps of the {thing}|"
    "on the quay",
    "head": "Of {matter}s and {thing}s|The {kind} {thing}|{Place} {when}|What the {body} {verb}|"
    "The {people}’ {matter}",
    "title": "The {Kind} {Thing} of {place}|{Thing}s and {Matter}s|{Place} and Its {People}|"
    "On the {Matter} of {place}",
    "paper": "The Brackwater Herald|Harbour Studies|Journal of Tolls & Rivers|The Evening Tide|"
    "Annals of Orn",
    "press": "Marle: Tarn House|Hollin: Quay & Son|Port Ellery: University Press|Cold Aster: Three Mills",
    "day": "1 March 2019|14 June 2021|30 November 2008|7 August 2016|22 May 1998|3 October 2023",
    "host": "brackwater.example|harbour-studies.example|tide.example/news|orn.example/~annals",
    "note": "{given} {family}, “{title},” *{paper}*, {day}, @n.|"
    "{given} {family}, *{title}* ({press}, 19@y), @n.|"
    "{given} {family} and {given} {family}, “{title},” *{paper}* @y (2011): @n.|"
    "{given} {family}, “{title},” *{paper}*, {day}, <https://{host}/{thing}_@n?from=notes&p=@y>.|"
    "{family}, “{title},” @n.|"
    "See {given} {family}, *{title}* ({press}, 20@y), @n; some 12% more in the second printing.|"
    "Ibid., @n.|{given} {family}, letter to the {body}, {day}, box #@y, folio @n.",
}  # fmt: skip
_CHOICES = {name: words.split("|") for name, words in _LISTS.items()}


def filled(dice: random.Random, pattern: str) -> str:
    """Fill the slots of a pattern."""
    return _SLOT.sub(lambda slot: _drawn(dice, slot[1]), pattern)


def _drawn(dice: random.Random, slot: str) -> str:
    words = filled(dice, dice.choice(_CHOICES[slot.lower()]))
    return words[:1].upper() + words[1:] if slot[0].isupper() else words


def note(dice: random.Random, number: int) -> str:
    """Write a note; the number stands in it, so that no two are alike."""
    words = filled(dice, "{note}")
    return words.replace("@n", str(number)).replace("@y", f"{number % 90 + 10}")
