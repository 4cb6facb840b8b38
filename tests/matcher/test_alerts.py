"""What an editor must look at although the words are there: each case was judged by hand beforehand.

A case names its alerts by kind and by the source's words that they show; most are silent, for an alert on
an honest quotation costs trust.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matcher.matching import quotation, source

from claimcheck.matcher import match
from claimcheck.matcher.lookalikes import seen_as
from claimcheck.matcher.quoting import around
from claimcheck.model import Attribution, Match, Span


class Case(NamedTuple):
    """A quotation, its source, the alerts, and the manuscript's words that say whose it is, with a name."""

    why: str
    quoted: str
    source: str
    alerts: tuple[str, ...] = ()
    said: str | None = None
    name: str | None = None


SHUT = "We had no choice but to close the gates"

SECOND_HAND = [
    Case(
        "the speaker's words are not the writer's",
        SHUT,
        f"The harbour slept. “{SHUT},” said Bo Ek, the harbour master. Nobody answered him.",
        ("second-hand: said Bo Ek, the harbour master",),
    ),
    Case(
        "the manuscript names the writer",
        SHUT,
        f"The harbour slept. “{SHUT},” said Bo Ek, the harbour master.",
        ("second-hand: said Bo Ek, the harbour master",),
        "Ann Lee writes that",
        "Ann Lee",
    ),
    Case(
        "the manuscript names the speaker",
        SHUT,
        f"The harbour slept. “{SHUT},” said Bo Ek, the harbour master.",
        (),
        "Bo Ek said",
        "Bo Ek",
    ),
    Case(
        "the manuscript names the speaker by family name",
        SHUT,
        f"“{SHUT},” said Bo Ek, the harbour master, on the quay. It was raining.",
        (),
        "Ek said",
        "Ek",
    ),
    Case(
        "the manuscript names the speaker by office",
        SHUT,
        f"“{SHUT},” said Bo Ek, the harbour master, on the quay. It was raining.",
        (),
        "The harbour master said that",
    ),
    Case(
        "the writer speaks of herself",
        SHUT,
        f"It was late. “{SHUT},” I said, and went home. It was raining.",
        (),
    ),
    Case(
        "the clause stands before the words",
        SHUT,
        f"It was late when Roe wrote: “{SHUT}.” It was raining.",
        ("second-hand: It was late when Roe wrote",),
    ),
    Case(
        "straight marks",
        "close the gates before the tide comes in",
        'The rector said "we must close the gates before the tide comes in" and went home.',
        ("second-hand: The rector said",),
    ),
    Case(
        "single marks, as the British print them",
        "close the gates before the tide",
        "The rector said: ‘We must close the gates before the tide.’ Then he went home.",
        ("second-hand: The rector said",),
    ),
    Case(
        "German marks",
        "die Tore vor der Flut schließen",
        "Der Pfarrer sagte: „Wir müssen die Tore vor der Flut schließen.“ Dann ging er nach Hause.",
        ("second-hand: Der Pfarrer sagte",),
    ),
    Case(
        "guillemets",
        "fermer les portes avant la marée",
        "Il pleuvait. « Il faut fermer les portes avant la marée », dit le curé. Personne ne répondit.",
        ("second-hand: dit le curé",),
    ),
    Case(
        "a quotation over two paragraphs opens again in the second",
        "the crews went home by train",
        "Ek said: “We closed the gates at nine.\n\n“Later the crews went home by train.”\n\nHe left.",
        ("second-hand: Ek said",),
    ),
    Case(
        "a quoted block of plain text",
        "the crews went home by train",
        "She sent me this:\n\n> We closed the gates, and\n> the crews went home by train.\n\nI slept.",
        ("second-hand: the crews went home by train",),
    ),
    Case(
        "a block that only sets a hint apart",
        "the crews went home by train",
        "This is how the gates work.\n\n> Note that the crews went home by train.\n\nNow open them.",
    ),
    Case(
        "both parts of an elided quotation are the speaker's",
        "We had no choice . . . but to close the gates",
        "“We had no choice,” said Bo Ek, “but to close the gates.” It rained.",
        ("second-hand: said Bo Ek",),
    ),
    Case(
        "only a part is quoted in the source",
        "the rector called it a disgrace to us all and went home",
        "That night the rector called it “a disgrace to us all” and went home.",
    ),
    Case(
        "the manuscript prints the marks itself",
        "“We had no choice but to close the gates.”",
        f"It rained. “{SHUT}.” So said Bo Ek.",
    ),
    Case("a scare quotation", "peace process", "They spoke of the “peace process” in the north for years."),
    Case(
        "a title",
        "The Night the Harbour Slept",
        "He is the author of “The Night the Harbour Slept,” which nobody has read.",
    ),
    Case("no marks at all", SHUT, f"In the end {SHUT[0].lower() + SHUT[1:]}, said Bo Ek."),
    Case(
        "apostrophes are no marks",
        "the crews went home by train",
        "It was the dogs’ day, and the ’90s were over; the crews went home by train to the boys’ school.",
    ),
    Case(
        "straight apostrophes are no marks",
        "the crews went home by train",
        "The dogs' bowls were full, 'tis said; the crews went home by train to the boys' school.",
    ),
    Case(
        "feet and inches are no marks",
        "was found on the beach below the mill",
        'A plank 6" wide was found on the beach below the mill, 12" deep in sand and 5\' 3" long.',
    ),
    Case(
        "a mark that nobody closes opens nothing",
        "the crews went home by train",
        "He said: “We closed the gates.\n\nIt rained, and the crews went home by train.\n\nShe said: “Yes.”",
    ),
    Case(
        "a mark that nobody closes, in one paragraph",
        "the crews went home by train",
        "He said: “We closed the gates. It rained, and the crews went home by train. They slept.",
    ),
    Case(
        "words between two quotations are the writer's",
        "the mayor looked out of the window",
        "“We closed,” he said, and the mayor looked out of the window. “It rained,” he added.",
    ),
    Case(
        "words between two quotations in straight marks",
        "the mayor looked out of the window",
        '"We closed," he said, and the mayor looked out of the window. "It rained," he added.',
    ),
    Case(
        "a source that is nothing but the quoted words",
        SHUT,
        f"“That spring {SHUT[0].lower() + SHUT[1:]}, and we regret it.”",
    ),
    Case(
        "a transcript has no marks",
        SHUT,
        f"LEE: What did you do?\nEK: {SHUT}.\nLEE: And then?",
    ),
]

