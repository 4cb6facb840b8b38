"""Printed, and without scripts, the report says all that it says on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import Report

# What the page says of differing words to those who only hear them.
_ASIDES = re.compile(
    r"\[\s*(?:not\s+so\s+in\s+the\s+source|the\s+source\s+has):|\[words\s+are\s+lacking\s+here\]"
)


def _printed(page: Page) -> str:
    """Return the letters of the pages as they are printed, without white space."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return _letters(_ASIDES.sub("", "".join(texts)))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_quotation_of_the_report_is_printed_with_its_evidence(
    opened: Callable[..., Page], demo: Report, *, scripts: bool
) -> None:
    page = opened(demo, java_script_enabled=scripts)
    printed = _printed(page)
    evidence = demo.dossiers[0].evidence
    said = [quotation.text for quotation in evidence.manuscript.quotations if quotation.form.judged]
    said += [passage.exact for match in evidence.matches for passage in match.passages]
    said += [finding.message for finding in demo.dossiers[0].findings]
    assert [words for words in said if _letters(words) not in printed] == []


def test_a_filter_of_the_screen_leaves_nothing_out_of_the_print(
    opened: Callable[..., Page], demo: Report
) -> None:
    page = opened(demo)
    whole = _printed(page)
    page.fill("#search", "no such words")
    assert page.locator(".card:visible").count() == 0
    assert _printed(page) == whole
