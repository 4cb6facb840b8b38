"""A report's parts go in; the bar with filters, search and keys, and the navigation, come out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Verdict
from claimcheck.report import _view
from claimcheck.report._html_words import SIGNS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Finding
    from claimcheck.report._html_desk import Desk

_KEYS = (
    ("n, j", "next problem"),
    ("p, k", "previous problem"),
    ("/", "search"),
    ("Esc", "close the card, then clear search and filters"),
    ("?", "these keys"),
)
_SECTIONS = (
    ("blocks", "What blocks"),
    ("lacking", "Not checked"),
    ("text", "Manuscript and evidence"),
    ("sources", "Sources"),
    ("warnings", "Worth a look"),
    ("notes", "Small things"),
    ("claims", "Noted sentences"),
    ("signoffs", "Signed off"),
    ("limits", "Not looked at"),
)


def bar(desks: Sequence[Desk]) -> str:
    """Return the bar, which is of use with scripts only and hidden without."""
    rules = sorted({f.rule for desk in desks for group in _groups(desk) for f in group})
    return (
        '<div class="bar" id="bar" role="search" aria-label="Filters and search" hidden>'
        '<div class="row"><label class="find"><span class="aloud">Search quotations and evidence</span>'
        '<input type="search" id="search" placeholder="Search" autocomplete="off" spellcheck="false"></label>'
        '<div class="steps"><button type="button" id="previous-problem"><span aria-hidden="true">‹</span>'
        '<span class="aloud">Previous problem</span></button>'
        '<button type="button" id="next-problem">Next problem <span aria-hidden="true">›</span></button>'
        "</div>"
        '<p id="shown" role="status" aria-live="polite"></p>'
        '<div class="ends"><button type="button" id="folds" aria-expanded="false" aria-controls="filters">'
        'Filters</button><button type="button" id="clear">Clear</button>'
        '<button type="button" id="theme">Theme</button>'
        '<button type="button" id="help" aria-haspopup="dialog">Keys</button></div></div>'
        f'<div class="row filters" id="filters">{_verdicts(desks)}'
        f"{_choice('rule', 'Rule', [(name, name) for name in rules])}"
        f"{_choice('source', 'Source', _works(desks))}</div></div>"
    )


def keys() -> str:
    """Return the window that tells the keys, and where they can be turned off (WCAG 2.1.4)."""
    rows = "".join(f"<div><dt>{_key(key)}</dt><dd>{does}</dd></div>" for key, does in _KEYS)
    return (
        '<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>'
        f'<dl class="keys">{rows}</dl><p><label><input type="checkbox" id="keys-on" checked> Single keys work'
        '</label></p><p><button type="button" id="keys-close">Close</button></p></dialog>'
    )


def sections(desk: Desk, body: str) -> str:
    """Return the links to those sections of a manuscript that `body` holds."""
    told = [
        f'<li><a href="#{name}-{desk.number}">{title}</a></li>'
        for name, title in _SECTIONS
        if f'id="{name}-{desk.number}"' in body
    ]
    name = words(f"Sections of {desk.view.manuscript.path}")
    return f'<nav class="parts" aria-label="{name}"><ul>{"".join(told)}</ul></nav>'


def manuscripts(desks: Sequence[Desk]) -> str:
    """Return the links to the manuscripts, where there are several, each with its worst verdicts."""
    if not desks[1:]:
        return ""
    told = "".join(
        f'<li><a href="#manuscript-{desk.number}">{words(desk.view.manuscript.path)}</a>'
        f' <span class="where">{words(_tally(desk))}</span></li>'
        for desk in desks
    )
    return f'<nav class="manuscripts" aria-label="Manuscripts"><ol>{told}</ol></nav>'


def _tally(desk: Desk) -> str:
    counts = Counter(match.verdict for match in desk.matches.values())
    told = ", ".join(said for verdict, said in _view.counted(counts) if counts[verdict])
    return told or "no quotation"


def _groups(desk: Desk) -> Iterable[Sequence[Finding]]:
    yield from desk.findings.values()
    yield desk.others


def _verdicts(desks: Sequence[Desk]) -> str:
    counts = Counter(match.verdict for desk in desks for match in desk.matches.values())
    others = sum(len(desk.others) for desk in desks)
    told = [
        _tick(
            verdict.value,
            f'<span class="sign" aria-hidden="true">{SIGNS[verdict]}</span> {_view.WORDS[verdict]}',
            counts[verdict],
        )
        for verdict in Verdict
        if counts[verdict]
    ]
    unjudged = sum(quotation.id not in desk.matches for desk in desks for quotation in desk.carded)
    told += [_tick("unjudged", "Not judged", unjudged)] if unjudged else []
    told += [_tick("none", "Other remarks", others)] if others else []
    return f'<fieldset class="ticks"><legend class="aloud">Show verdicts</legend>{"".join(told)}</fieldset>'


def _tick(value: str, label: str, count: int) -> str:
    return (
        f'<label class="tick {value}"><input type="checkbox" data-filter="verdict" value="{value}">'
        f" <span>{label} <b>{count}</b></span></label>"
    )


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<option value="{words(value)}">{words(shown)}</option>' for value, shown in options)
    return (
        f'<label class="choice">{label} <select data-filter="{name}"><option value="">any</option>{told}'
        "</select></label>"
    )


def _works(desks: Sequence[Desk]) -> list[tuple[str, str]]:
    """Return the works that have a card, by the names under which the first manuscript knows them."""
    names: dict[str, str] = {}
    for desk in desks:
        for reference in desk.view.references.values():
            names.setdefault(reference.id, _view.brief(reference))
    named = {id_ for desk in desks for quotation in desk.carded for id_ in desk.named(quotation.id)}
    named |= {one.reference_id for desk in desks for one in desk.others if one.reference_id}
    told = [(f"s{desks[0].works[id_]}", names.get(id_, id_)) for id_ in named]
    return sorted(told, key=lambda pair: (pair[1].casefold(), pair[0]))


def _key(key: str) -> str:
    return " or ".join(f"<kbd>{one}</kbd>" for one in key.split(", "))
