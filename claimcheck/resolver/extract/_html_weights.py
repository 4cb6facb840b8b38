"""A box of a page goes in; how much of it is links and whether it holds most of the page's prose come out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WEIGHINGS = 20
_HALF = 0.5
_SOME_PROSE = 200  # letters, without spaces
_STANDFIRST = 100
_HIGHEST = 10_000


class Scale:
    """Weighs the boxes of one page, in letters without spaces, until a page's text was read 20 times.

    Weighing a box reads all of its text; boxes nested in boxes must not make that quadratic.
    """

    def __init__(self, total: int) -> None:
        """Know the length of all text in the page."""
        self.total = total
        self._budget = _WEIGHINGS * total
        self._some: LexborNode | None = None

    @property
    def is_spent(self) -> bool:
        """Whether nothing is weighed any more."""
        return self._budget < 0

    def size(self, node: LexborNode) -> int:
        """Return the length of all text in a box, spaces included."""
        self._some = self._some or node
        size = len(node.text(deep=True))
        self._budget -= size
        return size

    def refused(self) -> None:
        """Take in that a box was none: what holds it may be weighed for nothing so often only."""
        self._budget -= self.total // 5 + 1

    def said(self, node: LexborNode) -> tuple[int, int]:
        """Return the letters of a box that are in links, and those that are not."""
        words = node.text(deep=True)
        self._budget -= len(words)
        linked = sum(letters(link) for link in node.css("a[href], button, option"))
        code = sum(letters(one) for one in node.css("script, style, noscript"))
        return linked, max(len("".join(words.split())) - linked - code, 0)

    def is_most(self, node: LexborNode) -> bool:
        """Tell whether a box holds most of the page's prose, or its one main heading and some prose.

        Prose is what paragraphs hold, links apart.
        """
        self._some = self._some or node
        self._budget -= 1
        prose = _prose(node)
        is_most = prose >= _SOME_PROSE and prose > _HALF * self._prose
        if not is_most and (prose < _STANDFIRST or not self._has_title(node)):
            return False
        linked, said = self.said(node)
        return said > linked

    def _has_title(self, node: LexborNode) -> bool:
        return self._titles == 1 and node.css_first("h1") is not None

    @cached_property
    def _titles(self) -> int:
        return len(self._page.css("h1")) if self._page else 0

    @cached_property
    def _page(self) -> LexborNode | None:
        node = self._some
        for _ in range(_HIGHEST):
            if node is None or node.parent is None or node.tag == "body":
                break
            node = node.parent
        return node

    @cached_property
    def _prose(self) -> int:
        return _prose(self._page) if self._page else 0


def letters(node: LexborNode) -> int:
    """Return the length of a box's text without its spaces."""
    return len("".join(node.text(deep=True).split()))


def _prose(node: LexborNode) -> int:
    return sum(letters(one) for one in node.css("p")) - sum(letters(link) for link in node.css("p a"))
