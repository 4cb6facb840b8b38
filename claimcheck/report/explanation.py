"""An Explanation goes in; lines for people come out that follow the verdict from step to step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Edit, Extent, Ground, Standing, Verdict
from claimcheck.report import _cards, _view, _where
from claimcheck.report._diff import marked
from claimcheck.report._page import Lines, paragraph, row
from claimcheck.report._wording import (
    ALERTS,
    CHOICES,
    GROUNDS,
    KINDS,
    LANGUAGES,
    REGIONS,
    SEARCHES,
)
from claimcheck.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Alert, Candidate, Explanation, Look, Stretch

_WORDS = 120  # code points of a stretch or a place that are shown
_STRETCHES = 12  # stretches, edits and brackets that are told one by one unless verbose
_SETTLED = {Verdict.VERBATIM, Verdict.PERMISSIBLE, Verdict.ALTERED}


def steps(explanation: Explanation, look: Look) -> Lines:
    """Return how the quotation was read, what was searched, found and weighed, and what decided."""
    width = look.width
    lines = paragraph(Text("How this was judged", "bold"), width, indent=2)
    lines += row("read as", _read_as(explanation), width)
    lines += row("searched", _searched(explanation), width)
    most = len(explanation.stretches) if look.verbose else _STRETCHES
    for number, stretch in enumerate(explanation.stretches[:most], 1):
        lines += _stretch(explanation, stretch, number, width)
    left = len(explanation.stretches) - most
    lines += row("", f"and {_view.plural(left, 'stretch', 'stretches')} more", width) if left > 0 else []
    lines += _listed("difference", explanation.match.edits, look)
    for custom in explanation.customs:
        name = _cards.CUSTOMS[custom.convention]
        lines += row("custom", f"{name[:1].upper()}{name[1:]}. {custom.rule}", width)
    lines += [line for alert in explanation.match.alerts for line in row("look at", _alert(alert), width)]
    lines += row("verdict", _decided(explanation), width)
    needed = _needed(explanation)
    return lines + (row("needed", needed, width) if needed else [])


def _read_as(explanation: Explanation) -> str:
    stretches = explanation.stretches
    if not stretches:
        return "nothing: there is no word in it"
    words = sum(stretch.words for stretch in stretches)
    signs = list(dict.fromkeys(s.parted_by for s in stretches if s.parted_by))
    said = [_view.plural(words, "word")]
    if len(stretches) > 1:
        said[0] += f" in {len(stretches)} stretches"
    if any(not stretch.parted_by for stretch in stretches[1:]):
        said[0] += ", for the source does not go on where the quotation does"
    if signs:
        said.append(f"parted by {_several(signs)}")
    if explanation.literally:
        said.append("its brackets taken literally, for the source prints them too")
    brackets = [bracket for s in stretches for bracket in s.brackets]
    remarks = [remark for s in stretches for remark in s.remarks]
    if brackets:
        said.append(f"an editor's in brackets: {_several(brackets)}")
    if remarks:
        said.append(f"left aside, an editor's remark: {_several(remarks)}")
    return "; ".join(said)


def _several(words: list[str]) -> str:
    shown = ", ".join(_view.quoted(each, _WORDS) for each in words[:_STRETCHES])
    return f"{shown} and {len(words) - _STRETCHES} more" if len(words) > _STRETCHES else shown


def _searched(explanation: Explanation) -> str:
    source = explanation.searched
    whole = source.extent is Extent.WHOLE
    reason = f" ({source.reason})" if source.reason and not whole else ""
    said = [
        f"{'the whole text' if whole else 'a part of the text'}{reason}: {source.characters:,} characters"
    ]
    said += [f"{_view.plural(source.pages, 'page')}"] if source.pages else []
    language = LANGUAGES.get(source.language)
    said.append(
        f"in {language}" if language else "in a language that is not known: words are compared, not senses"
    )
    if source.aside:
        kinds = ", ".join(REGIONS[kind] for kind in source.regions)
        said.append(f"{source.aside:,} of them ({kinds}) searched after the running text")
    return visible(", ".join(said))


def _stretch(explanation: Explanation, stretch: Stretch, number: int, width: int) -> Lines:
    """Tell one stretch: its words where there are several, where it stands, and what was passed over."""
    lines: Lines = []
    if len(explanation.stretches) > 1:
        unsigned = number > 1 and not stretch.parted_by
        sign = " (joined to the one before it without a sign)" if unsigned else ""
        lines += row(f"stretch {number}", _view.quoted(stretch.text, _WORDS) + sign, width)
    if not stretch.candidates:
        return lines + row("not found", "letter by letter it is nowhere, and no place is like it", width)
    first, *others = stretch.candidates
    label = "found" if first.found else "not found"
    lines += row(label, _weighed(first, stretch), width)
    if explanation.match.verdict not in _SETTLED and not first.found:
        lines += _beside(first, stretch, width)
    if stretch.choice and first.found and (others or first.standing is not Standing.WORDS):
        lines += row("chosen", CHOICES[stretch.choice], width)
    if first.standing is not Standing.WORDS:
        for other in others:
            shown = f"{_view.quoted(other.passage.exact, _WORDS)}{_stands(other)}: {_share(other, stretch)}"
            lines += row("passed over", shown, width)
    return lines


def _weighed(place: Candidate, stretch: Stretch) -> str:
    """Say how a place was come upon, and why it counts or does not."""
    how = f"{SEARCHES[place.search]}{_stands(place)}"
    few = f"its {_view.plural(stretch.letters, 'letter')} are too few for anything but the exact words"
    told = {
        Standing.WORDS: "word for word" + (", but for what custom permits" if place.edits else ""),
        Standing.LETTERS: "the same letters, not the same words and signs",
        Standing.ALIKE: f"{_share(place, stretch)}; {_bar(place, stretch)}",
        Standing.MOVED: f"{_share(place, stretch)} in order; nearly all the words are there, moved",
        Standing.NEIGHBOUR: f"{_share(place, stretch)}; it counts because of the stretch beside it",
        Standing.TOO_SHORT: f"the closest place has {_share(place, stretch)}; {few}",
        Standing.UNLIKE: f"the closest place has {_share(place, stretch)}; {_bar(place, stretch)}",
    }
    return f"{how}: {told[place.standing]}"


def _share(place: Candidate, stretch: Stretch) -> str:
    agreed = round(place.agreed * stretch.words)
    return f"{math.floor(place.likeness * 100)} % of the letters and {agreed} of {stretch.words} words agree"


def _bar(place: Candidate, stretch: Stretch) -> str:
    """Say what would count as found, at this likeness."""
    letters = f"from {math.ceil(place.threshold * 100)} % of the letters"
    words = math.ceil((place.quorum or 0) * stretch.words)
    if not words:
        return f"it counts {letters} on"
    joined = "and" if place.likeness >= place.threshold else "on, or here from"
    return f"it counts {letters} {joined} {words} words on"


def _beside(place: Candidate, stretch: Stretch, width: int) -> Lines:
    """Set a stretch over the closest place, differences marked."""
    mine = [edit.quoted_span for edit in place.edits]
    theirs = [edit.source_span for edit in place.edits]
    words = marked(stretch.text, stretch.span.start, mine, "bold red", whole=False)
    closest = marked(place.passage.exact, place.passage.span.start, theirs, "bold green", whole=False)
    return row("its words", words, width, marks=True) + row("closest", closest, width, marks=True)


def _stands(place: Candidate) -> str:
    return "".join(f", {told}" for told in _where.places([place.passage]))


def _listed(label: str, edits: Iterable[Edit], look: Look) -> Lines:
    listed = list(edits)
    most = len(listed) if look.verbose else _STRETCHES
    lines = [line for edit in listed[:most] for line in row(label, _edit(edit), look.width)]
    left = len(listed) - most
    return lines + (row("", f"and {_view.plural(left, 'difference')} more", look.width) if left > 0 else [])


def _edit(edit: Edit) -> str:
    quoted, source = (_view.quoted(words, _WORDS) for words in (edit.quoted, edit.source))
    kind = KINDS[edit.kind]
    if edit.quoted == edit.source:
        return f"{kind}: in the source {quoted} does not follow what is quoted before it"
    if not edit.quoted:
        return f"{kind}: {source} of the source is left out without a sign"
    if not edit.source:
        return f"{kind}: {quoted} is not in the source"
    return f"{kind}: {quoted} where the source has {source}"


def _alert(alert: Alert) -> str:
    told = not alert.source or fold(alert.source) in fold(alert.message)
    shown = "" if told else f": {_view.quoted(alert.source, _WORDS)}"
    return f"{visible(alert.message)}{shown} ({ALERTS[alert.kind]})"


def _decided(explanation: Explanation) -> str:
    match, ground = explanation.match, explanation.ground
    said = GROUNDS[ground]
    if ground is Ground.WORDS_DIFFER:
        count = len(match.edits)
        said += " the difference" if count == 1 else f" the {count} differences"
    return f"{_view.WORDS[match.verdict]}, because {said}."


def _needed(explanation: Explanation) -> str:
    """Say what would have made another verdict of an absent or unchecked one."""
    ground, letters = explanation.ground, explanation.letters_needed
    if ground is Ground.SOURCE_PARTIAL:
        return "the whole text of the source"
    if ground is Ground.TOO_FEW_LETTERS:
        return f"the exact words, or {letters} letters and more in one stretch"
    if ground is not Ground.STRETCH_NOWHERE:
        return ""
    lacking = [s for s in explanation.stretches if s.letters >= letters and not s.candidates]
    bar = max((math.ceil(s.threshold * 100) for s in lacking), default=0)
    return f"for “altered”, a place where {bar} % of the letters and most of the words agree" if bar else ""