DENIED = [
    Case(
        "it is not true that",
        "the ministry paid for the gates",
        "It is not true that the ministry paid for the gates. Nobody did.",
        ("denied: It is not true that",),
    ),
    Case(
        "it is false that",
        "the ministry paid for the gates",
        "It is false that the ministry paid for the gates.",
        ("denied: It is false that",),
    ),
    Case(
        "isn't true that",
        "the ministry paid for the gates",
        "It isn’t true, of course, that the ministry paid for the gates.",
        ("denied: It isn’t true, of course, that",),
    ),
    Case(
        "he denied that",
        "the ministry paid for the gates",
        "On Monday Ek denied that the ministry paid for the gates.",
        ("denied: On Monday Ek denied that",),
    ),
    Case(
        "the myth that",
        "the ministry paid for the gates",
        "We all know the myth that the ministry paid for the gates.",
        ("denied: We all know the myth that",),
    ),
    Case(
        "critics wrongly claim that",
        "the ministry paid for the gates",
        "Critics wrongly claim that the ministry paid for the gates.",
        ("denied: Critics wrongly claim that",),
    ),
    Case(
        "critics wrongly claim, without that",
        "the ministry paid for the gates",
        "Critics wrongly claim the ministry paid for the gates.",
        ("denied: Critics wrongly claim",),
    ),
    Case(
        "the claim was rejected",
        "the ministry paid for the gates",
        "Ek rejected the claim that the ministry paid for the gates.",
        ("denied: Ek rejected the claim that",),
    ),
    Case(
        "which is false",
        "the ministry paid for the gates",
        "Some say the ministry paid for the gates, which is false. Nobody did.",
        ("denied: which is false",),
    ),
    Case(
        "which is not true",
        "the ministry paid for the gates",
        "Some say the ministry paid for the gates, which is not true.",
        ("denied: which is not true",),
    ),
    Case(
        "a lie",
        "the ministry paid for the gates",
        "Some say the ministry paid for the gates — a lie. Nobody did.",
        ("denied: a lie",),
    ),
    Case(
        "German",
        "das Ministerium die Tore bezahlt hat",
        "Es ist nicht wahr, dass das Ministerium die Tore bezahlt hat. Niemand hat sie bezahlt.",
        ("denied: Es ist nicht wahr, dass",),
    ),
    Case(
        "German, of a person",
        "das Ministerium die Tore bezahlt hat",
        "Der Meister bestritt, dass das Ministerium die Tore bezahlt hat, und ging nach Hause.",
        ("denied: Der Meister bestritt, dass",),
    ),
    Case(
        "French",
        "le ministère a payé les portes",
        "Il est faux que le ministère a payé les portes. Personne ne les a payées.",
        ("denied: Il est faux que",),
    ),
    Case(
        "Spanish",
        "el ministerio pagó las puertas",
        "No es cierto que el ministerio pagó las puertas. No las pagó nadie.",
        ("denied: No es cierto que",),
    ),
    Case(
        "the manuscript says so too",
        "the ministry paid for the gates",
        "On Monday Ek denied that the ministry paid for the gates.",
        (),
        "Ek denied that",
        "Ek",
    ),
    Case(
        "no one denies that",
        "the ministry paid for the gates",
        "No one denies that the ministry paid for the gates.",
    ),
    Case(
        "it is true that",
        "the ministry paid for the gates",
        "It is true that the ministry paid for the gates.",
    ),
    Case(
        "not only true that",
        "the ministry paid for the gates",
        "It is not only true that the ministry paid for the gates; it is known.",
    ),
    Case(
        "the denial is quoted along",
        "denied that the ministry paid for the gates",
        "On Monday Ek denied that the ministry paid for the gates.",
    ),
    Case(
        "another sentence is denied",
        "The ministry paid for the gates",
        "It is not true that the gates were shut. The ministry paid for the gates.",
    ),
    Case(
        "somebody else denied something",
        "the ministry paid for the gates",
        "Ek denied the charge; the ministry paid for the gates.",
    ),
    Case(
        "he said that",
        "the ministry paid for the gates",
        "Ek said that the ministry paid for the gates.",
    ),
]

