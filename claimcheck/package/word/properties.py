"""Properties of paragraphs, runs and sections go in; they are told to the paragraph or run that is open.

References are to ECMA-376 part 1, 17.3 and 17.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from claimcheck.package.word.names import on
from claimcheck.package.word.notes import Numberings, Section, set_numbering
from claimcheck.package.word.styles import formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.package.word.writing import Writing

    Handler: TypeAlias = Callable[[Mapping[str, str]], object]

_PARAGRAPH = ["w:p", "w:pPr"]
_RUN = ["w:r", "w:rPr"]
_SECTION = ("w:footnotePr", "w:endnotePr")


class Properties:
    """Tells apart by where it stands what a property is said of."""

    def __init__(self, writing: Writing, path: list[str]) -> None:
        """Take what is written, and the open elements as they change, the property last."""
        self._writing = writing
        self._path = path
        self._numberings: Numberings = {}

    def handlers(self) -> dict[str, Handler]:
        """Return what to do when a property begins."""
        return {
            "w:pStyle": self._paragraph_style,
            "w:rStyle": self._run_style,
            "w:framePr": self._frame,
            "w:sectPr": self._section,
            **dict.fromkeys(("w:outlineLvl", "w:ind", "w:numId", "w:ilvl"), self._paragraph),
            **dict.fromkeys(("w:vanish", "w:vertAlign", "w:position"), self._run),
            **dict.fromkeys(("w:numFmt", "w:numStart", "w:numRestart"), self._note),
        }

    def _paragraph(self, said: Mapping[str, str]) -> None:
        if self._path[-3:-1] == _PARAGRAPH or self._path[-4:-1] == [*_PARAGRAPH, "w:numPr"]:
            self._writing.set_paragraph(formatted(self._path[-1], said))

    def _run(self, said: Mapping[str, str]) -> None:
        if self._path[-3:-1] == _RUN:
            self._writing.set_run(formatted(self._path[-1], said))
        elif self._path[-4:] == [*_PARAGRAPH, "w:rPr", "w:vanish"] and on(said):
            self._writing.join()

    def _frame(self, said: Mapping[str, str]) -> None:
        """Let a dropped capital, which is a paragraph of its own (17.3.1.11), go on in the text."""
        if self._path[-3:-1] == _PARAGRAPH and said.get("w:dropCap") in {"drop", "margin"}:
            self._writing.join()

    def _section(self, _said: Mapping[str, str]) -> None:
        self._numberings = {}
        self._writing.section(Section(self._numberings), at_once=self._path[-2:-1] != ["w:pPr"])

    def _note(self, said: Mapping[str, str]) -> None:
        if self._path[-3:-2] == ["w:sectPr"] and self._path[-2] in _SECTION:
            set_numbering(self._numberings, self._path[-1], self._path[-2], said)

    def _paragraph_style(self, said: Mapping[str, str]) -> None:
        if self._path[-3:-1] == _PARAGRAPH:
            self._writing.set_style(said.get("w:val", ""))

    def _run_style(self, said: Mapping[str, str]) -> None:
        if self._path[-3:-1] == _RUN:
            self._writing.set_run_style(said.get("w:val", ""))
