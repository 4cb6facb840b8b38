"""Pages that stand where a text should, and ordinary pages that only speak of such things."""

from __future__ import annotations

import pytest

from claimcheck.model import Lack, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import html

FILLER = "The mill stood by the river and nobody asked who had built it or why it had stopped. " * 30
TALE = (
    "The harbour was shut for nine weeks in the spring. Four crews went home by train, and the mayor could "
    "not be reached. Nobody on the quay had expected it, least of all the man with the lamp. He sat on his "
    "box, ate an onion and told anybody who came that the tide would be back in the autumn."
)


def read(markup: str) -> SourceText:
    return html.extract(markup.encode())


BOT_WALLS = [
    "<title>Just a moment...</title><p>Checking.</p>",
    "<title>Coast</title><form id=challenge-form></form><p>Prove it</p>",
    (
        "<title>Attention Required! | Shield</title><h1>Sorry, you have been blocked</h1><p>You are "
        "unable to "
        "reach "
        "coast.test. This website uses a security service to keep online attacks away. What you just did "
        "set off "
        "the security solution. You can email the site owner to let them know that you were blocked.</p>"
        "<p>Ray ID: 7f3a</p>"
    ),
    (
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access "
        '"http://coast.test/" on this server.</p><p>Reference #18.2f4</p>'
    ),
    (
        "<title>coast.test</title><p>Please enable JS and disable any ad blocker</p>"
        "<script src='https://ct.captcha-delivery.com/c.js'></script>"
    ),
    "<title>coast.test</title><iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful.</iframe>",
    "<title>Are you a robot?</title><p>Please make sure your browser supports JavaScript and cookies.</p>",
    (
        "<title>Coast</title><div id=px-captcha></div><p>Press &amp; Hold to confirm you are a human (and "
        "not "
        "a bot).</p>"
    ),
    (
        "<title>Search</title><p>Our systems have detected unusual traffic from your computer network. "
        "Please "
        "try "
        "again.</p><p>This page checks to prove you're not a robot.</p>"
    ),
    "<title>Coast</title><h1>One more step</h1><div class=g-recaptcha></div><form><input type=submit></form>",
    "<title>403 Forbidden</title><center><h1>403 Forbidden</h1></center><hr>",
    "<title>Pardon Our Interruption - Coast</title><p>Something about your browser made us think.</p>",
]
GONE = [
    "<title>Page not found</title><p>Sorry.</p>",
    "<title>x</title><h1>404</h1>",
    "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
    "<title>Page not found | Sundry Coast</title><h1>Oops</h1><p>Try the search, or go to our home page.</p>",
    (
        "<title>Sundry Coast</title><h1>The page you are looking for does not exist</h1><p>It may have been "
        "moved.</p>"
    ),
    "<title>Error 404 – Coast Weekly</title><p>We can't find it.</p>",
    "<title>Seite nicht gefunden – Küste</title><p>Diese Adresse gibt es nicht.</p>",
    "<title>Sorry, this page is no longer available</title><p>It was removed by its owner.</p>",
]
SHELLS = [
    "<div id=root></div><script src=app.js></script>",
    "<div id=root>Loading</div><script src=app.js></script>",
    "<noscript>You need to enable JavaScript.</noscript><p>x</p><script></script>",
    "<title>Coast</title><body><script>boot()</script>",
    "<app-root>Loading…</app-root><script src=main.js></script>",
    "<p>This site requires JavaScript.</p><script></script>",
    "<p>JavaScript is disabled in your browser.</p><script></script>",
    "<div id=__next><div></div></div><script>self.__next=[]</script>",
]
ENTRANCES = [
    "<title>Log in</title><form><input name=user><input type=password><button>Log in</button></form>",
    (
        "<title>Sign in · Coast</title><h1>Sign in to Coast</h1><form method=post><label>Username or email "
        "address "
        "<input></label><label>Password <input type=password></label><a href=/f>Forgot password?</a></form>"
        "<p>New to Coast? Create an account.</p><footer>Terms</footer>"
    ),
    (
        "<title>Library of the Estuary</title><p>Please log in with your library card to read this "
        "journal.</p>"
        "<form><input type=text><input type=PASSWORD></form>"
    ),
    "<title>Anmelden – Küste</title><form><input><input type=password><button>Anmelden</button></form>",
    (
        "<title>Coast</title><header><form role=search><input type=search></form></header><main><h2>Welcome "
        "back</h2>"
        "<form><input type=email><input type=password></form><p>By going on you agree to our terms and our "
        "privacy "
        "policy, as they stand at the time.</p></main>"
    ),
    "<title>Connexion</title><main><form><input type=email><input type=password></form></main>",
    (
        "<title>Coast: Login</title><div class=box><form><input type=hidden><input><input "
        "type=password></form></div>"
        "<p>You must be a member to see this page. Ask the secretary for an account.</p>"
    ),
]


