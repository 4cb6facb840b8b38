"""The names that a reference may use: CSL's variables and types (CSL 1.0.2) and claimcheck's own keys."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OWN = _set("citation notes source")

VARIABLES = _set("""
    id type citation-key categories custom language abstract annote archive archive_collection
    archive_location archive-place authority call-number chapter-number citation-label
    citation-number collection-number collection-title container-title container-title-short
    dimensions division DOI edition event event-place event-title first-reference-note-number genre
    ISBN ISSN issue journalAbbreviation jurisdiction keyword locator medium note number
    number-of-pages number-of-volumes original-publisher original-publisher-place original-title
    page page-first part-number part-title PMCID PMID printing-number publisher publisher-place
    references reviewed-genre reviewed-title scale section shortTitle status supplement-number title
    title-short URL version volume volume-title volume-title-short year-suffix accessed
    available-date event-date issued original-date submitted author chair collection-editor compiler
    composer container-author contributor curator director editor editor-translator
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator
    translator
""")

KEYS = VARIABLES | OWN

TYPES = _set("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""")

NAME_KEYS = _set("""
    family given literal dropping-particle non-dropping-particle suffix comma-suffix static-ordering
    parse-names
""")

DATE_KEYS = _set("date-parts year month day season circa literal raw edtf")

PLACE_KEYS = _set("file url extent basis evidence")