CLIPPED = [
    Case(
        "starts after not",
        "open the gates in spring",
        "They will not open the gates in spring.",
        ("starts-after-negation: not",),
    ),
    Case(
        "starts after hardly",
        "expected the gates to open",
        "He hardly expected the gates to open.",
        ("starts-after-negation: hardly",),
    ),
    Case(
        "no evidence that",
        "the gates were shut in time",
        "There is no evidence that the gates were shut in time.",
        ("starts-after-negation: no evidence that",),
    ),
    Case(
        "did not say that",
        "the gates were shut in time",
        "The rector did not say that the gates were shut in time.",
        ("starts-after-negation: not say that",),
    ),
    Case(
        "starts after if",
        "the ministry pays, the gates will open",
        "If the ministry pays, the gates will open in spring.",
        ("starts-after-negation: If",),
    ),
    Case(
        "takes the only of not only along",
        "only the gates that were shut",
        "It was not only the gates that were shut.",
        ("starts-after-negation: not",),
    ),
    Case("not only", "the gates that were shut", "It was not only the gates that were shut."),
    Case(
        "no doubt that", "the gates were shut in time", "There is no doubt that the gates were shut in time."
    ),
    Case("a sentence of its own", "The gates were shut in time", "He did not. The gates were shut in time."),
    Case(
        "the negation belongs to another clause",
        "the gates were shut in time",
        "If he did not, the gates were shut in time.",
    ),
    Case(
        "stops before unless",
        "the gates will open in spring",
        "He said that the gates will open in spring unless the ministry refuses. It rained.",
        ("stops-before-limiter: unless the ministry refuses",),
    ),
    Case(
        "stops before even if",
        "the gates will open in spring",
        "Then the gates will open in spring even if it rains.",
        ("stops-before-limiter: even if it rains",),
    ),
    Case(
        "stops before as long as",
        "the gates will open in spring",
        "Then the gates will open in spring, as long as it rains.",
        ("stops-before-limiter: as long as it rains",),
    ),
    Case(
        "stops before on condition that",
        "the gates will open in spring",
        "Then the gates will open in spring on condition that it rains.",
        ("stops-before-limiter: on condition that it rains",),
    ),
    Case(
        "stops before only if",
        "the gates will open in spring",
        "Then the gates will open in spring only if it rains.",
        ("stops-before-limiter: only if it rains",),
    ),
    Case(
        "stops before provided that",
        "the gates will open in spring",
        "Then the gates will open in spring, provided that it rains.",
        ("stops-before-limiter: provided that it rains",),
    ),
    Case(
        "the sentence goes on after he said",
        "The gates will open in spring",
        "“The gates will open in spring,” he said, “unless it rains.”",
        ("stops-before-limiter: unless it rains", "second-hand: he said"),
    ),
    Case(
        "provided is a participle",
        "the gates will open for boats",
        "Then the gates will open for boats provided by the town.",
    ),
    Case(
        "not only, but also",
        "not only the gates were shut",
        "That day not only the gates were shut but also the mill.",
    ),
    Case(
        "a new sentence begins with but",
        "the gates will open in spring",
        "Then the gates will open in spring. But nobody will see it.",
    ),
    Case(
        "an abbreviation does not end the sentence",
        "the gates were opened by Dr",
        "Then the gates were opened by Dr. Roe, but too late.",
    ),
    Case(
        "what follows limits nothing",
        "the gates will open in spring",
        "Then the gates will open in spring and the mill will turn.",
    ),
]