@pytest.mark.parametrize("markup", BOT_WALLS)
def test_bot_walls(markup: str) -> None:
    refused(markup, Lack.BOT_WALL)


@pytest.mark.parametrize("markup", GONE)
def test_soft_404s(markup: str) -> None:
    refused(markup, Lack.NOT_FOUND)


@pytest.mark.parametrize("markup", SHELLS)
def test_script_shells(markup: str) -> None:
    refused(markup, Lack.SCRIPT_SHELL)


@pytest.mark.parametrize("markup", ENTRANCES)
def test_log_in_pages(markup: str) -> None:
    refused(markup, Lack.LOGIN_WALL)


def refused(markup: str, reason: Lack) -> None:
    with pytest.raises(LackError) as caught:
        read(markup)
    assert caught.value.reason is reason
    assert ":" in caught.value.detail  # what it is, and then what the editor can do


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html><body>  <p>&nbsp;</p></body></html>",
        "<title>x</title>",
        "<body><!-- only this -->",
        "<body><style>p { color: red }</style>",
        "<p>\u00ad</p>",
    ],
)
def test_pages_without_text_have_none(markup: str) -> None:
    content = read(markup)

    assert content.text.strip("\u00ad \n\u00a0x") == ""
    assert content.partial is None


def test_a_page_of_frames_says_where_its_text_is() -> None:
    refused("<frameset><frame src=a></frameset>", Lack.EMPTY)


PAID = "<script type='application/ld+json'>{}</script>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{FILLER}</p><div>Subscribe to continue reading</div>",
        (
            f"<p>{FILLER}</p><div class=modal><h2>Already a member? Log in to read on</h2><p>To keep "
            f"reading, "
            f"join us.</p></div>"
        ),
        f"<p>{FILLER}</p><p>This article is for subscribers only.</p>",
        (
            f"<p>{FILLER}</p><p>You have read your three free articles. Register to read the rest of this "
            f"article.</p>"
        ),
        f"<p>{FILLER}</p><div>Unlock this article for a pound a week</div>",
        f"<p>{FILLER}</p><div>Members only</div>",
        f"<p>{FILLER} And then the river…</p><aside>Sign in</aside>",
        f"<p>{FILLER}</p>" + PAID.format('{"isAccessibleForFree": false}'),
        f"<p>{FILLER}</p>" + PAID.format('{"hasPart": {"isAccessibleForFree": "False"}}'),
        f"<p>{FILLER}</p>" + PAID.format('{"isAccessibleForFree": "http://schema.org/False"}'),
        f"<meta property='article:content_tier' content='locked'><p>{FILLER}</p>",
        f"<p>{FILLER}</p><div class='js-paywall'>Only our readers may see the rest.</div>",
    ],
)
def test_teasers(markup: str) -> None:
    partial = read(markup).partial
    assert partial is not None
    assert "teaser" in partial
    assert ";" in partial or "find" in partial


@pytest.mark.parametrize(
    "markup",
    [
        "<p>We value your privacy. Choose.</p>",
        (
            "<h1>Before you continue to Coast</h1><p>We use cookies and data to deliver our "
            "services.</p><button>Reject "
            "all</button><button>Accept all</button>"
        ),
        "<p>We and our 312 partners store and read information on your device, such as cookies.</p>",
        "<h2>Your privacy choices</h2><p>You can change your settings at any time.</p>",
        (
            "<p>Manage your cookie preferences</p><p>Some of them are needed for the advertisements that pay "
            "for us.</p>"
        ),
        "<p>Wir und unsere Partner verarbeiten Daten.</p><button>Alle akzeptieren</button>",
    ],
)
def test_consent_walls(markup: str) -> None:
    partial = read(markup).partial
    assert partial is not None
    assert "consent" in partial


HEADER_LOGIN = "<form action=/login><input name=u><input type=password><button>Log in</button></form>"
COOKIES = "<p>We value your privacy. We use cookies. <button>Accept all</button></p>"


