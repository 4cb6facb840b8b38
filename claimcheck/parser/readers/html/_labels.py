"""The first words of a note go in; how much of them is its printed label comes out."""

from __future__ import annotations

import re

from claimcheck.parser.readers.html._marks import printed

_BEFORE = " \xa0^↑↩"
_AFTER = re.compile(r"[\])]?[.:)]*[\s\xa0]*")


class Lead:
    """The beginning of a note while nothing but its label has been met; `taken`: the label has been."""

    def __init__(self, label: str | None, *, unlabelled: bool) -> None:
        """Begin a note; `unlabelled`: a bare number before its words is a word of its own."""
        self._label, self.taken = label, False
        sure = r"(?:[\[(]\s?{0}\s?[\])]|{0}[.)])" if unlabelled else r"[\[(]?\s?{0}(?![^\W_])"
        self._typed = re.compile(sure.format(re.escape(label))) if label else None

    def shown(self, words: str) -> bool:
        """Tell whether the words of an element left out are the label."""
        return bool(self._label) and printed(words) == self._label

    def cut(self, run: str) -> int:
        """Return how many characters of `run` are the label and its signs; all of them if no words follow."""
        at = len(run) - len(run.lstrip(_BEFORE))
        if not self.taken and self._typed and (found := self._typed.match(run, at)):
            at, self.taken = found.end(), True
        elif run[at:].strip() in {"[", "("}:
            return len(run)
        after = _AFTER.match(run, at) if self.taken else None
        return after.end() if after else at
