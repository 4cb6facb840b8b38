"""The editorial rules as cases: each quotation and source was judged by hand before the matcher saw it.

The rule of style that decides a case stands in its name. `edits` and `permitted` name kind or custom with
the source's words; an empty string stands for words that only one side has.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from matcher.matching import quotation, source

from claimcheck.matcher import match
from claimcheck.model import ArtefactKind, RegionKind

V, P, A, X, U = "verbatim", "permissible", "altered", "absent", "unchecked"


class Case(NamedTuple):
    """One hand-judged pair; edits, permitted and alerts are given in the order of the quotation."""

    rule: str
    quoted: str
    source: str
    verdict: str
    permitted: tuple[str, ...] = ()
    edits: tuple[tuple[str, str, str], ...] = ()
    alerts: tuple[str, ...] = ()


MILL = (
    "The old mill was built in 1742. The pond cannot be drained between April and August, when the terns "
    "are nesting. The wheel turns for five hours on a spring tide, never at neaps, and needs one hand to "
    "tend it. Nobody had expected that 38 percent of the original oak could be kept. We grind every "
    "Saturday, unless high water falls before eight. It is not a museum of any kind. Visitors bring 43,548 "
    "questions a year, and 4.7 answers are given to each of them. Unauthorized persons may not enter the "
    "wheel pit at low water."
)

SILENT = [
    Case("word for word", "The pond cannot be drained between April and August", MILL, V),
    Case(
        "curly and straight marks are one",
        "the tide “will not be prayed at” and it wasn’t",
        'He said the tide "will not be prayed at" and it wasn\'t.',
        V,
    ),
    Case(
        "inner marks change from double to single",
        "Told the rector that the tide ‘will not be prayed at’ and went home,",
        'Told the rector that the tide "will not be prayed at" and went home, it being low water.',
        V,
    ),
    Case(
        "guillemets are marks",
        "er nannte es ‘gut’ und ging hinaus",
        "Und er nannte es »gut« und ging hinaus.",
        V,
    ),
    Case(
        "no-break and thin spaces",
        "ground eleven tons of wheat in May",
        "ground eleven\u00a0tons of\u2009wheat in\u202fMay",
        V,
    ),
    Case("ligatures", "the first office of the flood", "It was the ﬁrst oﬃce of the ﬂood.", V),
    Case("long s", "the success of the mission", "In the ſucceſs of the miſſion we trust.", V),
    Case(
        "soft hyphens", "the lifting is done by the sea", "She said the lift\u00ading is done by the sea.", V
    ),
    Case(
        "zero-width characters",
        "the lifting is done by the sea",
        "the lif\u200bting is\ufeff done by the sea",
        V,
    ),
    Case(
        "a word divided at a line's end",
        "the wheel had been holding up the wall",
        "the wheel had been hold-\ning up the wall",
        V,
    ),
    Case(
        "pdfium's sign for it",
        "the wheel had been holding up the wall",
        "the wheel had been hold\ufffeing up the wall",
        V,
    ),
    Case(
        "a compound divided at its hyphen",
        "a long and well-known story here",
        "a long and well-\nknown story here",
        V,
    ),
    Case(
        "dash glyphs and the spaces around them",
        "its own interest — on what is good",
        "its own interest—on what is good",
        V,
    ),
    Case(
        "two hyphens are a dash",
        "its own interest -- on what is good",
        "its own interest – on what is good",
        V,
    ),
    Case(
        "the glyph of a hyphen", "a higher‑value product at the door", "a higher-value product at the door", V
    ),
    Case(
        "composed and decomposed letters", "Martha Bárcena wrote of it", "Martha Ba\u0301rcena wrote of it", V
    ),
    Case(
        "verse slashes for line ends",
        "The tide goes out / the tide comes in",
        "The tide goes out\nthe tide comes in",
        V,
    ),
    Case(
        "paragraph breaks dropped", "It was late. The tide came in.", "It was late.\n\nThe tide came in.", V
    ),
    Case(
        "a quotation in paragraphs",
        "It was late.\n\nThe tide came in.",
        "It was late.\n\nThe tide came in.",
        V,
    ),
    Case(
        "a numbered mark between the words",
        "eleven tons of wheat, and every sack",
        "eleven tons of wheat,[12] and every sack",
        V,
    ),
    Case(
        "a raised mark between the words",
        "eleven tons of wheat, and every sack",
        "eleven tons of wheat,² and every sack",
        V,
    ),
    Case(
        "an in-text citation between the words",
        "the tides were higher then and the mills were fewer",
        "the tides were higher then (Ferreby and Pell, 2019, p. 4) and the mills were fewer",
        V,
    ),
    Case(
        "a comma goes inside the inner marks",
        "he said “no,” and left the room",
        "he said “no”, and left the room",
        V,
    ),
    Case(
        "the source's own ellipsis",
        "I came . . . I saw the long wall",
        "I came . . . I saw the long wall.",
        V,
    ),
    Case(
        "the source's own brackets",
        "he [the old king] went home at last",
        "And he [the old king] went home at last.",
        V,
    ),
    Case(
        "its own bracketed ellipsis",
        "I came [...] I saw the long wall",
        "Then I came [...] I saw the long wall.",
        V,
    ),
    Case("words before the closing mark only", "when the terns are nesting", MILL, V),
    Case("a short phrase that stands there", "spring tide", MILL, V),
    Case("four dots", "It was late. . . . The tide came in.", "It was late. . . . The tide came in.", V),
    Case("an ellipsis at an end is none", ". . . the terns are nesting . . .", MILL, V),
    Case("a space before a French mark", "la mer est grande !", "Or la mer est grande ! Il rit.", V),
    Case("Cyrillic", "мир тесен и весь на виду", "Он сказал: мир тесен и весь на виду.", V),
    Case("Chinese has no spaces", "三人行必有我师", "子曰三人行必有我师焉", V),
]

PERMITTED = [
    Case(
        "case of the first letter",
        "the pond cannot be drained between April and August",
        MILL,
        P,
        ("first-letter: The",),
    ),
    Case("and the other way", "When the terns are nesting", MILL, P, ("first-letter: when",)),
    Case(
        "first letter after an ellipsis",
        "The pond cannot be drained . . . The terns are nesting",
        MILL,
        P,
        ("ellipsis: between April and August, when", "first-letter: the"),
    ),
    Case(
        "period added at the closing mark",
        "The pond cannot be drained.",
        MILL,
        P,
        ("closing-punctuation: drained",),
    ),
    Case("comma for a period", "when the terns are nesting,", MILL, P, ("closing-punctuation: nesting.",)),
    Case(
        "period for a comma",
        "The wheel turns for five hours on a spring tide.",
        MILL,
        P,
        ("closing-punctuation: tide,",),
    ),
    Case(
        "ellipsis",
        "The pond cannot be drained … when the terns are nesting",
        MILL,
        P,
        ("ellipsis: between April and August",),
    ),
    Case(
        "ellipsis in brackets",
        "The pond cannot be drained [. . .] when the terns are nesting",
        MILL,
        P,
        ("ellipsis: between April and August",),
    ),
    Case(
        "asterisks",
        "The pond cannot be drained *** when the terns are nesting",
        MILL,
        P,
        ("ellipsis: between April and August",),
    ),
    Case(
        "two ellipses",
        "The pond cannot be drained . . . when the terns . . . nesting",
        MILL,
        P,
        ("ellipsis: between April and August", "ellipsis: are"),
    ),
    Case("an ellipsis that leaves out nothing", "The pond cannot . . . be drained", MILL, P, ("ellipsis: ",)),
    Case(
        "a bracketed first letter",
        "[t]he pond cannot be drained between April and August",
        MILL,
        P,
        ("interpolation: The",),
    ),
    Case(
        "a changed ending",
        "the pond cannot be drain[ing]",
        "Well, the pond cannot be drained.",
        P,
        ("interpolation: drained",),
    ),
    Case(
        "a pronoun explained",
        "[the wheel] turns for five hours",
        "In spring it turns for five hours.",
        P,
        ("interpolation: it",),
    ),
    Case(
        "a gloss after a pronoun",
        "She [the miller] sleeps like a gate",
        "She sleeps like a gate.",
        P,
        ("interpolation: ",),
    ),
    Case(
        "a name for a pronoun",
        "and then [Harrowby] went home",
        "and then she went home",
        P,
        ("interpolation: she",),
    ),
    Case(
        "a connecting word after an ellipsis",
        "The pond cannot be drained . . . [and] when the terns are nesting",
        MILL,
        P,
        ("ellipsis: between April and August", "interpolation: "),
    ),
    Case(
        "sic",
        "the goverment [sic] of the day fell",
        "the goverment of the day fell",
        P,
        ("editorial-note: ",),
    ),
    Case(
        "emphasis added",
        "never at neaps, and needs one hand [emphasis added]",
        MILL,
        P,
        ("editorial-note: ",),
    ),
    Case(
        "in round brackets",
        "never at neaps, and needs one hand (emphasis mine)",
        MILL,
        P,
        ("editorial-note: ",),
    ),
    Case(
        "a translation of one's own",
        "the sea is very large [my translation]",
        "the sea is very large",
        P,
        ("editorial-note: ",),
    ),
    Case(
        "a misprint mended",
        "the government of the day fell",
        "the goverment of the day fell",
        P,
        ("misprint: goverment",),
    ),
    Case(
        "a doubled word mended",
        "the tide of the river is late",
        "the tide of the the river is late",
        P,
        ("misprint: the",),
    ),
    Case(
        "U.S. and US",
        "the US economy and its gateway",
        "the U.S. economy and its gateway",
        P,
        ("house-style: U.S",),
    ),
    Case(
        "percent and its sign", "41.9 percent of all the oak", "41.9% of all the oak", P, ("house-style: %",)
    ),
    Case(
        "inner marks dropped",
        "the tide will not be prayed at and went home",
        "the tide “will not be prayed at” and went home",
        P,
        ("inner-marks: tide “", "inner-marks: at”"),
    ),
    Case(
        "capitals are a way of printing",
        "The Tide climbs the river",
        "THE TIDE climbs the river",
        P,
        ("house-style: THE", "house-style: TIDE"),
    ),
    Case(
        "D.C. and DC",
        "went to D.C. in the month of May",
        "went to DC in the month of May",
        P,
        ("house-style: DC",),
    ),
    Case(
        "Mr and Mr.",
        "and Mr Smith went to the sea",
        "and Mr. Smith went to the sea",
        P,
        ("house-style: Mr.",),
    ),
    Case(
        "per cent and its sign",
        "costs rose 5 per cent in the year",
        "costs rose 5% in the year",
        P,
        ("house-style: %",),
    ),
    Case(
        "a bracket within a word",
        "he wr[ites] to the moon at night",
        "he wrote to the moon at night",
        P,
        ("interpolation: wrote",),
    ),
]

FLAGGED = [
    Case(
        "a number changed",
        "83 percent of the original oak could be kept",
        MILL,
        A,
        (),
        (("number", "83", "38"),),
    ),
    Case(
        "a decimal changed",
        "Visitors bring 43,548 questions a year, and 7.4 answers",
        MILL,
        A,
        (),
        (("number", "7.4", "4.7"),),
    ),
    Case(
        "a year changed",
        "The old mill was built in 1724. The pond cannot be drained",
        MILL,
        A,
        (),
        (("number", "1724", "1742"),),
    ),
    Case(
        "a month changed",
        "The pond cannot be drained between May and August",
        MILL,
        A,
        (),
        (("number", "May", "April"),),
    ),
    Case(
        "a unit changed",
        "it lies four kilometers from the old church",
        "it lies four miles from the old church",
        A,
        (),
        (("number", "kilometers", "miles"),),
    ),
    Case(
        "a currency changed",
        "the gates have cost €500 in all that time",
        "the gates have cost $500 in all that time",
        A,
        (),
        (("number", "€", "$"),),
    ),
    Case(
        "a magnitude changed",
        "the trade reached 86.6 million in the year",
        "the trade reached 86.6 billion in the year",
        A,
        (),
        (("number", "million", "billion"),),
    ),
    Case(
        "a sign dropped",
        "it was 5 degrees outside the old mill",
        "it was -5 degrees outside the old mill",
        A,
        (),
        (("number", "5", "-5"),),
    ),
    Case(
        "a negation dropped",
        "Unauthorized persons may enter the wheel pit",
        MILL,
        A,
        (),
        (("negation", "", "not"),),
    ),
    Case(
        "a negation added",
        "Visitors do not bring 43,548 questions a year",
        "Visitors do bring 43,548 questions a year",
        A,
        (),
        (("negation", "not", ""),),
    ),
    Case(
        "can for cannot",
        "The pond can be drained between April and August",
        MILL,
        A,
        (),
        (("negation", "can", "cannot"),),
    ),
    Case(
        "n't",
        "They were going to be there in the morning",
        "They weren't going to be there in the morning",
        A,
        (),
        (("negation", "were", "weren't"),),
    ),
    Case(
        "a modal changed",
        "Unauthorized persons must not enter the wheel pit",
        MILL,
        A,
        (),
        (("modal", "must", "may"),),
    ),
    Case(
        "a quantifier changed",
        "We grind most Saturdays when the water is high",
        "We grind all Saturdays when the water is high",
        A,
        (),
        (("quantifier", "most", "all"),),
    ),
    Case(
        "a name changed",
        "the harbour of Mexico was closed in the night",
        "the harbour of Panama was closed in the night",
        A,
        (),
        (("name", "Mexico", "Panama"),),
    ),
    Case(
        "a hedge dropped",
        "The old wheel was lifted by the flood",
        "The old wheel was probably lifted by the flood",
        A,
        (),
        (("hedge", "", "probably"),),
    ),
    Case(
        "a limiter dropped",
        "It is a simple machine to look at",
        "It is only a simple machine to look at",
        A,
        (),
        (("limiter", "", "only"),),
    ),
    Case(
        "a pronoun changed",
        "The wheel and its house need her hand to tend them",
        "The wheel and its house need his hand to tend them",
        A,
        (),
        (("pronoun", "her", "his"),),
    ),
    Case(
        "a function word changed",
        "The pond cannot be drained from April and August",
        MILL,
        A,
        (),
        (("function-word", "from", "between"),),
    ),
    Case(
        "an inflection",
        "The wheel turned for five hours on a spring tide",
        MILL,
        A,
        (),
        (("inflection", "turned", "turns"),),
    ),
    Case(
        "a slip of the pen",
        "The pond cannot be drianed between April and August",
        MILL,
        A,
        (),
        (("typo", "drianed", "drained"),),
    ),
    Case(
        "another word",
        "The pond cannot be emptied between April and August",
        MILL,
        A,
        (),
        (("content", "emptied", "drained"),),
    ),
    Case(
        "a spelling changed",
        "the harbor lies in the center of the town",
        "the harbour lies in the centre of the town",
        A,
        (),
        (("spelling", "harbor", "harbour"), ("spelling", "center", "centre")),
    ),
    Case(
        "a number spelled out",
        "they went for 5 hours on a spring tide",
        "they went for five hours on a spring tide",
        A,
        (),
        (("spelling", "5", "five"),),
    ),
    Case(
        "words transposed",
        "The old mill built was in 1742. The pond cannot be drained",
        MILL,
        A,
        (),
        (("order", "built was", "was built"),),
    ),
    Case(
        "words added",
        "The old white mill was built in 1742. The pond cannot be drained",
        MILL,
        A,
        (),
        (("content", "white", ""),),
    ),
    Case(
        "words dropped without a sign",
        "The wheel turns for five hours and needs one hand to tend it",
        MILL,
        A,
        (),
        (("content", "", "on a spring tide, never at neaps"),),
    ),
    Case(
        "a reporting clause dropped",
        "The sea does it, and I choose the hour",
        "“The sea does it,” she said, “and I choose the hour.”",
        A,
        (),
        (("content", "", "she said"),),
    ),
    Case(
        "places joined without a sign",
        "The old mill was built in 1742. It is not a museum of any kind",
        MILL,
        A,
        (),
        (("content", "", MILL[len("The old mill was built in 1742. ") : MILL.index(". It is not")]),),
    ),
    Case(
        "joined against the source's order",
        "It is not a museum of any kind . . . The pond cannot be drained",
        MILL,
        A,
        (),
        (("order", "The pond cannot be drained", "The pond cannot be drained"),),
    ),
    Case(
        "a hyphen taken away",
        "You may resign the contract in the morning",
        "You may re-sign the contract in the morning",
        A,
        (),
        (("hyphenation", "resign", "re-sign"),),
    ),
    Case(
        "a space taken away",
        "They are nowhere to stay in the long night",
        "They are now here to stay in the long night",
        A,
        (),
        (("hyphenation", "nowhere", "now here"),),
    ),
    Case(
        "a space added",
        "He went to the rapist on the long night",
        "He went to therapist on the long night",
        A,
        (),
        (("hyphenation", "the rapist", "therapist"),),
    ),
    Case(
        "a compound opened",
        "a well known story of the long night",
        "a well-known story of the long night",
        A,
        (),
        (("hyphenation", "well known", "well-known"),),
    ),
    Case(
        "clipped inside a word",
        "authorized persons may not enter the wheel pit",
        MILL,
        A,
        (),
        (("content", "authorized", "Unauthorized"),),
    ),
    Case("clipped inside a number", "548 questions a year", MILL, A, (), (("number", "548", "43,548"),)),
    Case(
        "a question made a statement",
        "Is it feasible to close the gates.",
        "Is it feasible to close the gates?",
        A,
        (),
        (("punctuation", "gates.", "gates?"),),
    ),
    Case(
        "a comma moved",
        "The pond, cannot be drained between April and August",
        MILL,
        A,
        (),
        (("punctuation", "pond,", "pond"),),
    ),
    Case(
        "a capital in mid-sentence",
        "The pond Cannot be drained between April and August",
        MILL,
        A,
        (),
        (("case", "Cannot", "cannot"),),
    ),
    Case(
        "a country for a pronoun",
        "give US the tools and we shall finish it",
        "give us the tools and we shall finish it",
        A,
        (),
        (("case", "US", "us"),),
    ),
    Case(
        "the source's ellipsis taken away",
        "I came I saw the long wall of the city",
        "I came ... I saw the long wall of the city",
        A,
        (),
        (("punctuation", "came", "came ..."),),
    ),
    Case(
        "an exponent is no note mark",
        "it has 12 m of floor and one old door",
        "it has 12 m² of floor and one old door",
        A,
        (),
        (("number", "", "²"),),
    ),
    Case(
        "a bracket too wide",
        "The old mill was built in 1742. The pond [is so] nesting. The wheel turns for five hours",
        MILL,
        A,
        ("interpolation: terns are",),
        (("content", "", "cannot be drained between April and August, when the"),),
    ),
    Case(
        "one segment is nowhere",
        "The pond cannot be drained . . . because the otters would be most unhappy about it",
        MILL,
        X,
    ),
    Case("nowhere", "The moon keeps better books than the bank ever did", MILL, X),
    Case("short and not there", "better books", MILL, U),
    Case("a piece of a short word", "art", "The party was long and loud.", U),
    Case("no words", "— ? —", MILL, U),
    Case("empty", "", MILL, U),
    Case("longer than its source", "The pond cannot be drained between April and August", "The pond", X),
    Case("an empty source", "The pond cannot be drained between April and August", "", X),
]

ALERTED = [
    Case(
        "the ellipsis hides a negation",
        "The wheel turns for five hours on a spring tide . . . and needs one hand",
        MILL,
        P,
        ("ellipsis: never at neaps",),
        (),
        ("ellipsis-negation: never",),
    ),
    Case(
        "a limiter",
        "We grind every day . . . in the old mill",
        "We grind every day, except on feast days, in the old mill",
        P,
        ("ellipsis: except on feast days",),
        (),
        ("ellipsis-limiter: except",),
    ),
    Case(
        "a hedge",
        "The wheel was . . . lifted by the flood",
        "The wheel was perhaps lifted by the flood",
        P,
        ("ellipsis: perhaps",),
        (),
        ("ellipsis-hedge: perhaps",),
    ),
    Case(
        "a figure",
        "The mill was . . . closed by the bank",
        "The mill was for 12 years closed by the bank",
        P,
        ("ellipsis: for 12 years",),
        (),
        ("ellipsis-number: 12",),
    ),
    Case(
        "another sentence's negation is no matter",
        "It was late. . . . The tide came in.",
        "It was late. Nobody had slept. The tide came in.",
        P,
        ("ellipsis: Nobody had slept",),
    ),
    Case(
        "stops before a limiter",
        "We grind every Saturday",
        MILL,
        V,
        (),
        (),
        ("stops-before-limiter: unless high water falls before eight",),
    ),
    Case(
        "a new sentence is no limiter",
        "We grind every Saturday.",
        "We grind every Saturday. But come early.",
        V,
    ),
    Case("starts after a negation", "a museum of any kind", MILL, V, (), (), ("starts-after-negation: not",)),
    Case(
        "a bracket for a content word",
        "[The parish] paid for the gates, and a raffle",
        "The county paid for the gates, and a raffle paid for the rest.",
        P,
        ("interpolation: The county",),
        (),
        ("bracket-sense: The county",),
    ),
    Case(
        "a bracket that takes back a negation",
        "it was [certainly] the fault of the wheel",
        "it was not the fault of the wheel",
        P,
        ("interpolation: not",),
        (),
        ("bracket-sense: not",),
    ),
    Case(
        "a bracket that adds a thought",
        "the [corrupt] officers of the harbour",
        "the officers of the harbour",
        P,
        ("interpolation: ",),
        (),
        ("bracket-sense: ",),
    ),
    Case(
        "a phrase of small words",
        "from the",
        "It came from the sea.",
        V,
        (),
        (),
        ("weak-evidence: ",),
    ),
]


@pytest.mark.parametrize("case", SILENT + PERMITTED + FLAGGED + ALERTED, ids=lambda case: case.rule)
def test_is_judged_as_by_hand(case: Case) -> None:
    found = match(quotation(case.quoted), source(case.source))

    assert found.verdict == case.verdict
    assert tuple(f"{edit.permitted_by}: {edit.source}" for edit in found.permitted) == case.permitted
    assert tuple((str(edit.kind), edit.quoted, edit.source) for edit in found.edits) == case.edits
    assert tuple(f"{alert.kind}: {alert.source}" for alert in found.alerts) == case.alerts


@pytest.mark.parametrize("case", SILENT + PERMITTED + FLAGGED + ALERTED, ids=lambda case: case.rule)
def test_every_offset_is_exact(case: Case) -> None:
    spoken = quotation(case.quoted)

    found = match(spoken, source(case.source))

    for passage in found.passages:
        assert passage.span.of(case.source) == passage.exact
    for edit in (*found.edits, *found.permitted):
        start, end = edit.quoted_span.start - spoken.span.start, edit.quoted_span.end - spoken.span.start
        assert case.quoted[start:end] == edit.quoted
        assert edit.source_span.of(case.source) == edit.source


def test_words_in_navigation_alone_are_furniture() -> None:
    page = "The mill turns again. From our archive: the night the sea came in through the kitchen"

    found = match(
        quotation("the night the sea came in through the kitchen"),
        source(page, regions=((RegionKind.ASIDE, page[22:]),)),
    )

    assert found.verdict == V
    assert [alert.kind for alert in found.alerts] == ["furniture"]
    assert found.passages[0].region is RegionKind.ASIDE


def test_the_body_is_read_before_the_furniture() -> None:
    page = "Related: the wheel turns for five hours. And so the wheel turns for five hours a day."

    found = match(
        quotation("the wheel turns for five hours"), source(page, regions=((RegionKind.ASIDE, page[:40]),))
    )

    assert found.alerts == ()
    assert found.passages[0].span.start == 48


def test_a_running_head_and_a_footnote_may_stand_between_the_words() -> None:
    page = "moved from the oak to 2 Fed by the brook.\n42\nJOURNAL OF MILLS\nthe stone in a single ebb"
    head = {
        "kind": ArtefactKind.RUNNING_HEAD,
        "span": {"start": page.index("JOURNAL"), "end": page.index("\nthe stone")},
    }
    number = {
        "kind": ArtefactKind.PAGE_NUMBER,
        "span": {"start": page.index("42"), "end": page.index("42") + 2},
    }

    found = match(
        quotation("from the oak to the stone in a single ebb"),
        source(page, regions=((RegionKind.NOTE, "2 Fed by the brook."),), artefacts=(head, number)),
    )

    assert found.verdict == V
    assert (found.permitted, found.alerts) == ((), ())
    assert found.passages[0].exact == page[page.index("from") :]


def test_a_word_divided_by_a_page_break_is_whole() -> None:
    page = "the wheel had been hold-\n42\ning up the wall"
    marks = (
        {"kind": ArtefactKind.LINE_END_HYPHEN, "span": {"start": 23, "end": 24}},
        {"kind": ArtefactKind.PAGE_NUMBER, "span": {"start": 25, "end": 27}},
    )

    found = match(quotation("had been holding up the wall"), source(page, artefacts=marks))

    assert found.verdict == V


def test_a_page_header_is_furniture() -> None:
    page = "Of the wheel.\nJOURNAL OF SLOW AND PATIENT MACHINES\nAnd of the wall."
    head = {"kind": ArtefactKind.RUNNING_HEAD, "span": {"start": 14, "end": 50}}

    found = match(quotation("Journal of Slow and Patient Machines"), source(page, artefacts=(head,)))

    assert [alert.kind for alert in found.alerts] == ["furniture"]
    assert found.passages[0].region is RegionKind.HEADER


def test_a_passage_says_its_page() -> None:
    page = "One page of words. The wheel turns for five hours."
    pages = (
        {"label": "41", "span": {"start": 0, "end": 19}},
        {"label": "42", "span": {"start": 19, "end": 50}},
    )

    found = match(quotation("The wheel turns for five hours."), source(page, pages=pages))

    assert found.passages[0].page == "42"
    assert found.passages[0].prefix == "One page of words. "