ELIDED = [
    Case(
        "a negation",
        "the gates will . . . open in spring",
        "He said the gates will under no circumstances open in spring.",
        ("ellipsis-negation: no",),
    ),
    Case(
        "no one",
        "the gates . . . were opened",
        "Then the gates that no one had seen in years were opened.",
        ("ellipsis-negation: no",),
    ),
    Case(
        "neither, nor",
        "the gates were . . . shut",
        "Then the gates were neither open nor shut.",
        ("ellipsis-negation: neither open nor",),
    ),
    Case(
        "a limiter",
        "the gates will open . . . in spring",
        "The gates will open, unless it rains, in spring.",
        ("ellipsis-limiter: unless",),
    ),
    Case(
        "a hedge",
        "the gates will . . . open in spring",
        "The gates will probably open in spring.",
        ("ellipsis-hedge: probably",),
    ),
    Case(
        "a modal",
        "The gates . . . open in spring",
        "The gates may perhaps open in spring.",
        ("ellipsis-hedge: may perhaps",),
    ),
    Case(
        "a figure",
        "The gates cost . . . the town",
        "The gates cost 400 pounds and ruined the town.",
        ("ellipsis-number: 400",),
    ),
    Case(
        "who says so, in the middle",
        "The gates . . . were never shut",
        "The gates, he claimed, were never shut.",
        ("ellipsis-reporting: he claimed",),
    ),
    Case(
        "who says so, before the second part",
        "It rained for days. . . . the gates were shut in time",
        "It rained for days. Bo Ek claims that the gates were shut in time.",
        ("ellipsis-reporting: Bo Ek claims that",),
    ),
    Case(
        "according to",
        "The gates . . . were shut in time",
        "The gates, according to the ministry, were shut in time.",
        ("ellipsis-reporting: according to the",),
    ),
    Case(
        "the writer's words and the speaker's become one",
        "It rained for days . . . We had to shut the gates",
        "It rained for days. Ek said: “We had to shut the gates.”",
        ("ellipsis-reporting: Ek said",),
    ),
    Case(
        "words of two speakers",
        "We shut the gates . . . It was a mistake",
        "“We shut the gates,” said Bo Ek. “It was a mistake,” said Ann Roe.",
        ("ellipsis-reporting: said Bo Ek", "ellipsis-leap: Ann Roe", "second-hand: said Bo Ek"),
    ),
    Case(
        "a second speaker whom a pronoun stands for",
        "We shut the gates in time. . . . It was a mistake",
        "“We shut the gates in time,” Bo Ek said.\n\nAnn Roe told us all. She said: “It was a mistake.”",
        ("ellipsis-reporting: Bo Ek said", "ellipsis-leap: Ann Roe", "second-hand: Bo Ek said"),
    ),
    Case(
        "who says so, with the subject kept",
        "Ann Roe . . . acted in haste",
        "Ann Roe denied that the council had acted in haste.",
        ("ellipsis-reporting: denied that",),
    ),
    Case(
        "two speakers of a transcript",
        "Did you shut them? . . . We had no choice",
        "LEE: Did you shut them? I ask you.\nEK: It was late. We had no choice.",
        ("ellipsis-leap: EK",),
    ),
    Case(
        "question and answer",
        "Were they shut in time . . . we had to shut them",
        "Q: Were they shut in time, sir?\nA: Yes, we had to shut them.",
        ("ellipsis-leap: A",),
    ),
    Case(
        "a heading of Markdown",
        "The gates were shut in time . . . the mill turned all night",
        "The gates were shut in time.\n\n## The mill\n\nSoon the mill turned all night.",
        ("ellipsis-leap: The mill",),
    ),
    Case(
        "a heading of plain text",
        "The gates were shut in time . . . the mill turned all night",
        "The gates were shut in time.\n\nThe mill in autumn\n\nSoon the mill turned all night.",
        ("ellipsis-leap: The mill in autumn",),
    ),
    Case(
        "sentences that were left out whole",
        "The gates were shut. . . . The mill turned",
        "The gates were shut. Nobody said, in 1902, that it may not rain. The mill turned.",
    ),
    Case(
        "not only, but also",
        "The gates were . . . rusty",
        "The gates were not only old but also rusty.",
    ),
    Case(
        "a relative clause that was left out whole",
        "The gates . . . were shut",
        "The gates, which had never been painted, were shut.",
    ),
    Case(
        "a reference in parentheses",
        "The gates were shut . . . in the night",
        "The gates were shut (Roe 1902, 14) by hand in the night.",
    ),
    Case(
        "an article that is a number word too",
        "The gates were shut . . . in the night",
        "The gates were shut by one of the men in the night.",
    ),
    Case(
        "about something is no hedge",
        "they talked . . . all night",
        "Then they talked about the gates all night.",
    ),
    Case(
        "an interrupted speech of one speaker",
        "We had no choice . . . but to close the gates",
        "“We had no choice,” said Bo Ek, “but to close the gates.” It rained.",
        (),
        "Bo Ek said",
        "Bo Ek",
    ),
    Case(
        "one speaker goes on",
        "We shut the gates . . . It was a mistake",
        "“We shut the gates,” said Bo Ek. “It was a mistake.”",
        (),
        "Ek said",
        "Ek",
    ),
    Case(
        "one speaker of a transcript",
        "We shut them . . . We had no choice",
        "EK: We shut them.\nLEE: Why?\nEK: We had no choice.",
    ),
    Case(
        "paragraphs without a heading between them",
        "The gates were shut in time. . . . the mill turned all night",
        "The gates were shut in time.\n\nIt was cold.\n\nSoon the mill turned all night.",
    ),
    Case(
        "a modal with its own verb",
        "The gates were shut . . . and the mill turned",
        "The gates were shut so that men might sleep and the mill turned.",
    ),
]

