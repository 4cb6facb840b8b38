"""A placement goes in; the source's words come out that report the quoted ones only to deny them.

“It is not true that X”, “he denied that X”, “the myth that X”, “critics wrongly claim that X”, “X, which is
false”: within the sentence of X, by lists of each language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher import nearby
from claimcheck.matcher.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View
    from claimcheck.model import Quotation

_WITHIN = 8  # words between “that” and the quotation, at most
_REACH = 14  # words before a run among which an ellipsis may hide its denial
_GOVERNS = 6  # words before “that” among which a denial is looked for
_NEXT = 2  # words before “that” of which one is the verb or noun of denying
_DENYING = 4  # the same, of a verb of denying: “denied last week that”
_AFTER = 6
_WRONG = 5  # words of “idle to say”, “wrong for them to claim”
_BREAKS = ";:—–()"


def denial(first: Placement, last: Placement, before: list[Token], after: list[Token]) -> list[Token]:
    """Return the words of a denial of what stands from `first` to `last`; none where there is none.

    `before` and `after` are the words beside it in its sentence.
    """
    ahead, behind = _unbroken(first.view, before, first.view_start), after[:_AFTER]
    lexicon = first.view.lexicon
    if found := _leading_up(ahead, first.seen.tokens[first.seen.first], lexicon):
        return found
    claimed = ahead and nearby.has((ahead[-1].form,), "that", lexicon)
    if claimed and _claims(ahead[-_NEXT - 1 : -1], lexicon) and _is_untrue(behind[:4], lexicon):
        return behind[:4]
    return _taken_back(last, behind, lexicon)


def hidden_denial(gap: Gap, following: Placement) -> list[Token]:
    """Return the words in a gap by which the source denies what follows, unless the kept words do too."""
    if not gap.words or gap.view is not following.view:
        return []
    forms = [token.form for token in gap.words[-_REACH:]]
    if not any(nearby.has(forms, name, gap.view.lexicon) for name in ("that", "falsely", "denying")):
        return []
    before = nearby.before(gap.view, following.view_start, _REACH)
    ahead = _unbroken(gap.view, before, following.view_start)
    found = _leading_up(ahead, following.seen.tokens[following.seen.first], gap.view.lexicon)
    left_out = [token for token in found if token.view_start >= gap.start]
    kept = [token for token in ahead if token.view_start < gap.start]
    if not left_out or rejects(nearby.parts(kept, gap.view.lexicon), gap.view.lexicon):
        return []
    return left_out


def _leading_up(ahead: list[Token], first: Token, lexicon: Lexicon) -> list[Token]:
    """Return the words that deny the clause they lead up to."""
    for place in range(len(ahead) - 1, max(len(ahead) - 1 - _WITHIN, -1), -1):
        if nearby.has((ahead[place].form,), "that", lexicon):
            governing = ahead[max(place - _GOVERNS, 0) : place]
            if rejects(nearby.parts(governing, lexicon), lexicon):
                return [*governing, ahead[place]]
    if _denies_doing(ahead, first, lexicon):
        return ahead[-1:]
    falsely = ahead[-3:]
    return falsely if _said_falsely(nearby.parts(falsely, lexicon), lexicon) else []


def _denies_doing(ahead: list[Token], first: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb of denying has what was done behind it: denied | having acted, nie | avoir agi."""
    if not ahead or not lexicon.among(first.form, "auxiliary", "doing"):
        return False
    denies = lexicon.among(ahead[-1].form, "denying") and lexicon.among(
        ahead[-1].form, "reporting", "rejecting"
    )
    return denies and not nearby.negated(nearby.parts(ahead[-_GOVERNS:], lexicon), lexicon)


def is_open(quotation: Quotation, lexicon: Lexicon) -> bool:
    """Tell whether the manuscript's own words beside a quotation say that it is denied."""
    words = quotation.attribution.text if quotation.attribution else ""
    forms = nearby.parts(tokenize(words, 0, len(words)), lexicon)
    bare = [form for form in forms if not nearby.has((form,), "that", lexicon)]
    return (
        rejects(bare, lexicon)
        or nearby.has(forms, "denying", lexicon)
        or nearby.has(forms, "falsely", lexicon)
    )


def rejects(forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words that lead up to a clause deny it."""
    negated = nearby.negated(forms, lexicon)
    claims = nearby.has(forms, "claim", lexicon)
    if negated:
        return nearby.has(forms[-4:] if not claims else forms, "truth", lexicon)
    if any(form in lexicon.of.get("negation", ()) for form in forms):
        return False
    return (
        nearby.has(forms[-_DENYING:], "denying", lexicon)
        or (claims and (nearby.has(forms, "untrue", lexicon) or nearby.has(forms, "rejecting", lexicon)))
        or _said_falsely(forms[-4:], lexicon)
        or _wrong_to_say(forms[-_WRONG:], lexicon)
    )


def _wrong_to_say(forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether it is false, idle or absurd to say what follows."""
    infinitive = nearby.has(forms[-1:], "said", lexicon) and nearby.has(forms[-2:-1], "function", lexicon)
    return infinitive and nearby.has(forms[:-2], "untrue", lexicon)


def _said_falsely(forms: Sequence[str], lexicon: Lexicon) -> bool:
    if not (nearby.has(forms, "falsely", lexicon) and nearby.has(forms[-_NEXT:], "said", lexicon)):
        return False
    return not any(form in lexicon.of.get("negation", ()) for form in forms)


def _claims(words: Sequence[Token], lexicon: Lexicon) -> bool:
    return nearby.has(nearby.parts(words, lexicon), "claim", lexicon)


def _is_untrue(words: Sequence[Token], lexicon: Lexicon) -> bool:
    forms = nearby.parts(words, lexicon)
    if nearby.negated(forms, lexicon):
        return nearby.has(forms, "truth", lexicon)
    return nearby.has(forms, "untrue", lexicon) or nearby.has(forms, "denying", lexicon)


def _taken_back(last: Placement, behind: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return “which is false”, “a lie” after a comma, a dash or a closing mark."""
    if not behind or not set(last.view.text[last.view_end : behind[0].view_start]) & set(",—–-("):
        return []
    if nearby.has((behind[0].form,), "resuming", lexicon) and _is_untrue(behind[1:], lexicon):
        return behind
    short = len(behind) == _NEXT and lexicon.among(behind[0].form, "function")
    if short and nearby.has((behind[1].form,), "denying", lexicon):
        return behind
    return []


def _unbroken(view: View, words: list[Token], edge: int) -> list[Token]:
    """Return the last words that no strong mark parts from each other and from `edge`."""
    for number in range(len(words) - 1, -1, -1):
        if any(mark in view.text[words[number].view_end : edge] for mark in _BREAKS):
            return words[number + 1 :]
        edge = words[number].view_start
    return words
