"""What `--help` says of each command beside its options: examples, files read and written, exit codes."""

from __future__ import annotations

from typing import NamedTuple

# The commands by stages of work, in the order in which an editor needs them.
STAGES = {
    "Check": ("demo", "run", "find", "parse"),
    "References and sources": ("init", "fetch", "add"),
    "Review": ("review", "accept"),
    "Rules and files": ("rules", "explain", "schema"),
}

# Options by what they are about; those that only one command has stand before them.
OWN = "Options"
OPTIONS = {
    "What to check": ("references", "since"),
    "Sources": (
        "locked",
        "frozen",
        "offline",
        "as_of_note",
        "allow_private",
        "allow_outside",
        "jobs",
        "deadline",
    ),
    "Policy": (
        "fail_on",
        "profile",
        "select",
        "extend_select",
        "ignore",
        "allow_unchecked",
        "allow_empty",
    ),
    "Decisions": ("signoffs", "signoffs_from", "baseline", "inline", "today"),
    "Output": ("form", "outputs", "show_suppressed", "rules_url", "color", "quiet", "verbose", "help"),
}

CODES = {
    0: "nothing to mend",
    1: "findings",
    2: "a wrong call or configuration, or nothing to check",
    3: "something could not be checked",
    70: "a bug in claimcheck",
    130: "interrupted",
}
_CHECKED = {code: CODES[code] for code in (0, 1, 2, 3)}
_DONE = {0: "done", 2: CODES[2].partition(",")[0]}

COMPLETION = [
    ("bash", 'eval "$(_CLAIMCHECK_COMPLETE=bash_source claimcheck)"'),
    ("zsh", 'eval "$(_CLAIMCHECK_COMPLETE=zsh_source claimcheck)"'),
    ("fish", "_CLAIMCHECK_COMPLETE=fish_source claimcheck | source"),
]

# In the order in which a page lists them.
FILES = (
    "claimcheck.toml",
    "references.yaml",
    "claimcheck.lock",
    ".claimcheck/store",
    "signoffs.toml",
)
_SETTINGS = {"claimcheck.toml": "read, here or in a folder above; or [tool.claimcheck] of pyproject.toml"}
_REFERENCES = {"references.yaml": "read, beside the manuscript; or references.bib or .json"}
_READ = _SETTINGS | _REFERENCES
_RUN = _READ | {
    "claimcheck.lock": "read, beside the references",
    ".claimcheck/store": "read; what is fetched is kept there",
    "signoffs.toml": "read, beside the manuscript",
}


class Page(NamedTuple):
    """What a command's help shows below its options."""

    examples: tuple[tuple[str, str], ...]
    files: dict[str, str]
    codes: dict[int, str]


PAGES = {
    "demo": Page(
        (
            ("claimcheck demo", "See what a report looks like."),
            ("claimcheck demo --output json=report.json", "Write the machine's copy, too."),
        ),
        {},
        _CHECKED,
    ),
    "run": Page(
        (
            ("claimcheck run article.docx", "Check one manuscript, with the references.yaml beside it."),
            ("claimcheck run", "Check all manuscripts that claimcheck.toml lists."),
            ("claimcheck run article.md --output sarif=report.sarif", "Write a report for machines, too."),
            ("claimcheck run --frozen", "Judge by what was locked, without a network."),
            (
                "claimcheck run --locked --since origin/main --format github",
                "Check what a pull request changes, with annotations.",
            ),
            ("claimcheck run --fail-on warning --ignore name-drift", "Set the bar."),
        ),
        _RUN,
        _CHECKED,
    ),
    "find": Page(
        (
            ('claimcheck find "the mill ground corn" page.html report.pdf', "Look in two files."),
            (
                'claimcheck find --explain "the mill ground corn" https://mill.example/',
                "And say step by step.",
            ),
        ),
        _SETTINGS,
        {
            0: "the words stand in a source, verbatim or permissibly changed",
            1: "they stand in none",
            2: _DONE[2],
            3: "a source could not be looked at",
        },
    ),
    "parse": Page(
        (
            ("claimcheck parse article.docx", "See quotations, notes and what each note was taken to cite."),
            ("claimcheck parse article.docx --format json", "The same for machines."),
        ),
        _READ,
        _DONE,
    ),
    "init": Page(
        (
            ("claimcheck init article.docx", "Write references.yaml beside the article."),
            ("claimcheck init article.docx --output -", "Print it."),
        ),
        {"references.yaml": "written, beside the manuscript"},
        _DONE,
    ),
    "fetch": Page(
        (
            ("claimcheck fetch", "Have all sources of all manuscripts that claimcheck.toml lists."),
            ("claimcheck fetch --check", "Ask whether the living pages are still what was locked."),
            ("claimcheck fetch --upgrade roy-2024", "Take the new text of one source."),
        ),
        _READ
        | {
            "claimcheck.lock": "read and written, beside the references; not with --check",
            ".claimcheck/store": "read and written; not with --check",
        },
        {
            0: "all were had",
            1: "with --check: a source has changed",
            2: _DONE[2],
            3: "a source was not had",
        },
    ),
    "add": Page(
        (
            ("claimcheck add roy-2024 saved.html", "Take a page that the browser saved."),
            (
                "claimcheck add roy-2024 scan.pdf --url https://mill.example/4.pdf --date 2026-03-01",
                "Say where it stood and when it was saved.",
            ),
        ),
        _READ
        | {
            "claimcheck.lock": "written, beside the references",
            ".claimcheck/store": "written",
        },
        _DONE,
    ),
    "review": Page(
        (
            ("claimcheck review article.docx", "Decide on errors, warnings and what was not checked."),
            ("claimcheck review --level note --frozen", "On everything, without a network."),
        ),
        _RUN | {"signoffs.toml": "read and written, beside the manuscript, after each key"},
        _CHECKED,
    ),
    "accept": Page(
        (
            ("claimcheck accept --list", "See what is open, with the ids."),
            (
                'claimcheck accept q14 --reason "as printed in the 2nd edition" --expires 1y',
                "Accept all that is open of a quotation, for a year.",
            ),
            ('claimcheck accept 3fa9c1 --reject --reason "restore the word"', "Reject one finding."),
        ),
        _RUN | {"signoffs.toml": "read and written, beside the manuscript"},
        {0: "decided, or listed", 2: _DONE[2]},
    ),
    "rules": Page((("claimcheck rules", "List them."),), {}, {0: _DONE[0]}),
    "explain": Page((("claimcheck explain quotation-clipped", "Print the page of a rule."),), {}, _DONE),
    "schema": Page(
        (
            ("claimcheck schema > report.schema.json", "Keep the schema of the JSON report."),
            ("claimcheck schema references", "For an editor that completes references.yaml."),
        ),
        {},
        _DONE,
    ),
}