DISGUISED = [
    Case(
        "a Cyrillic letter in the quotation",
        "the gаtes were shut in time",
        "Then the gates were shut in time.",
        ("look-alike: ",),
    ),
    Case(
        "a Cyrillic letter in the source",
        "the gates were shut in time",
        "Then the gаtes were shut in time.",
        ("look-alike: gаtes",),
    ),
    Case(
        "a Greek letter",
        "the gates were shut in time",
        "Then the gates were shut in tiмe and the millstοne was new.".replace("tiмe", "time"),
    ),
    Case(
        "a Greek letter in the passage",
        "the millstone was new",
        "And the millstοne was new.",
        ("look-alike: millstοne",),
    ),
    Case(
        "full-width letters",
        "the gates were shut",
        "Then the ｇａｔｅｓ were shut.",
        ("look-alike: ｇａｔｅｓ",),
    ),
    Case("mathematical letters", "the 𝐠𝐚𝐭𝐞𝐬 were shut", "Then the gates were shut.", ("look-alike: ",)),
    Case("a Cyrillic word of one letter", "it was а gate", "Then it was a gate of iron.", ("look-alike: ",)),
    Case(
        "an override of direction",
        "the gates\u202e were shut",
        "Then the gates were shut.",
        ("look-alike: ",),
    ),
    Case(
        "an isolate in a word",
        "the gates were shut",
        "Then the ga\u2066tes were shut.",
        ("look-alike: \u2066",),
    ),
    Case("tags", "the gates\U000e0041 were shut", "Then the gates were shut.", ("look-alike: ",)),
    Case(
        "an invisible operator", "the ga\u2062tes were shut", "Then the gates were shut.", ("look-alike: ",)
    ),
    Case("a soft hyphen", "the gates were shut", "Then the ga\u00adtes were shut."),
    Case("a zero-width space", "the ga\u200btes were shut", "Then the gates were shut."),
    Case("a byte order mark", "the gates were shut", "\ufeffThe gates opened; the gates were shut."),
    Case("a joiner that Persian needs", "می\u200cخواهم بروم", "او گفت می\u200cخواهم بروم"),
    Case("a mark of direction beside Hebrew", "שלום\u200f לכולם כאן", "הוא אמר שלום לכולם כאן"),
    Case("a Russian text", "а он не сор", "Там был он, а он не сор, сказал кто-то."),
    Case(
        "a Russian word in an English text", "the word сор means litter", "He said the word сор means litter."
    ),
    Case("symbols of science", "the αSyn and the Hα line", "Then the αSyn and the Hα line were seen."),
]

