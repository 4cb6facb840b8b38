"""Our answers and the conformance suite go in; what every program does with a sample of both comes out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import TYPE_CHECKING, Any

from benchmarks import accuracy, conformance, field, rivals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.accuracy import Judged
    from benchmarks.conformance import Item
    from benchmarks.field import Heard, Peer
    from benchmarks.generated import Case
    from benchmarks.ours import Answer

LARGEST = 50_000  # letters of the largest source in the sample
EACH = 50  # quotations of every kind and size
SECONDS = 90.0  # that a program of another process has
_QUICK = (3, 20.0)
_AT_ONCE = 2  # programs that run beside each other
GENERAL: dict[str, Callable[[str, str], Answer]] = {
    "rapidfuzz partial_ratio 80": rivals.partial_ratio(80),
    "rapidfuzz partial_ratio 90": rivals.partial_ratio(90),
    "difflib, 9 words in 10": rivals.blocks,
}


def tools(answers: Judged, suite: Sequence[Item], *, quick: bool, peers: bool) -> list[dict[str, Any]]:
    """Return what each program gets right: of the sample by kind, of the suite by class, and exact ends."""
    each, seconds = _QUICK if quick else (EACH, SECONDS)
    said = {case.id: answer for case, answer in answers}
    sample = accuracy.sample((case for case, _ in answers), each, LARGEST)
    out = [_entry("claimcheck", sample, suite, said | {item.id: item.answer for item in suite})]
    for name, check in GENERAL.items():
        said_of = {case.id: check(case.text.text, case.words) for case in sample}
        out.append(_entry(name, sample, suite, said_of | conformance.asked(suite, check)))
    if peers:
        lots = [*_lots(sample), *conformance.lots(suite)]
        asked = [(peer, setting) for peer in field.PEERS for setting in peer.settings]

        def ask(one: tuple[Peer, str]) -> Heard:
            return field.ask(*one, lots, seconds)

        for peer in field.PEERS:
            field.install(peer)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for (peer, setting), heard in zip(asked, pool.map(ask, asked), strict=True):
                name = peer.requirement.replace("==", " ") + (
                    f", {setting}" if len(peer.settings) > 1 else ""
                )
                out.append(_entry(name, sample, suite, heard.answers, heard.lack))
    return out


def _entry(
    name: str, sample: Sequence[Case], suite: Sequence[Item], heard: Mapping[str, Answer], lack: str = ""
) -> dict[str, Any]:
    answers = [(case, heard[case.id]) for case in sample if case.id in heard]
    return {
        "name": name,
        "right": accuracy.right(answers),
        "ends": accuracy.ends(answers),
        "reduced": conformance.reduced(suite, heard),
        "lack": lack,
    }


def _lots(sample: Sequence[Case]) -> list[field.Lot]:
    """Group the sample by source."""
    groups = [list(group) for _, group in groupby(sample, key=lambda case: case.text.name)]
    return [field.Lot(group[0].text.text, [(case.id, case.words) for case in group]) for group in groups]
