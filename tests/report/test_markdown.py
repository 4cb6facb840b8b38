"""A comment on a pull request: what it says, in which order, how it is cut, and that words stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report import builders as b
from report import mill
from report.markdown_page import page

from claimcheck.model import Decision, Dossier, Level, Look, Signed, SignOff, SignOffState, Span
from claimcheck.report import markdown
from claimcheck.report._markdown_words import compared, rule, words

LIMIT = 65_536  # characters of a comment on GitHub


def shown(*dossiers: Dossier, suppressed: bool = False, rules_url: str | None = None) -> str:
    look = Look(show_suppressed=suppressed, rules_url=rules_url)
    return markdown.render(b.report(*dossiers), look)


def test_what_blocks_and_what_lacks_stand_first_and_the_rest_is_folded() -> None:
    printed = shown(mill.dossier())
    assert printed.startswith(
        "### claimcheck: FAIL\n\n"
        "7 quotations: 1 verbatim, 0 permissible, 2 altered, 1 misattributed, 1 absent, "
        "2 not checked (1 of them signed off).  \n3 errors, 1 warning, 2 notes; fails on errors.\n\n"
        "#### What blocks: 3 errors\n\n- **Altered**: q02, note 1, line 1:42\n"
    )
    titles = [line for line in printed.splitlines() if line.startswith(("####", "<summary>"))]
    assert titles == [
        "#### What blocks: 3 errors",
        "#### Not checked: 1 quotation, 1 cited work not had",
        "<summary>Worth a look: 1 warning</summary>",
        "<summary>Sources</summary>",
        "<summary>Signed off</summary>",
        "<summary>Not looked at</summary>",
    ]
    assert printed.count("<details>") == printed.count("</details>") == 4


def test_an_item_sets_the_words_above_each_other_and_the_differing_ones_bold() -> None:
    printed = shown(mill.dossier(), rules_url="https://house.example/rules.md")
    assert (
        "- **Altered**: q02, note 1, line 1:42\n"
        "  - manuscript: ground corn for <b>nine</b> parishes\n"
        "  - source: ground corn for <b>four</b> parishes\n"
        "  - in: Marsh, “The Mill by the Ford”, Parish Papers, 1950\n"
        "  - [`quotation-altered`](https://house.example/rules.md#quotation-altered): "
        "“nine” stands as “four”\n"
        "  - to do: Restore it.\n"
    ) in printed
    assert (
        "  - searched: Marsh, “The Mill by the Ford”, Parish Papers, 1950\n" in printed
    )  # of the absent one


def test_two_errors_on_one_quotation_are_one_item_and_count_as_two() -> None:
    dossier = mill.dossier()
    more = b.finding("quotation-clipped", message="It stops too soon", quotation_id="q02")
    printed = shown(dossier.model_copy(update={"findings": (*dossier.findings, more)}))
    assert "#### What blocks: 4 errors" in printed
    assert printed.count("- **Altered**: q02") == 1
    assert "  - `quotation-clipped`: It stops too soon\n" in printed


def test_the_words_of_a_quotation_are_compared_once() -> None:
    dossier = mill.dossier()
    more = b.finding("quotation-unattributed", Level.NOTE, "Whose words are these", quotation_id="q02")
    printed = shown(dossier.model_copy(update={"findings": (*dossier.findings, more)}))
    assert "Whose words are these" in printed
    assert printed.count("- **Altered**: q02") == 1


def test_unchecked_ones_stand_once_with_who_must_supply_what() -> None:
    printed = shown(mill.dossier())
    assert (
        "- No address and no file is known. The author supplies URL, DOI or the text of:\n"
        "  - note 3, 1 quotation: Low, “Weirs”\n"
    ) in printed
    assert "q05 not checked" not in printed
    assert "Weirs has no address" not in printed


def test_decisions_are_told_and_a_baseline_is_counted() -> None:
    printed = shown(mill.dossier())
    assert (
        "- `note-punctuation`, line 6:3\n"
        "  - found: A stray comma\n"
        "  - accepted: the printed book has it so (Ada Lee, 2026-05-04)\n"
    ) in printed
    assert "- 1 old finding of the baseline\n" in printed
    assert "- drafts/signoffs.toml, line 7: nothing needs this sign-off\n" in printed
    assert "old finding of the baseline\n" in shown(mill.dossier(), suppressed=True)
    assert "`quotation-altered`, line 201:3\n  - found: old\n" in shown(mill.dossier(), suppressed=True)


def test_a_sign_off_that_ended_is_told() -> None:
    signoff = SignOff(
        id="x",
        decision=Decision.ACCEPT,
        reason="r",
        by="Ada",
        date="2026-01-01",
        rule="quotation-absent",
        level=Level.ERROR,
    )
    signed = Signed(signoff=signoff, state=SignOffState.EXPIRED, detail="it held until 2026-02-01")
    printed = shown(mill.dossier().model_copy(update={"signoffs": (signed,)}))
    assert "- ended: `quotation-absent`: it held until 2026-02-01\n" in printed


def test_several_manuscripts_are_told_apart() -> None:
    printed = shown(mill.dossier("a.txt"), mill.dossier("b.txt"))
    assert "#### What blocks: 6 errors" in printed
    assert "- **Altered**: a.txt, q02, note 1, line 1:42\n" in printed
    assert "- **Altered**: b.txt, q02, note 1, line 1:42\n" in printed
    assert "- `name-drift`: b.txt, note 2, line 4:3\n" in printed


def test_no_quotation_is_said_aloud() -> None:
    empty = [b.dossier(b.evidence(b.manuscript("Words.", path=f"{name}.txt"))) for name in "abcde"]
    assert "No quotation was found in a.txt: nothing was compared" in shown(empty[0])
    assert "No quotation was found in a.txt, b.txt, c.txt and 2 other manuscripts:" in shown(*empty)


def test_missing_words_have_the_proofreaders_caret() -> None:
    gap = Span(start=9, end=9)
    assert compared("turned or away", 0, [gap]) == "turned or<b>‸</b> away"
    assert compared("turned away", 0, [Span(start=0, end=6)]) == "<b>turned</b> away"


# --- the cut --------------------------------------------------------------------------------


def large(count: int, length: int) -> Dossier:
    """As many errors, warnings and notes, each with a message of some words."""
    read = b.evidence(b.manuscript("Words. " * 5))
    levels = [level for level in Level for _ in range(count)]
    said = "corn & mill " * length
    return b.dossier(read, *(b.finding("name-drift", level, f"{n} {said}") for n, level in enumerate(levels)))


@pytest.mark.parametrize(("count", "length"), [(900, 1), (400, 20), (100, 300), (40, 3_000)])
def test_a_comment_is_never_longer_than_github_takes(count: int, length: int) -> None:
    printed = shown(large(count, length))
    assert len(printed.encode("utf-16-le")) // 2 <= LIMIT
    items = printed.count("\n- `name-drift`: ")
    left = [int(line.split()[0]) for line in printed.splitlines() if line.endswith(" more left out here.")]
    assert items + sum(left) == 3 * count
    said = f"{sum(left)} items left out, because a comment has no more room. `claimcheck run --output"
    assert (said in printed) == bool(left)
    assert [line for line in printed.splitlines() if line.startswith(("####", "<summary>"))] == [
        f"#### What blocks: {count} errors",
        f"<summary>Worth a look: {count} warnings</summary>",
        f"<summary>House style and small things: {count} notes</summary>",
        "<summary>Not looked at</summary>",
    ]


def test_an_item_too_long_by_itself_keeps_its_place_and_says_so() -> None:
    printed = shown(large(1, 3_000))
    assert (
        "- `name-drift`: line 1:3\n  - too long for a comment: the other reports have it in full\n" in printed
    )


def test_what_fits_is_whole_and_nothing_is_said_of_a_cut() -> None:
    assert "left out" not in shown(large(3, 3))


# --- words stay words -----------------------------------------------------------------------

TRICKS = [
    "@octocat and @org/team",
    "#12 GH-12 owner/repo#12 JIRA-7",
    "https://evil.example www.evil.example ftp://x ada@evil.example",
    "1234567 deadbeefcafe 16c999e8c71134401a78d4d46435517b2271d6ac",
    ":smile: :+1:",
    "$x^2$ $`x`$ $$y$$",
    "!12 %12 ~34 &56 $78 *iteration:4 [issue:1] {+ added +} [- gone -]",
    "[a](https://evil.example) ![b](https://evil.example/p.png) <https://evil.example> [c]: d",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- --></details>",
    "**bold** _em_ `code` ~~gone~~ | a | b | &lt;b&gt; &#64;octocat \\* [^1] [x]",
    "# head",
    "- item",
    "+ item",
    "12. item",
    "1) item",
    "=== --- ***",
    "    code",
    "```\ncode\n```\n# head\n> quote\n- item\n1. one\n---\n===",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_words_are_only_words(trick: str) -> None:
    found = page(f"- {words(trick)}")
    assert [tag for tag, _ in found.tags if tag != "span"] == ["body", "ul", "li"]
    assert found.linked == []
    assert "".join(found.texts).replace("\u200b", "").strip() == " ".join(trick.split())


def test_the_oracle_knows_what_would_be_linked() -> None:
    for trick in TRICKS[:6]:
        assert page(trick).linked
    assert len(page(TRICKS[7]).tags) > 2


@given(st.text(alphabet="@#:$&<>[]()`*_~|!%\\/.-+^{}='\"abwGH012 =") | st.text())
def test_any_words_are_only_words(said: str) -> None:
    found = page(f"- {words(said)}")
    assert [tag for tag, _ in found.tags if tag != "span"] == ["body", "ul", "li"]
    assert all(not attributes for _, attributes in found.tags)
    assert found.linked == []


@given(st.text(alphabet="@#:$&<>[]`*_ ab1w./"), st.integers(0, 20), st.integers(0, 20))
def test_marked_words_are_only_words(said: str, start: int, length: int) -> None:
    found = page(f"- words: {compared(said, 0, [Span(start=start, end=start + length)])}")
    assert {tag for tag, _ in found.tags} <= {"body", "ul", "li", "span", "b"}
    assert found.linked == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x y", "", None])
def test_only_an_address_of_the_web_becomes_a_link(url: str | None) -> None:
    assert rule("name-drift", url) == "`name-drift`"


def test_a_rules_address_cannot_end_its_link() -> None:
    found = page(rule("name-drift", "https://x.example/a)![i](https://evil.example/p.png"))
    assert [tag for tag, _ in found.tags if tag != "body"] == ["p", "a", "code"]
    assert "img" not in {tag for tag, _ in page(rule("x](y)![i", "https://x.example")).tags}
