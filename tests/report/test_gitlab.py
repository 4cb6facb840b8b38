"""What GitLab's Code Quality widget asks of each object, and what it does with two of one fingerprint."""

from __future__ import annotations

import json
from typing import Any

from report import builders as b
from report import mill

from claimcheck.model import Dossier, Look
from claimcheck.report import gitlab


def objects(*dossiers: Dossier, suppressed: bool = False) -> list[dict[str, Any]]:
    printed = gitlab.render(b.report(*dossiers), Look(show_suppressed=suppressed))
    found = json.loads(printed)
    assert isinstance(found, list)
    return found


def test_each_has_what_gitlab_requires_and_nothing_else() -> None:
    for each in objects(mill.dossier()):
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(each["location"]["lines"]["begin"], int)
        assert each["location"]["lines"]["begin"] >= 1


def test_severities_and_places() -> None:
    told = [
        (each["check_name"], each["severity"], each["location"]["lines"]["begin"])
        for each in objects(mill.dossier())
    ]
    assert told == [
        ("quotation-absent", "critical", 2),
        ("quotation-misattributed", "critical", 2),
        ("quotation-altered", "major", 1),
        ("name-drift", "minor", 1),
        ("source-missing", "info", 1),
        ("quotation-unchecked", "info", 3),
        ("sign-off", "info", 7),
    ]


def test_the_description_says_what_to_do() -> None:
    altered = next(each for each in objects(mill.dossier()) if each["check_name"] == "quotation-altered")
    assert altered["description"] == "“nine” stands as “four”. Restore it"
    assert altered["location"]["path"] == "drafts/mill.txt"


def test_the_same_finding_twice_has_two_fingerprints_and_each_outlives_moved_lines() -> None:
    evidence = mill.dossier().evidence
    twice = [b.finding("twice", start=n).model_copy(update={"fingerprint": "one"}) for n in (1, 40)]
    moved = [b.finding("twice", start=n).model_copy(update={"fingerprint": "one"}) for n in (30, 90)]
    prints = [each["fingerprint"] for each in objects(b.dossier(evidence, *twice))]
    assert len(set(prints)) == len(prints)
    assert [each["fingerprint"] for each in objects(b.dossier(evidence, *moved))] == prints


def test_two_manuscripts_with_one_finding_have_two_fingerprints() -> None:
    both = objects(mill.dossier("a.txt"), mill.dossier("b.txt"))
    assert len({each["fingerprint"] for each in both}) == len(both) == 14


def test_a_word_file_says_its_place_in_words() -> None:
    told = objects(mill.dossier("mill.docx", "word"))
    drift = next(each for each in told if each["check_name"] == "name-drift")
    assert drift["description"] == "paragraph 4: Two spellings of Marsh"
    assert drift["location"]["lines"]["begin"] == 1


def test_signed_off_ones_are_shown_only_on_demand_and_as_information() -> None:
    names = [each["check_name"] for each in objects(mill.dossier())]
    assert "note-punctuation" not in names
    shown = objects(mill.dossier(), suppressed=True)
    signed = next(each for each in shown if each["check_name"] == "note-punctuation")
    assert signed["severity"] == "info"
    assert signed["description"].endswith("Does not count: the printed book has it so (Ada Lee, 2026-05-04)")
    old = next(each for each in shown if each["description"].startswith("old"))
    assert old["severity"] == "info"


def test_nothing_found_is_an_empty_list() -> None:
    nothing = b.dossier(b.evidence(b.manuscript("Words.")))
    assert gitlab.render(b.report(nothing), Look()) == "[]\n"
