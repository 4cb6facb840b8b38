"""The schemas that `claimcheck schema` prints say of each file what the program itself says of it."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import every_case
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from claimcheck import model, parser, resolver
from claimcheck.cli import cli
from claimcheck.cli.catalogue import SCHEMAS
from claimcheck.errors import DecisionsError, ReferencesError, SettingsError
from claimcheck.model import Look, Notice, Signed, SignOff, SignOffState
from claimcheck.report import json as writer
from claimcheck.resolver import csl_keys
from claimcheck.settings import Settings, find
from claimcheck.signoffs import entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from claimcheck.model import Report

ROOT = Path(__file__).parents[1]
Steps = tuple[str | int, ...]


@cache
def schema(name: str) -> dict[str, Any]:
    shown = CliRunner().invoke(cli, ["schema", name], standalone_mode=False)
    assert shown.exit_code == 0
    read: dict[str, Any] = json.loads(shown.output)
    return read


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def told(report: Report) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(writer.render(report, Look()))
    return read


def walk(node: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:  # noqa: ANN401 - JSON
    yield path, node
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield from walk(value, (*path, key))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_says_what_it_is_of(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"urn:claimcheck:schema:{name}:1"
    assert schema(name)["title"]
    assert schema(name)["description"]


def test_without_a_name_it_is_that_of_the_report() -> None:
    shown = CliRunner().invoke(cli, ["schema"], standalone_mode=False)
    assert json.loads(shown.output) == schema("report")


# The report


@pytest.mark.parametrize(
    "made",
    [every_case.demo, every_case.article, every_case.everything, every_case.empty],
    ids=lambda f: f.__name__,
)
def test_a_report_is_as_its_schema_says(made: Any) -> None:  # noqa: ANN401 - a function that makes a Report
    assert [error.message for error in validator("report").iter_errors(told(made()))] == []


def test_an_object_lacks_no_key_and_has_no_other() -> None:
    objects = [node for _, node in walk(schema("report")) if isinstance(node, dict) and "properties" in node]
    assert len(objects) > 20
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_every_key_is_told_in_the_documentation() -> None:
    page = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", page))
    keys = {
        key
        for path, node in walk(schema("report"))
        if path and path[-1] == "properties" and isinstance(node, dict)
        for key in node
    }
    assert keys - words == set()


ENUMS: dict[str, type[StrEnum]] = {
    "verdict": model.Verdict,
    "unchecked": model.Unchecked,
    "level": model.Level,
    "quotation form": model.Form,
    "edit tag": model.EditTag,
    "edit kind": model.EditKind,
    "edit permitted_by": model.Convention,
    "alert kind": model.AlertKind,
    "claim status": model.Tracing,
    "figure kind": model.FigureKind,
    "figure trace": model.FigureTrace,
    "note kind": model.NoteKind,
    "citation form": model.CitationForm,
    "source basis": model.Basis,
    "source extent": model.Extent,
    "source via": model.Via,
    "snapshot via": model.Via,
    "passage region": model.RegionKind,
    "passage paging": model.Paging,
    "tracedPassage region": model.RegionKind,
    "tracedPassage paging": model.Paging,
    "suppression kind": model.SuppressionKind,
    "signoff decision": model.Decision,
    "signoff state": model.SignOffState,
    "outcome": model.Outcome,
}
OWN_WORDS = {"citation resolved_by", "source status", "exit_code"}


def test_each_closed_list_is_the_models() -> None:
    found = {
        " ".join(str(step) for step in path if step not in {"$defs", "properties", "enum", "summary"}): node
        for path, node in walk(schema("report"))
        if path and path[-1] == "enum"
    }
    assert set(found) == set(ENUMS) | OWN_WORDS
    for name, kind in ENUMS.items():
        assert [word for word in found[name] if word is not None] == [member.value for member in kind], name


def one_of_each() -> dict[str, Any]:
    """A report with one element in every list, merged from all cases and the demo."""
    signoff = SignOff(
        id="0011223344556677",
        decision=model.Decision.ACCEPT,
        reason="as in print",
        by="Ada",
        date="2026-05-04",
        rule="quotation-altered",
        level=model.Level.ERROR,
    )
    every = every_case.everything()
    first = every.dossiers[0].model_copy(
        update={
            "signoffs": (Signed(signoff=signoff, state=SignOffState.HOLDS),),
            "notices": (Notice(message="unused", file="signoffs.toml", line=3, column=1),),
            "findings": tuple(
                finding.model_copy(
                    update={"suppression": model.Suppression(kind=model.SuppressionKind.INLINE)}
                )
                for dossier in every.dossiers
                for finding in dossier.findings[:1]
            ),
        }
    )
    merged: dict[str, Any] = thin(
        [told(every.model_copy(update={"dossiers": (first, *every.dossiers[1:])})), told(every_case.demo())]
    )
    return merged


def thin(values: list[Any]) -> Any:  # noqa: ANN401 - JSON
    given = [value for value in values if value not in (None, [])]
    if given and isinstance(given[0], list):
        return [thin([one for value in given for one in value])]
    if given and isinstance(given[0], dict):
        return {key: thin([value[key] for value in given if key in value]) for key in given[0]}
    return given[0] if given else values[0]


def changed(root: Any, path: Steps, value: Any) -> Any:  # noqa: ANN401 - JSON
    if not path:
        return value
    copied = list(root) if isinstance(root, list) else dict(root)
    copied[path[0]] = changed(root[path[0]], path[1:], value)
    return copied


def test_a_key_that_is_dropped_added_or_of_another_type_fails() -> None:
    report = one_of_each()
    assert [error.message for error in validator("report").iter_errors(report)] == []
    empty = [path for path, node in walk(report) if node == []]
    assert empty == []
    for path, node in walk(report):
        if isinstance(node, dict):
            for key in node:
                rest = {other: value for other, value in node.items() if other != key}
                assert not validator("report").is_valid(changed(report, path, rest)), (path, key)
            assert not validator("report").is_valid(changed(report, path, {**node, "more": 1})), path
        else:
            assert not validator("report").is_valid(changed(report, path, {})), path


def test_a_word_that_no_closed_list_has_fails() -> None:
    closed = {
        "form",
        "verdict",
        "tag",
        "kind",
        "permitted_by",
        "trace",
        "resolved_by",
        "basis",
        "extent",
        "via",
    }
    closed |= {"region", "paging", "level", "decision", "state", "was", "now", "schema"}
    report = one_of_each()
    seen = set()
    for path, node in walk(report):
        if isinstance(node, str) and path[-1] in closed:
            assert not validator("report").is_valid(changed(report, path, f"{node}s")), path
            seen.add(path[-1])
    assert seen == closed


# References


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, in which no word is a date."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, word) for tag, word in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits(text: str) -> bool:
    read = yaml.load(text, AsEditorsRead)  # noqa: S506 - a safe loader
    return validator("references").is_valid(read)


def loads(text: str, folder: Path) -> bool:
    file = folder / "references.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        resolver.load(file)
    except ReferencesError:
        return False
    return True


LISTED = sorted(
    file
    for place in ("tests/cases", "tests/conformance", "data", "claimcheck", "benchmarks")
    for file in (ROOT / place).rglob("references*.yaml")
)


def test_every_references_file_of_ours_is_as_the_schema_says() -> None:
    assert len(LISTED) > 10
    for file in LISTED:
        assert fits(file.read_text(encoding="utf-8")), file


def test_what_init_drafts_is_as_the_schema_says() -> None:
    for article in (every_case.ARTICLE, ROOT / "claimcheck/sample/article.txt"):
        assert fits(resolver.dump(resolver.draft(parser.parse(article)))), article


def test_the_schema_knows_the_keys_that_the_loader_knows() -> None:
    defs = schema("references")["$defs"]
    assert set(defs["entry"]["properties"]) == csl_keys.KEYS
    assert set(defs["entry"]["properties"]["type"]["enum"]) == csl_keys.TYPES | {None}
    assert set(defs["name"]["anyOf"][1]["properties"]) == csl_keys.NAME_KEYS
    assert set(defs["parts"]["properties"]) == csl_keys.DATE_KEYS
    assert set(defs["place"]["anyOf"][1]["properties"]) == csl_keys.PLACE_KEYS
    place = defs["place"]["anyOf"][1]["properties"]
    assert place["extent"]["enum"] == [*model.Extent, None]
    assert place["basis"]["enum"] == [*model.Basis, None]


GOOD = """
title: No
title: 1984
title: ~
author: Roy
author: [Roy, {family: Lee, given: Ann}, {literal: others}]
author: {family: van Berg, non-dropping-particle: van, parse-names: true}
issued: 2025
issued: 2025-05
issued: 2025-05-03
issued: 2025-5-3
issued: 2020-21
issued: 2025-05-03T10:20:00Z
issued: 2019/2020
issued: {date-parts: [[2025, 5, 3]]}
issued: {date-parts: [["2025", "5"]]}
issued: {year: 2025, month: 5}
issued: {literal: spring 2025}
issued: {raw: undated}
issued: [{year: 2025}]
accessed:
URL: https://creek.example/mill?x=1#y
URL: HTTP://CREEK.EXAMPLE
DOI: 10.1177/18681026211038339
DOI: https://doi.org/10.1177/18681026211038339
DOI: "doi: 10.1177/a"
type: article-journal
notes: [1, 7]
notes: 3
notes: "3"
notes: []
source: pages/mill.html
source: DOI.org (Crossref)
source: [scans/1.txt, "https://creek.example/2"]
source: {file: ledger, extent: partial, basis: transcription, evidence: Typed}
source: {url: "https://creek.example/"}
source: {file: a.txt, url: "https://creek.example/"}
publisher: Creek & Quay
editor: [{family: Lee, given: Ann}]
language: en
citation-key: 12
"""
BAD = """
titel: The Mill
title: [a, b]
title: {a: b}
title: ""
type: articel
type: [book]
author: {famly: Roy}
author: {comma-suffix: true}
author: {}
author: {family: [Roy]}
author: [[Roy]]
author: ""
author: {family: ~}
issued: last spring
issued: 2025-13
issued: 2025-05-32
issued: 25
issued: []
issued: {date-parts: []}
issued: {date-parts: [2025, 5]}
issued: {date-parts: [[]]}
issued: {date-parts: [[2025, 5, 3, 4]]}
issued: {yaer: 2025}
issued: {year: 20250}
issued: {year: may}
accessed: yesterday
URL: creek.example/mill
URL: ftp://creek.example/mill
URL: "https://"
URL: [https://creek.example/]
DOI: 11.1177/x
DOI: 10.1177
DOI: doi.org
notes: one
notes: [1, one]
notes: [1, 1]
notes: [-1]
notes: 1000000
notes: {a: 1}
source: {extent: whole}
source: {file: a.txt, extent: half}
source: {file: a.txt, basis: guess}
source: {file: a.txt, note: x}
source: {url: creek.example}
source: "https://"
source: [[a.txt]]
source: ["a\\u0001.txt"]
source: {file: "a\\nb.txt"}
source: {file: ~}
citation: [a]
id: [a]
id: ~
"""


@pytest.mark.parametrize("line", GOOD.split("\n")[1:-1])
def test_what_the_loader_takes_the_schema_takes(line: str, tmp_path: Path) -> None:
    text = f"references:\n  - id: roy\n    {line}\n"
    assert loads(text, tmp_path)
    assert fits(text)


@pytest.mark.parametrize("line", BAD.split("\n")[1:-1])
def test_what_the_loader_refuses_the_schema_refuses(line: str, tmp_path: Path) -> None:
    text = f"- {line}\n" if line.startswith("id:") else f"- id: roy\n  {line}\n"
    assert not loads(text, tmp_path)
    assert not fits(text)


@pytest.mark.parametrize("text", ["references: {a: b}", "refs: []", "- roy", "- title: The Mill", "roy"])
def test_another_form_is_refused_by_both(text: str, tmp_path: Path) -> None:
    assert not loads(text, tmp_path)
    assert not fits(text)


# Sign-offs


SIGNED = {
    "id": '"0011223344556677"',
    "verdict": '"accept"',
    "reason": '"as in print"',
    "by": '"Ada Lee"',
    "date": '"2026-05-04"',
    "expires": '"2027-05-04"',
    "rule": '"quotation-altered"',
    "reference": '"roy"',
    "manuscript": '"article.txt"',
    "words": '""',
    "result": '"altered"',
    "edits": "2",
    "level": '"error"',
    "quotation": f'"{"a" * 64}"',
    "source": f'"{"b" * 64}"',
    "passage": f'"{"c" * 64}"',
}


def signoff_agrees(values: dict[str, str]) -> bool:
    text = "[[signoff]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
    valid = validator("signoffs").is_valid(tomllib.loads(text))
    try:
        entries.load(text, "signoffs.toml")
    except DecisionsError:
        assert not valid, text
        return False
    assert valid, text
    return True


def test_the_schema_knows_the_keys_of_a_sign_off() -> None:
    table = schema("signoffs")["$defs"]["signoff"]
    assert list(table["properties"]) == list(entries.FIELDS) == list(SIGNED)
    assert table["properties"]["verdict"]["enum"] == list(model.Decision)
    assert table["properties"]["result"]["enum"] == list(model.Verdict)
    assert table["properties"]["level"]["enum"] == list(model.Level)
    assert signoff_agrees(SIGNED)


@pytest.mark.parametrize("key", SIGNED)
def test_a_lacking_key_is_judged_alike(key: str) -> None:
    needed = {"id", "verdict", "reason", "by", "date", "rule", "level", "quotation"}
    rest = {other: value for other, value in SIGNED.items() if other != key}
    assert signoff_agrees(rest) is (key not in needed)


@pytest.mark.parametrize("key", SIGNED)
@pytest.mark.parametrize("value", ['""', '"no"', "7", "[]", "true"])
def test_a_wrong_value_is_judged_alike(key: str, value: str) -> None:
    signoff_agrees({**SIGNED, key: value})


def test_a_rejection_needs_no_quotation_and_an_unknown_key_is_refused() -> None:
    rest = {key: value for key, value in SIGNED.items() if key != "quotation"}
    assert signoff_agrees({**rest, "verdict": '"reject"'})
    assert not signoff_agrees({**SIGNED, "verdicts": '"accept"'})


# Settings


def test_the_schema_knows_the_keys_and_defaults_of_the_settings() -> None:
    properties = schema("config")["properties"]
    fields = {str(field.alias): field for field in Settings.model_fields.values()}
    assert list(properties) == list(fields)
    plain = Settings().model_dump(mode="json", by_alias=True)
    assert {key: value for key, value in plain.items() if value is not None} == {
        key: told["default"] for key, told in properties.items() if "default" in told
    }
    assert properties["fail-on"]["enum"] == list(model.Level)
    assert properties["profile"]["enum"] == list(model.Profile)


TABLES = [
    ('manuscripts = ["a.txt", "b/c.md"]', True),
    ('manuscripts = "a.txt"', False),
    ("manuscripts = [1]", False),
    ('references = "r.yaml"', True),
    ("references = []", False),
    ("offline = true", True),
    ("offline = 7", False),
    ('fail-on = "note"', True),
    ('fail-on = "notes"', False),
    ('profile = "mla"', False),
    ('select = ["quotation-altered"]', True),
    ("select = true", False),
    ('today = "2026-05-04"', True),
    ('today = "2026-15-04"', False),
    ("jobs = 64", True),
    ("jobs = 65", False),
    ("jobs = 0", False),
    ("deadline = 0.5", True),
    ("deadline = 0", False),
    ("max-bytes = 0", False),
    ("max_bytes = 1", False),
    ("jbos = 1", False),
]


@pytest.mark.parametrize(("table", "good"), TABLES)
def test_settings_are_judged_alike(table: str, good: bool, tmp_path: Path) -> None:  # noqa: FBT001 - expected
    (tmp_path / "claimcheck.toml").write_text(table, encoding="utf-8")
    assert validator("config").is_valid(tomllib.loads(table)) is good
    if good:
        find(tmp_path)
    else:
        with pytest.raises(SettingsError):
            find(tmp_path)
