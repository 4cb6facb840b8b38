"""The matcher's closed lists go in; plain words for each come out."""

from __future__ import annotations

from claimcheck.model import AlertKind, Choice, EditKind, Ground, RegionKind, Search

SEARCHES = {Search.LETTERS: "letter by letter", Search.LIKENESS: "by likeness"}

CHOICES = {
    Choice.FIRST_FIT: "the first place where it fits; no other has to be looked at",
    Choice.ONLY: "the only place that is like it",
    Choice.FOUND: "the only place where enough agrees",
    Choice.NO_FAULT: "the only place where every difference is one that custom permits",
    Choice.OWN_WORDS: "here it is the work's own running text; the other places are beside it",
    Choice.FEWER_WORDS: "here the fewest words differ",
    Choice.LIKER: "here the most letters agree",
    Choice.EARLIER: "the first of several places that are as good",
    Choice.SEQUENCE: "here it fits best with the other stretches: in their order, and near them",
}

GROUNDS = {
    Ground.ALL_WORDS: "every word stands in the source, in order; only typography may differ",
    Ground.CUSTOM: "every word stands in the source, in order, and custom permits each difference",
    Ground.WORDS_DIFFER: "it was found, but no custom permits",
    Ground.NO_WORDS: "it has no letter or digit that could be looked for",
    Ground.SOURCE_PARTIAL: "it is not in what was read of the source, and it may be in what was not read",
    Ground.STRETCH_NOWHERE: "a stretch that is long enough to be told is nowhere in the whole of the source",
    Ground.SHORT_STRETCH_NOWHERE: "most of it was found, and a short stretch of it is nowhere",
    Ground.TOO_FEW_LETTERS: "it is not there word for word, and too few letters are left to tell words "
    "that were changed from words that were never there",
}

KINDS = {
    EditKind.HYPHENATION: "hyphenation",
    EditKind.NUMBER: "a number",
    EditKind.NEGATION: "a negation",
    EditKind.MODAL: "a modal verb",
    EditKind.QUANTIFIER: "a word of quantity",
    EditKind.LIMITER: "a word that limits",
    EditKind.SPELLING: "spelling",
    EditKind.HEDGE: "a word that hedges",
    EditKind.NAME: "a name",
    EditKind.PRONOUN: "a pronoun",
    EditKind.FUNCTION_WORD: "small grammatical words",
    EditKind.INFLECTION: "the form of a word",
    EditKind.TYPO: "a slip of the pen",
    EditKind.CONTENT: "wording",
    EditKind.CASE: "capital or small letter",
    EditKind.PUNCTUATION: "punctuation",
    EditKind.ELLIPSIS: "an ellipsis",
    EditKind.INTERPOLATION: "words in brackets",
    EditKind.ORDER: "order",
}

ALERTS = {
    AlertKind.ELLIPSIS_NEGATION: "without a negation that was left out the words may say the opposite",
    AlertKind.ELLIPSIS_LIMITER: "what was left out limits what is said",
    AlertKind.ELLIPSIS_HEDGE: "what was left out makes the statement less sure",
    AlertKind.ELLIPSIS_NUMBER: "a number was left out",
    AlertKind.ELLIPSIS_PAGE: "so much was left out that it may be another thought",
    AlertKind.STOPS_BEFORE_LIMITER: "the source's sentence goes on, and takes back or limits what was quoted",
    AlertKind.STARTS_AFTER_NEGATION: "what stands just before the quoted words turns their sense",
    AlertKind.BRACKET_SENSE: "the words in brackets may say something else than the source's",
    AlertKind.FURNITURE: "the words are not the work's own running text",
    AlertKind.WEAK_EVIDENCE: "words so common stand in almost any text",
    AlertKind.JOINED_AFAR: "places far apart are quoted as one thought",
    AlertKind.ELLIPSIS_REPORTING: "what was left out says whose words these are",
    AlertKind.ELLIPSIS_LEAP: "before and after the ellipsis two people speak, or two sections",
    AlertKind.SECOND_HAND: "they are not the source's own words: somebody else is quoted there",
    AlertKind.DENIED: "the source reports the words in order to deny them",
    AlertKind.LOOK_ALIKE: "what is printed is not made of the letters that it seems to be",
}

REGIONS = {
    RegionKind.BODY: "running text",
    RegionKind.CAPTION: "a caption",
    RegionKind.TABLE: "a table",
    RegionKind.NAVIGATION: "navigation",
    RegionKind.ASIDE: "a box beside the text",
    RegionKind.HEADER: "a page header",
    RegionKind.FOOTER: "a page footer",
    RegionKind.NOTE: "a note",
    RegionKind.COMMENT: "a reader's comment",
    RegionKind.METADATA: "data about the work",
}

LABELS = {
    "title": "the title of the page's window",
    "description": "the page's description of itself",
    "alt": "a picture's description",
    "JSON-LD": "the page's data for search engines (JSON-LD)",
    "noscript": "what is shown without scripts",
}

LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