GOVERNED = [
    Case(
        "an opinion becomes a fact",
        "It was a long song and not . . . a hymn",
        "It was a long song and not, I think, a hymn.",
        ("ellipsis-hedge: I think",),
    ),
    Case(
        "an opinion told twice, of which one was kept",
        "I believe . . . that the sum was paid",
        "I believe -- as I have always said, and I believe -- that the sum was paid.",
    ),
    Case(
        "a thought of somebody, and no opinion",
        "He sang . . . and then he slept",
        "He sang, which made me glad, for I think of him often and with joy, and then he slept.",
    ),
    Case(
        "a modal before an auxiliary that was left out too",
        "Some of it . . . been true",
        "Some of it may have been true.",
        ("ellipsis-hedge: may",),
    ),
    Case(
        "a month, and no modal",
        "The ship sailed . . . and was lost",
        "The ship sailed, it was in May, and was lost.",
    ),
    Case(
        "an impersonal report",
        "The mill was old. . . . the miller was rich",
        "The mill was old. It has also been said that the miller was rich.",
        ("ellipsis-reporting: It has also been said that",),
    ),
    Case(
        "a rumour of some people",
        "They marvelled . . . he had been drinking",
        "They marvelled, and some said that he had been drinking.",
        ("ellipsis-reporting: and some said that",),
    ),
    Case(
        "a relative clause that was left out whole within an aside",
        "The mill . . . was sold",
        "The mill, standing by the weir, which had never been mended in ten years, was sold.",
    ),
    Case(
        "a denial under the ellipsis",
        "Next comes . . . the navvies were paid in beer",
        "Next comes the myth that the navvies were paid in beer.",
        ("denied: the myth that",),
    ),
    Case(
        "a denial that the kept words still tell",
        "The navvies denied . . . that they were paid in beer",
        "The navvies denied in the strongest terms that they were paid in beer.",
    ),
    Case(
        "however, in two words",
        "Los nietos de los pescadores [...] han pedido que no se apague nunca",
        "Los nietos de los pescadores, sin embargo, han pedido que no se apague nunca.",
        ("ellipsis-limiter: sin embargo",),
    ),
    Case(
        "a verse's number",
        "A thief shall pay double. . . . Speak not in midstream",
        "A thief shall pay double. He shall pay at once.\n\n1 Speak not in midstream.",
    ),
    Case(
        "a German aside that says whose the reason is",
        "weil [...] die Pumpe veraltet sei",
        "Sie steht still, weil, so die Begründung, die Pumpe veraltet sei.",
        ("ellipsis-reporting: so die Begründung",),
    ),
    Case(
        "a speaker's label before a full stop",
        "The almond, sir. . . . And yet he speaks me fair",
        "DUKE.\nWhat tree?\n\nEK.\nThe almond, sir.\n\n"
        "DUKE (aside).\nA tongue! And yet he speaks me fair.\n\nEK.\nSir!",
        ("ellipsis-leap: DUKE",),
    ),
    Case(
        "one witness, by letter and by title",
        "I was making tea. . . . I saw a cat",
        "Q. And you?\nA. I was making tea.\nQ. And then?\n"
        "THE COURT: Answer.\nTHE WITNESS: I saw a cat.\nA. I did.",
    ),
    Case(
        "an abbreviation at a line's head",
        "The paper said so. . . . It was true",
        "The BBC.\nThe paper said so. And the\nBBC. It was true.",
    ),
]

