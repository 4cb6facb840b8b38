"""What is a web address, and which of them lead to one page."""

from __future__ import annotations

import pytest

from claimcheck.resolver import addresses


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://x.org", ("x.org", "", "", "")),
        ("HTTP://User:pw@X.org:8000/A_(b);c,d?e=/f#g", ("x.org", "8000", "/A_(b);c,d", "?e=/f")),
        ("https://x.org?a=b", ("x.org", "", "", "?a=b")),
        ("http://[::1]:80/", ("[::1]", "80", "/", "")),
        ("https://münchen.example/ä", ("münchen.example", "", "/ä", "")),
    ],
)
def test_addresses(url: str, parts: tuple[str, ...]) -> None:
    assert addresses.read(url) == parts


@pytest.mark.parametrize(
    "url",
    ["", "x.org", "ftp://x.org", "https:x.org", "https://", "https:///a", "https://.", "https://x.org:0", "https://[x",
     "https://x.org:65536", "https://x.org:80a/", "https://x.org/a b", "https://x.org/\n", "https://x.org/\x00"],
)  # fmt: skip
def test_no_addresses(url: str) -> None:
    assert addresses.read(url) is None
    assert addresses.compared(url) == url


def test_one_page() -> None:
    forms = ["https://www.x.org/a/", "http://x.org/a", "https://X.ORG/a#part"]
    assert {addresses.compared(form) for form in forms} == {"x.org/a"}
    others = ["https://x.org/A", "https://x.org/a?b=1", "https://x.org:8000/a", "https://y.x.org/a"]
    assert len({addresses.compared(form) for form in [*forms, *others]}) == 1 + len(others)
