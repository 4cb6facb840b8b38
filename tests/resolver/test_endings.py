"""Where a redirect ends: at the page in another form, or at a home page or a log-in in its stead.

The pairs are a person's judgement, made before the rules were.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from resolver.site import reply

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers._endings import instead
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from resolver.site import Site

    from claimcheck.resolver import Options

GONE = [
    ("https://example.org/2019/05/the-mill.html", "https://example.org/"),
    ("https://example.org/2019/05/the-mill.html", "https://example.org"),
    ("https://example.org/news/article.php?id=17", "https://www.example.org/index.html"),
    ("http://www.example.org/reports/mill.pdf", "https://example.org/en/"),
    ("http://m.example.org/story/12345", "https://www.example.org/"),
    ("https://example.org/artikel/die-muehle", "https://example.org/de"),
    ("https://example.org/blog/the-mill", "https://example.org/home"),
    ("https://example.org/blog/the-mill", "https://example.org/en/home"),
    ("https://example.org/blog/the-mill", "https://example.org/en-gb/index.php"),
    ("https://example.org/blog/the-mill", "https://example.org/Default.aspx"),
    ("https://example.org/blog/the-mill", "https://example.org/?utm_source=redirect"),
    ("https://example.org/blog/the-mill", "https://example.org/?error=404"),
    ("https://example.org/about", "https://example.org/"),
    ("https://example.org/a/b?x=1#part", "https://example.org/"),
    ("https://mill.example.net/2010/05/old-post.html", "https://parked.example.com/"),
    ("https://doi.org/10.1234/mill.2019.5", "https://publisher.example.com/"),
    ("https://oldpaper.example.com/city/the-old-mill-stands-idle-again", "https://newpaper.example.org/"),
]

WALL = [
    ("https://example.org/article/17", "https://example.org/login"),
    ("https://example.org/article/17", "https://example.org/users/sign_in"),
    ("https://example.org/article/17", "https://example.org/account/login.aspx?ReturnUrl=%2farticle%2f17"),
    ("https://example.org/article/17", "https://login.example.org/"),
    ("https://example.org/article/17", "https://accounts.example.org/v3/start"),
    ("https://example.org/article/17", "https://sso.example.edu/idp/profile/SAML2/Redirect/SSO?x=1"),
    ("https://example.org/article/17", "https://example.org/Shibboleth.sso/Login?target=x"),
    ("https://example.org/article/17", "https://example.org/wp-login.php?redirect_to=https%3A%2F%2Fexample.org%2F"),
    ("https://example.org/article/17", "https://auth.example.com/authorize?client=5"),
    ("https://example.org/article/17", "https://example.org/auth/realms/x"),
    ("https://example.org/article/17", "https://example.org/oauth2/start"),
    ("https://example.org/article/17", "https://wayf.example.net/choose"),
    ("https://example.org/article/17", "https://consent.example.org/m?continue=https://example.org/article/17"),
    ("https://example.org/article/17", "https://example.org/?continue=https%3A%2F%2Fexample.org%2Farticle%2F17"),
    ("https://example.org/article/17", "https://gate.example.net/ask?returnUrl=%2Farticle%2F17"),
    ("https://example.org/article/17", "https://example.org/action/showLogin?uri=%2Farticle%2F17"),
    ("https://example.org/article/17", "https://example.org/zustimmung?url=https%3A%2F%2Fexample.org%2Farticle%2F17"),
    ("https://example.org/article/17", "https://myprivacy.example.net/choose"),
    ("https://example.org/article/17", "https://example.org/action/cookieAbsent"),
    ("https://example.org/Article/17?a=b", "https://gate.example.net/?goto=https%253A%252F%252Fexample.org%252FArticle%252F17%253Fa%253Db"),
]  # fmt: skip

FINE = [
    ("https://example.org/article/17", "https://example.org/article/17"),
    ("http://example.org/article/17", "https://example.org/article/17"),
    ("http://example.org/article/17", "https://www.example.org/article/17/"),
    ("https://example.org/article/17", "https://amp.example.org/article/17"),
    ("https://example.org/article/17", "https://example.org/article/17/the-old-mill"),
    ("https://example.org/?p=17", "https://example.org/2019/05/the-mill/"),
    ("https://example.org/article/17", "https://newspaper.example.com/2019/the-mill"),
    ("https://doi.org/10.1234/mill", "https://publisher.example.com/doi/10.1234/mill"),
    ("http://example.org", "https://www.example.org/"),
    ("http://example.org/", "https://example.org/en/"),
    ("http://example.org/index.htm", "https://example.org/"),
    ("http://example.org/home.html", "https://example.org/"),
    ("http://example.org/de/", "https://example.org/en/"),
    ("http://example.org/welcome", "https://example.org/"),
    ("http://example.org/?utm_source=letter", "https://example.org/"),
    ("https://short.example/3xYz9", "https://mill.example.org/"),
    ("https://example.org/blog", "https://blog.example.org/"),
    ("https://example.org/blog/", "https://blog.example.org/"),
    ("https://example.edu/~smith/", "https://smith.example.com/"),
    ("https://example.edu/~smith/index.html", "https://smith.example.com/"),
    ("https://example.org/journals/bjs", "https://bjs.example.org/"),
    ("https://example.edu/centres/mill-centre/", "https://millcentre.example.org/"),
    ("https://example.edu/research/institute-of-mills/", "https://iom.example.org/"),
    ("https://example.org/article/17", "https://example.org/#/article/17"),
    ("https://example.org/article/17", "https://example.org/?article=17"),
    ("https://example.org/article/17", "https://example.org/tv/"),
    ("https://example.org/click?to=https%3A%2F%2Fmill.example.net%2F", "https://mill.example.net/"),
    ("https://example.org/news/2010/mill.html", "https://example.org/news/"),
    ("https://example.org/login", "https://example.org/users/sign_in?next=/login"),
    ("https://login.example.org/a", "https://sso.example.org/b"),
    ("https://example.org/wiki/Log_in", "https://example.org/wiki/Login"),
    ("https://example.org/wiki/Signing_in", "https://example.org/wiki/Login"),
    ("https://example.org/entries/informed-consent", "https://example.org/entries/consent"),
    ("https://example.org/a/how-to-login", "https://example.org/b/how-to-login"),
    ("https://example.org/accounts-of-the-war", "https://example.org/books/accounts/war"),
    ("https://example.org/news/17", "https://example.org/account/of-the-mill"),
    ("https://example.org/article/17", "https://example.org/article/17?redirect=/article/17"),
    ("https://example.org/article/17", "https://example.org/blogin/17"),
    ("https://auth.example.org/x/17", "https://auth.example.org/y/17"),
    ("https://old.example.org/author/smith", "https://example.org/authors/smith"),
    ("https://login.gov.example/about", "https://login.gov.example/about/"),
]


@pytest.mark.parametrize(("asked", "final"), GONE)
def test_a_home_page_in_a_pages_stead(asked: str, final: str) -> None:
    assert instead(asked, final) is Lack.HOME_PAGE


@pytest.mark.parametrize(("asked", "final"), WALL)
def test_a_log_in_or_consent_in_a_pages_stead(asked: str, final: str) -> None:
    assert instead(asked, final) is Lack.LOGIN_WALL


@pytest.mark.parametrize(("asked", "final"), FINE)
def test_the_page_itself_in_another_form(asked: str, final: str) -> None:
    assert instead(asked, final) is None


def test_addresses_of_any_length_are_told_at_once() -> None:
    long = "https://example.org/" + "a%2F;/" * 200_000
    start = perf_counter()
    for final in (long, long + "?" + "next=&" * 200_000, "https://example.org/?" + "a=%25" * 200_000):
        assert instead(long + "b", final) is None
    assert perf_counter() - start < 1.0


def lack(site: Site, options: Options) -> tuple[Lack, str]:
    with pytest.raises(LackError) as caught:
        fetch(site.url("/2019/the-mill"), options, Network())
    return caught.value.reason, caught.value.detail


def test_a_page_that_leads_home_is_gone(site: Site, options: Options) -> None:
    site.pages["/2019/the-mill"] = reply(b"", "301 Moved", Location="/")
    site.pages["/"] = reply(b"<p>Welcome.</p>")
    reason, detail = lack(site, options)
    assert reason is Lack.HOME_PAGE
    assert "the page is gone" in detail


def test_a_home_page_that_fails_has_its_own_reason(site: Site, options: Options) -> None:
    site.pages["/2019/the-mill"] = reply(b"", "301 Moved", Location="/")
    site.pages["/"] = reply(b"", "500 Oops")
    assert lack(site, options)[0] is Lack.SERVER_ERROR


@pytest.mark.parametrize("status", ["200 OK", "401 Unauthorized", "403 Forbidden"])
def test_a_page_that_leads_to_a_log_in(site: Site, options: Options, status: str) -> None:
    site.pages["/2019/the-mill"] = reply(b"", "302 Found", Location="/login?next=%2F2019%2Fthe-mill")
    site.pages["/login?next=%2F2019%2Fthe-mill"] = reply(b"<form>", status)
    assert lack(site, options)[0] is Lack.LOGIN_WALL


def test_a_log_in_that_fails_has_its_own_reason(site: Site, options: Options) -> None:
    site.pages["/2019/the-mill"] = reply(b"", "302 Found", Location="/sorry?continue=%2F2019%2Fthe-mill")
    site.pages["/sorry?continue=%2F2019%2Fthe-mill"] = reply(b"A captcha.", "429 Too Many", Retry_After="60")
    assert lack(site, options)[0] is Lack.BOT_WALL


def test_a_log_in_that_lets_everybody_through(site: Site, options: Options) -> None:
    site.pages["/2019/the-mill"] = [reply(b"", "302 Found", Location="/idp/check"), reply(b"<p>Words.</p>")]
    site.pages["/idp/check"] = reply(b"", "302 Found", Location="/2019/the-mill", Set_Cookie="seen=1; Path=/")
    assert fetch(site.url("/2019/the-mill"), options, Network()).data == b"<p>Words.</p>"
