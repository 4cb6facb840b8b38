"""A view leaves stretches out and always knows the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from matcher.matching import source

from claimcheck.matcher.folding import Fold, folder
from claimcheck.matcher.index import Index
from claimcheck.matcher.lookalikes import seen_as
from claimcheck.matcher.views import Cut, View, joined
from claimcheck.model import RegionKind, Span

_TEXT = st.text(st.sampled_from("ab-é\u0301\u00ad\ufffe\u200bﬁжσΣß\n\r .,1世𝔘"), max_size=700)


@given(
    _TEXT,
    st.lists(
        st.builds(Cut, st.integers(-3, 80), st.integers(-3, 80), st.booleans(), st.booleans()), max_size=8
    ),
)
def test_every_character_of_a_view_is_the_one_at_its_origin(text: str, cuts: list[Cut]) -> None:
    view = View(text, [*cuts, *joined(text)])

    origins = [view.origin(place) for place in range(len(view.text))]

    assert origins == sorted(origins)
    kept = ("" if view.text[place] == " " else text[origin] for place, origin in enumerate(origins))
    assert view.text == seen_as("".join(char or " " for char in kept))


@given(_TEXT)
def test_every_letter_of_a_fold_is_the_fold_of_its_origin(text: str) -> None:
    fold = Fold(text, folder(text))

    for place, letter in enumerate(fold.text):
        assert letter in fold.folder(text[fold.origin(place)])


def test_words_keep_their_places_in_the_text_as_read() -> None:
    text = "the wheel had been hold-\ning up the wa\u00adll"

    tokens = Index(source(text)).body.tokens(0, 100)

    assert [token.form for token in tokens] == ["the", "wheel", "had", "been", "holding", "up", "the", "wall"]
    assert text[tokens[4].start : tokens[4].end] == "hold-\ning"
    assert text[tokens[7].start : tokens[7].end] == "wa\u00adll"


def test_the_innermost_region_counts() -> None:
    text = "menu: a picture of the mill, its caption and more menu"
    index = Index(
        source(text, regions=((RegionKind.NAVIGATION, text), (RegionKind.CAPTION, "a picture of the mill")))
    )

    assert index.region(text.index("picture")) is RegionKind.CAPTION
    assert index.region(text.index("more")) is RegionKind.NAVIGATION


def test_a_place_across_two_pages_names_both() -> None:
    pages = [
        {"label": label, "span": {"start": start, "end": start + 10}}
        for label, start in (("41", 0), ("42", 10))
    ]
    index = Index(source("one page. " * 2, pages=pages))

    assert index.page(Span(start=2, end=4)) == "41"
    assert index.page(Span(start=5, end=15)) == "41–42"
    assert index.page(Span(start=50, end=60)) is None