@pytest.mark.parametrize(
    "markup",
    [
        # about passwords
        f"<title>Why passwords are long</title><h1>Why passwords are long</h1><p>{TALE}</p>",
        (
            "<h1>Login</h1><p>The word is younger than it looks. Sailors logged the knots that ran out over "
            "the rail, and "
            "clerks logged the sailors. Only in the age of terminals did people begin to log themselves, and "
            "nobody "
            "has been able to say since whether it is one word or two.</p>"
        ),
        (
            f"<title>How to log in safely</title><header>{HEADER_LOGIN}</header><p>A password should be "
            f"long.</p><p>{TALE}</p>"
        ),
        # a form for readers in the page's head, its side or a box
        f"<header>{HEADER_LOGIN}</header><p>{TALE}</p>",
        f"<div class=top-bar>{HEADER_LOGIN}</div><h1>Tides</h1><p>High water is at noon.</p>",
        f"<div id=header>{HEADER_LOGIN}</div><p>Short and whole.</p>",
        f"<div class='login-modal modal'>{HEADER_LOGIN}</div><p>Short and whole.</p>",
        f"<aside>{HEADER_LOGIN}</aside><p>Short and whole.</p>",
        f"<p>{TALE}</p>{HEADER_LOGIN}",
        # about captchas and robots
        f"<title>Are you a robot? | Coast</title><article><h1>Are you a robot?</h1><p>{TALE}</p></article>",
        f"<title>A history of the security check</title><p>{TALE}</p>",
        (
            "<title>How captchas work</title><p>A captcha asks you to prove that you are human. The first "
            "ones showed bent "
            "letters, and scholars of old newspapers were glad of the help. The later ones show traffic "
            "lights.</p>"
        ),
        f"<title>Just a moment in time</title><p>{FILLER}</p>",
        (
            "<h1>Write to us</h1><p>The office is on the quay.</p><form><input "
            "type=email><textarea></textarea>"
            "<div class=g-recaptcha></div></form>"
        ),
        f"<p>{TALE}</p><script src='/cdn-cgi/challenge-platform/h/b.js'></script>",
        # about pages that are not found
        f"<h1>404 nights</h1><p>{FILLER}</p>",
        (
            f"<title>404 pages and how to write them</title><h1>404 pages and how to write "
            f"them</h1><p>{TALE}</p>"
        ),
        "<title>Error 404: a short history</title><p>Room 404 never stood where the story says it stood.</p>",
        f"<title>Not found</title><h1>Not found</h1><p>{TALE}</p>",
        "<title>The lost page of the Annals</title><p>It was not found in 1911, nor in 1954.</p>",
        # about scripts
        "<p>Short and whole.</p><script>analytics()</script>",
        "<p>JavaScript was written in ten days, and it shows.</p><script>analytics()</script>",
        (
            "<noscript>Enable JavaScript to see the comments.</noscript><p>The ferry leaves at nine from the "
            "old pier and "
            "returns at noon.</p><script></script>"
        ),
        # about paying
        f"<h1>Subscribe to continue reading</h1><p>{FILLER}</p>",
        f"<p>{FILLER}</p><p>Readers who are told to subscribe to continue reading mostly leave.</p>",
        (
            f"<p>{FILLER}</p><p>“Subscribe to continue reading,” said the screen, and she shut the book that "
            f"was a screen.</p>"
        ),
        f"<p>{FILLER}</p><div class=newsletter-box>Sign up for our free letter. Subscribe</div>",
        f"<p>{FILLER}</p>" + PAID.format('{"isAccessibleForFree": true}'),
        f"<p>{FILLER}</p><div class=paywall></div>",
        f"<p>{FILLER}</p><div class='paywall' style='display:none'>Only our readers may see the rest.</div>",
        f"<div class='paywall-content'><p>{FILLER}</p></div>",
        f"<p>{FILLER}</p><div class='no-paywall'>This one is free for everybody to read.</div>",
        f"<p>{FILLER} And so on…</p>",
        f"<p>{FILLER}</p><footer>Subscribe</footer>",
        # with a banner about cookies
        f"{COOKIES}<p>{TALE}</p>",
        f"<div class=cookie-banner>{COOKIES}</div><h1>Tides</h1><p>High water is at noon. {TALE}</p>",
        f"<h1>Before you continue to drink</h1><p>{TALE}</p>",
    ],
)
def test_ordinary_pages_that_speak_of_such_things(markup: str) -> None:
    assert read(markup).partial is None


@pytest.mark.parametrize("title", ["Forbidden", "404", "Please Wait", "Not Found", "Members Only"])
def test_a_books_part_is_no_wall_whatever_it_is_called(title: str) -> None:
    content = html.chapter(f"<html><head><title>{title}</title></head><h1>{title}</h1></html>".encode())

    assert content.title == title
    assert content.partial is None
