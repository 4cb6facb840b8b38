"""Reports of other kinds, other ways to read one: several manuscripts, decisions, a telephone, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report import builders as b
from report.browser import expected, reports

from claimcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import Report

_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def _open(page: Page) -> list[str]:
    return page.locator(".card:has(> .body:visible)").evaluate_all("cards => cards.map(card => card.id)")


def test_each_of_two_manuscripts_has_its_own_cards(opened: Callable[..., Page], demo: Report) -> None:
    twice = demo.model_copy(update={"dossiers": demo.dossiers * 2})
    page = opened(twice)
    page.locator('[data-quotation="q07"]').last.click()
    assert _open(page) == ["card-2-q07"]
    page.locator('[data-quotation="q07"]').first.click()
    assert _open(page) == ["card-1-q07"]
    first = expected.problems(demo)
    second = [id_.replace("-1-", "-2-", 1) for id_ in first]
    page.keyboard.press("Escape")
    walked = []
    for _ in [*first, *second]:
        page.keyboard.press("n")
        walked += _open(page)
    assert sorted(walked) == sorted([*first, *second])


def test_what_was_signed_off_is_shown_and_is_no_problem(opened: Callable[..., Page]) -> None:
    text = "Ada wrote “the mill burned down”.[1] Bram wrote “the ford ran dry”.[1]"
    quoted = [b.quotation(text, "the mill burned down"), b.quotation(text, "the ford ran dry", "q02")]
    matches = [b.match(one.id, Verdict.ABSENT, "mill") for one in quoted]
    read = b.evidence(b.manuscript(text, quoted), [b.reference("mill")], [b.source("mill", "Rain.")], matches)
    signed = b.finding("quotation-absent", quotation_id="q01", suppression=b.SIGNED)
    page = opened(
        b.report(b.dossier(read, signed, b.finding("quotation-absent", quotation_id="q02", start=9)))
    )
    for _ in range(3):
        page.keyboard.press("n")
        assert _open(page) == ["card-1-q02"]
    page.locator('[data-quotation="q01"]').first.click()
    assert "Ada Lee" in page.inner_text("#card-1-q01")
    assert "the printed book has it so" in page.inner_text("#card-1-q01")


def test_an_article_without_quotations_says_so_aloud(opened: Callable[..., Page]) -> None:
    page = opened(reports.empty())
    assert "No quotation was found" in page.inner_text("main")
    page.keyboard.press("n")
    assert "No problem" in page.inner_text("#shown")


def test_on_a_telephone_a_card_is_a_sheet_that_can_be_closed(
    opened: Callable[..., Page], demo: Report
) -> None:
    page = opened(demo, **_PHONE)
    quotation = page.locator('[data-quotation="q07"]').first
    quotation.tap()
    assert _open(page) == ["card-1-q07"]
    box = page.locator("#card-1-q07").bounding_box()
    place = quotation.bounding_box()
    assert box is not None
    assert place is not None
    assert place["y"] > 0
    assert place["y"] + place["height"] < box["y"]
    assert box["y"] + box["height"] <= 741
    page.locator("#card-1-q07 .close").tap()
    assert _open(page) == []


def test_on_a_telephone_the_filters_unfold(opened: Callable[..., Page], demo: Report) -> None:
    page = opened(demo, **_PHONE)
    tick = page.locator('[data-filter="verdict"][value="absent"]')
    assert not tick.is_visible()
    page.locator("#folds").tap()
    tick.check(force=True)
    shown = page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.id)")
    assert set(shown) == expected.by_verdict(demo, Verdict.ABSENT)


def test_without_scripts_every_card_is_open_and_no_dead_control_shown(
    opened: Callable[..., Page], demo: Report
) -> None:
    page = opened(demo, java_script_enabled=False)
    assert set(_open(page)) == expected.every(demo)
    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    page.locator('[data-quotation="q07"]').first.click()
    assert page.url.endswith("#card-1-q07")
    top = page.locator("#card-1-q07").bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 700


def test_the_list_for_the_author_is_copied(opened: Callable[..., Page], demo: Report) -> None:
    page = opened(demo, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".copy").first.click()
    page.locator(".copy + [role=status]", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Not checked in article.txt")


def test_in_forced_colours_the_verdicts_are_still_told_apart(
    opened: Callable[..., Page], demo: Report
) -> None:
    page = opened(demo, forced_colors="active")
    styles = {
        verdict: page.locator(f'.quoted[data-verdict="{verdict}"]').first.evaluate(
            "one => getComputedStyle(one).textDecorationStyle + one.querySelector('.sign')?.textContent"
        )
        for verdict in Verdict
    }
    assert len(set(styles.values())) == len(Verdict)


def test_a_filter_of_the_large_report_is_exact(opened: Callable[..., Page], large_report: Report) -> None:
    page = opened(large_report)
    page.locator('[data-filter="verdict"][value="misattributed"]').click(force=True)
    kept = page.locator(".card:not([hidden])").evaluate_all("cards => cards.map(card => card.id)")
    assert set(kept) == expected.by_verdict(large_report, Verdict.MISATTRIBUTED)
