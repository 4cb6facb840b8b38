"""A custom of quoting goes in; what style guides say of it comes out.

Chicago is the Chicago Manual of Style, 17th edition; APA the Publication Manual, 7th; MLA the MLA
Handbook; Bluebook the legal citation guide; MOS Wikipedia's Manual of Style. Sections are given where sure.
"""

from __future__ import annotations

from claimcheck.model import Convention

GUIDES = {
    Convention.FIRST_LETTER: (
        "The first letter may change its case to suit the sentence it is quoted in (Chicago 13.7, "
        "13.18-13.20; APA 8.30). Legal style shows the change in brackets (Bluebook 5.2; Chicago "
        "13.21)."
    ),
    Convention.CLOSING_PUNCTUATION: (
        "A period or comma at the closing mark may be added, moved or dropped (Chicago 13.7; APA 8.30; "
        "MLA). A question mark or an exclamation mark may not."
    ),
    Convention.INNER_MARKS: (
        "Quotation marks inside the quotation follow the house's style: double, single or angled "
        "(Chicago 13.7, 13.30; APA 8.30; MOS:CONFORM)."
    ),
    Convention.ELLIPSIS: (
        "Words may be left out where an ellipsis says so and the sense is kept (Chicago 13.50-13.58; "
        "APA 8.31; Bluebook 5.3; MLA)."
    ),
    Convention.INTERPOLATION: (
        "An editor's own words, or a changed ending or letter, may stand in square brackets (Chicago "
        "13.59-13.63; APA 8.31; Bluebook 5.2; MLA)."
    ),
    Convention.EDITORIAL_NOTE: (
        "An editor's remark such as [sic] or [emphasis added] is no part of the quoted words (Chicago "
        "13.59-13.63; APA 8.31; Bluebook 5.2)."
    ),
    Convention.HOUSE_STYLE: (
        "Typography and ways of writing follow the house: U.S. or US, % or percent, capitals (Chicago "
        "13.7-13.8; MOS:CONFORM). It is listed, for a strict editor keeps the source's."
    ),
    Convention.MISPRINT: (
        "An obvious misprint of the source may be mended in silence (Chicago 13.7). APA and legal style "
        "keep it, with [sic]."
    ),
}
