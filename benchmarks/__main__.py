"""Arguments go in; the benchmarks run, print their tables and, unless quick, write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    accuracy,
    apart,
    compared,
    conformance,
    extraction,
    fetching,
    formats,
    growth,
    pages,
    report,
    speed,
)
from benchmarks.generated import cases
from benchmarks.texts import ALL_WORKS, works

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.report import Results
    from benchmarks.texts import Work

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "benchmarks.md"
_FEW = 4  # one file in so many is read apart


def main() -> None:
    """Run the benchmarks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of the set; writes nothing")
    parser.add_argument(
        "--no-peers", action="store_true", help="leave out the programs of other environments"
    )
    options = parser.parse_args()
    texts = works()
    results = run(texts, quick=options.quick, peers=not options.no_peers)
    text = report.page(results)
    print(text)
    if not options.quick:
        print("\n".join(report.changes(_committed(), results)))
    if len(texts) < ALL_WORKS:
        print("Nothing is written: not all texts could be had.")
    elif not options.quick and not options.no_peers:
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        PAGE.write_text(text, encoding="utf-8")


def run(texts: Sequence[Work], *, quick: bool, peers: bool) -> Results:
    """Measure everything."""
    every = cases(texts, share=0.1 if quick else 1.0)
    answers = accuracy.judged(every)
    suite = conformance.items()
    manuscripts, misread = formats.measured(quick=quick, peers=peers)
    prose = "\n\n".join("\n\n".join(work.documents) for work in texts)
    return {
        "machine": report.machine(),
        "texts": [work.origin for work in texts],
        "letters": len(prose),
        "conformance": conformance.by_kind(suite),
        "goals": accuracy.goals(answers),
        "wrong": sorted([*accuracy.wrong(answers), *(item.id for item in suite if not item.right), *misread]),
        "field": compared.tools(answers, suite, quick=quick, peers=peers),
        "formats": manuscripts,
        **_times(prose, quick=quick),
        **_sources(quick=quick, peers=peers),
    }


def _sources(*, quick: bool, peers: bool) -> Results:
    """Measure how sources are had and read."""
    texts, _ = extraction.measured(quick=quick, peers=peers)
    some = {
        "web pages": ([page.path for corpus in pages.corpora() for page in corpus.pages], "text/html"),
        "PDFs": (pages.papers(), "application/pdf"),
    }
    documents = {
        name: [(path.read_bytes(), kind) for path in paths[:: _FEW * (5 if quick else 1)]]
        for name, (paths, kind) in some.items()
    }
    return {
        "extraction": texts,
        "fetching": [list(timing) for timing in fetching.timings(turns=1 if quick else 2)],
        "apart": {name: list(apart.cost(lot)) for name, lot in documents.items() if lot},
    }


def _times(prose: str, *, quick: bool) -> Results:
    steps = [
        *growth.sizes(prose, 500_000 if quick else 50_000_000),
        *growth.quotations(prose),
        *growth.sources(prose),
    ]
    ratios = speed.ratios(prose, 2 if quick else speed.TURNS)
    return {
        "speed": [{**ratio._asdict(), "times": ratio.times, "met": ratio.met} for ratio in ratios],
        "growth": [list(step) for step in steps],
        "memory": [list(pair) for pair in growth.memory(prose[:1_000_000] if quick else prose)],
    }


def _committed() -> Results:
    """Return the results of the last commit, or nothing."""
    command = ["git", "show", f"HEAD:{RESULTS.relative_to(ROOT)}"]
    try:
        shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our words
    except (OSError, subprocess.CalledProcessError):
        return {}
    return dict(json.loads(shown.stdout))


if __name__ == "__main__":
    main()