EDGES = [
    Case(
        "a clause of time",
        "when any man may walk",
        "A bridge is of no use when any man may walk on the water.",
    ),
    Case("an hour", "Rang the bell from two", "Rang the bell from two until 6 in the morning."),
    Case(
        "a date after a negation",
        "No toll was paid",
        "No toll was paid until 1950.",
        ("stops-before-limiter: until 1950",),
    ),
    Case(
        "a condition",
        "The gates stay shut",
        "The gates stay shut until the tide turns.",
        ("stops-before-limiter: until the tide turns",),
    ),
    Case(
        "nicht at the end",
        "belegen konnte er es",
        "Er sagte es; belegen konnte er es nicht.",
        ("stops-before-limiter: nicht",),
    ),
    Case("a subject before its denied verb", "the tolls", "In that year the tolls never paid for the mill."),
    Case(
        "a condition of what follows",
        "the one weeping goes first",
        "There the one weeping goes first; if both weep, the one with the child.",
    ),
    Case(
        "a German clause of reason",
        "der Landrat jemals dort war",
        "Es gibt keinen Hinweis darauf, dass der Landrat jemals dort war.",
        ("starts-after-negation: keinen Hinweis darauf, dass",),
    ),
    Case(
        "a thought denied with no that",
        "I came for pears",
        "I would not have thee think I came for pears.",
        ("starts-after-negation: not have thee think",),
    ),
    Case(
        "French negations that agree",
        "la suspension soit liée aux élections",
        "Rien ne prouve que la suspension soit liée aux élections.",
        ("starts-after-negation: Rien ne prouve que",),
    ),
    Case(
        "a denied deed",
        "avoir pris la décision seul",
        "Le maire nie avoir pris la décision seul.",
        ("denied: nie",),
    ),
    Case(
        "what it is idle to say",
        "the flood could not have been foreseen",
        "It is idle to say that the flood could not have been foreseen.",
        ("denied: It is idle to say that",),
    ),
    Case(
        "somebody's claim that the author does not accept",
        "the fire was set on their orders",
        "The works burned. I do not accept her claim that “the fire was set on their orders,” "
        "for many reasons.",
        ("denied: I do not accept her claim that", "second-hand: I do not accept her claim that"),
    ),
    Case(
        "the author's own letter",
        "the fire was set on their orders",
        "The works burned. In June I wrote to him that “the fire was set on their orders,” and I was wrong.",
    ),
    Case("small words", "it was not", "It was old, and it was not new.", ("weak-evidence: ",)),
]

