"""Captions become running words with the time of each cue; what was added to them parts no sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matcher.matching import quotation, source
from resolver.shown import artefacts, body, is_sound, pages, regions

from claimcheck.matcher import match
from claimcheck.model import Lack, Paging, Verdict
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import SRT, VTT

FILES = Path(__file__).with_name("files")


def vtt(*cues: str, step: int = 2) -> bytes:
    timed = (
        f"00:00:{step * number:02}.000 --> 00:00:{step * number + step:02}.000\n{cue}\n\n"
        for number, cue in enumerate(cues)
    )
    return ("WEBVTT\n\n" + "".join(timed)).encode()


def test_a_sentence_over_many_cues_is_whole() -> None:
    content = extract(vtt("The keeper", "told us", "that nobody\nhad ever", "mended", "the gate."), VTT)
    assert body(content) == "The keeper told us that nobody had ever mended the gate."
    assert content.paging is Paging.TIME
    assert pages(content) == [
        ("0:00:00", "The keeper"),
        ("0:00:02", "told us"),
        ("0:00:04", "that nobody had ever"),
        ("0:00:06", "mended"),
        ("0:00:08", "the gate."),
    ]
    assert (content.regions, content.artefacts, content.partial) == ((), (), None)


def test_a_quotation_over_many_cues_is_verbatim_and_has_their_times() -> None:
    content = extract(
        vtt("ADA: The keeper", "told [coughs] us that", ">> nobody had ever", "<v Ben>mended", "the gate."),
        VTT,
    )
    whole = source("").model_copy(update={"content": content})
    found = match(quotation("The keeper told us that nobody had ever mended the gate."), whole)
    assert found.verdict is Verdict.VERBATIM
    assert [(passage.page, passage.paging) for passage in found.passages] == [
        ("0:00:00–0:00:08", Paging.TIME)
    ]


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("<i>So</i> <c.loud>it</c> <00:00:01.000>was", "So it was"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("{\\an8}<font color='red'>So</font> it was", "So it was"),
        ("<ruby>so<rt>sew</rt></ruby> it was", "so it was"),
        ("a < b and c > d", "a < b and c > d"),
        ("  So \t it  was ", "So it was"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_markup_is_taken_off(cue: str, text: str) -> None:
    assert body(extract(vtt(cue), VTT)) == text


@pytest.mark.parametrize(
    ("cues", "text", "notes"),
    [
        (("<v Ada Wend>The gate", "<v Ada Wend>leaked."), "The gate leaked.", ["Ada Wend:"]),
        (("<v.loud Ada>The gate</v> <v Ben>leaked.</v>",), "The gate leaked.", ["Ada:", "Ben:"]),
        (
            ("ADA: The gate", ">> BEN: leaked.", ">> Always."),
            "The gate leaked. Always.",
            ["ADA:", ">> BEN:", ">>"],
        ),
        (("Dr. Ada Wend: The gate", "Dr. Ada Wend: leaked."), "The gate leaked.", ["Dr. Ada Wend:"] * 2),
        (("Remember: the gate", "leaked."), "Remember: the gate leaked.", []),
        (("- The gate?\n- It leaked.",), "The gate? It leaked.", ["-", "-"]),
        (("It was – and is\n– a gate",), "It was – and is – a gate", []),
        (
            ("The [coughs] gate\n(LAUGHTER)\n♪", "leaked (so he said)."),
            "The gate leaked (so he said).",
            ["[coughs]", "(LAUGHTER)", "♪"],
        ),
        (("SPEAKER 1: At 12:30 it leaked.",), "At 12:30 it leaked.", ["SPEAKER 1:"]),
    ],
)
def test_what_the_captioner_added_parts_no_sentence(
    cues: tuple[str, ...], text: str, notes: list[str]
) -> None:
    content = extract(vtt(*cues), VTT)
    assert body(content) == text
    assert regions(content) == [("note", note) for note in notes]


def test_what_is_no_cue_is_left_out() -> None:
    data = (
        "WEBVTT - A talk\nKind: captions\n\nNOTE said\nby nobody\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\n"
        "first\n01:02:03.000 --> 01:02:04.000 align:start\nThe gate\n\nnot shown\n\n"
        "2\n01:02:04.000 --> 01:02:05.000\nleaked.\n\nNOTE again\n"
    )
    content = extract(data.encode(), VTT)
    assert pages(content) == [("1:02:03", "The gate"), ("1:02:04", "leaked.")]
    assert content.partial is None


def test_captions_without_a_readable_time_make_it_partial() -> None:
    lost = b"soon --> later\nlost\n\n00:99.000 --> 00:99.500\nlost\n\n"
    data = b"WEBVTT\n\n" + lost + b"00:01.000 --> 00:02.000\nThe gate.\n"
    content = extract(data, VTT)
    assert content.text == "The gate."
    assert content.partial == "captions left out for a time that cannot be read: 2"


def test_captions_that_roll_up_are_said_once() -> None:
    rolling = (
        "The keeper",
        "The keeper\ntold us",
        "told us",
        "told us\nthat nobody",
        "that nobody\nhad mended",
    )
    content = extract(vtt(*rolling), VTT)
    assert pages(content) == [
        ("0:00:00", "The keeper"),
        ("0:00:02", "told us"),
        ("0:00:06", "that nobody"),
        ("0:00:08", "had mended"),
    ]


def test_machine_captions_with_their_words_timed() -> None:
    data = (
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        "00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nthe<00:00:00.500><c> keeper</c>\n\n"
        "00:00:02.000 --> 00:00:02.010 align:start position:0%\nthe keeper\n \n\n"
        "00:00:02.010 --> 00:00:04.000 align:start position:0%\nthe keeper\ntold<00:00:03.000><c> us</c>\n\n"
    )
    assert pages(extract(data.encode(), VTT)) == [("0:00:00", "the keeper"), ("0:00:02", "told us")]


def test_what_was_said_twice_is_said_twice() -> None:
    assert body(extract(vtt("Never.", "Never.", "Not once."), VTT)) == "Never. Never. Not once."


def test_the_same_words_shown_at_the_same_time_are_said_once() -> None:
    data = b"1\n00:00:01,000 --> 00:00:03,000\nNever.\n\n2\n00:00:01,500 --> 00:00:03,000\nNever.\n"
    assert body(extract(data, SRT)) == "Never."


def test_subrip_as_it_is_found() -> None:
    data = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\nThe gate\r\n\r\nhad leaked\r\n\r\n"
        "2\r\n0:0:2.5 --> 0:0:4 X1:40\r\nfor years.\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n\r\n"
        "4\r\n100:00:07,000 --> 100:00:08,000\r\n1884\r\nwas dry."
    )
    content = extract(data.encode(), SRT)
    assert pages(content) == [
        ("0:00:01", "The gate had leaked"),
        ("0:00:02", "for years."),
        ("100:00:07", "1884 was dry."),
    ]
    assert content.charset == "utf-8"


def test_cues_out_of_order_stay_as_they_stand() -> None:
    data = b"WEBVTT\n\n00:09.000 --> 00:10.000\nB\n\n00:01.000 --> 00:02.000\nA\n"
    assert [label for label, _ in pages(extract(data, VTT))] == ["0:00:09", "0:00:01"]


def test_soft_hyphens_are_artefacts() -> None:
    assert artefacts(extract(vtt("infor\u00admation"), VTT)) == [("soft-hyphen", "\u00ad")]


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"WEBVTT\n\nNOTE nothing\n", b"soon --> later\nlost\n"])
def test_a_file_without_a_cue_cannot_be_read(data: bytes) -> None:
    with pytest.raises(LackError) as caught:
        extract(data, VTT)
    assert caught.value.reason is Lack.EXTRACTION_FAILED


def test_an_empty_cue_is_empty() -> None:
    with pytest.raises(LackError) as caught:
        extract(vtt("<i></i>"), VTT)
    assert caught.value.reason is Lack.EMPTY


@pytest.mark.parametrize("name", ["keeper.vtt", "keeper.srt"])
def test_files_that_other_programs_wrote(name: str) -> None:
    content = extract((FILES / name).read_bytes(), VTT)
    assert body(content) == "The keeper told us that nobody had ever mended the gate."
    assert [label for label, _ in pages(content)] == ["0:00:01", "0:00:03"]


def test_more_cues_than_any_recording_has() -> None:
    data = b"00:00:01,000 --> 00:00:02,000\nNever.\n\n" * 20_100
    content = extract(data, SRT)
    assert "20,000 captions" in str(content.partial)


@pytest.mark.parametrize(
    "unit", ["<", "[", ">> ", "A: ", "<v x>", "-->\n", "&amp;", "{\\", "(A", "\n\n", "♪ ", "\0"]
)
def test_floods_are_read_in_time(unit: str) -> None:
    data = (b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + unit.encode() * 200_000)[:1_000_000]
    try:
        content = extract(data, VTT)
    except LackError:
        return
    assert len(content.text) <= 2_000_000


@given(
    st.lists(
        st.sampled_from(
            [
                "WEBVTT",
                "\n",
                "\n\n",
                "1",
                "00:01.000 --> 00:02.000",
                "-->",
                "NOTE",
                "<v A>",
                "A: b",
                "[x]",
                "word",
            ]
        )
    )
)
def test_any_file_gives_a_sound_map(parts: list[str]) -> None:
    try:
        content = extract("\n".join(parts).encode(), VTT)
    except LackError:
        return
    assert is_sound(content)