BRACKETED = [
    Case(
        "a prefix that reverses",
        "the river did as it [dis]liked",
        "And the river did as it liked.",
        ("bracket-sense: liked",),
    ),
    Case("a misprint mended", "the Board says [the] slip is safe", "The Board says teh slip is safe."),
    Case("a capital", "[N]ot the iron fails", "It is not the iron fails, he said."),
    Case(
        "a letter that denies",
        "[n]ever the twain shall meet",
        "And ever the twain shall meet.",
        ("bracket-sense: ever",),
    ),
    Case(
        "a gloss",
        "each said that they could [i.e. be had at this price], if ordered",
        "And each said that they could, if ordered.",
    ),
    Case(
        "an emoji described",
        "You saw it [laughing face] and then left",
        "You saw it 😂 and then left at once.",
    ),
    Case(
        "a language that is not judged",
        "[Mijn grootvader] zei dat hij de sleutel kwijt was",
        "Zij hadden gelijk. Hij zei dat hij de sleutel kwijt was, en daarna ging hij naar huis.",
    ),
]

CASES = SECOND_HAND + DENIED + CLIPPED + ELIDED + GOVERNED + EDGES + BRACKETED + DISGUISED


def _match(case: Case) -> Match:
    spoken = quotation(case.quoted)
    if case.said is not None:
        said = Attribution(span=Span(start=0, end=len(case.said)), text=case.said, name=case.name)
        spoken = spoken.model_copy(update={"attribution": said})
    return match(spoken, source(case.source))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_alerts_are_those_that_an_editor_asks_for(case: Case) -> None:
    found = _match(case)

    assert found.verdict in {"verbatim", "permissible"}
    assert tuple(f"{alert.kind}: {alert.source}" for alert in found.alerts) == case.alerts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_an_alert_shows_the_words_at_its_place(case: Case) -> None:
    for alert in _match(case).alerts:
        assert alert.span is None or alert.span.of(case.source) == alert.source


def test_as_many_cases_are_silent_as_not() -> None:
    silent = sum(not case.alerts for case in CASES)

    assert len(CASES) >= 80
    assert silent >= 40


@given(st.text(st.sampled_from("aeoxаеохиαοι \u0301Ａ𝐚ſé.,"), max_size=80))
def test_reading_look_alikes_keeps_every_offset_and_is_done_once(text: str) -> None:
    seen = seen_as(text)

    assert len(seen) == len(text)
    assert seen_as(seen) == seen


@given(st.text(st.sampled_from("ab “”‘’\"'«»„\n.,5"), max_size=120), st.integers(0, 120), st.integers(1, 20))
def test_marks_stand_around_the_passage(text: str, start: int, size: int) -> None:
    found = around(text, start, min(start + size, len(text)))

    if found is not None:
        assert 0 <= found.start < start
        assert min(start + size, len(text)) < found.end <= len(text) + 1
        assert "\n\n" not in text[found.start : found.end] or text[found.start] in text[found.start + 1 :]


@given(
    st.lists(
        st.sampled_from(
            ["the", "gates", "not", "may", "he", "said", "that", "if", ".", ",", "“", "”", "12", "but"]
        ),
        max_size=40,
    )
)
def test_alerts_of_any_text_show_the_words_at_their_place(words: list[str]) -> None:
    text = " ".join(["It rained all night,", *words, "and nobody slept on the quay again"])

    found = match(quotation("It rained all night . . . and nobody slept on the quay"), source(text))

    for alert in found.alerts:
        assert alert.span is None or alert.span.of(text) == alert.source
