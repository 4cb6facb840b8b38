"""A page that is not the text is told apart: bot wall, log-in page, script shell, soft 404, consent wall.

A word proves nothing: articles are written about captchas, passwords and error 404. What refuses a page is
a sign in its make or its title, and that it says next to nothing else; anything that reads as prose, or that
is marked as an article, is read.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _html_phrases as phrases
from claimcheck.resolver.extract._html_names import beside, in_head

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SHORT = 1500
_HARDLY_ANY = 200
_SOME_PROSE = 40  # words
_LITTLE_PROSE = 16
_SENTENCE = 8
_MOST_NODES = 50
_FALLBACKS = 5
_SAVE = "open it in a browser and save it"
_CHALLENGES = (
    "#challenge-form, #challenge-stage, #challenge-running, #cf-wrapper, #cf-error-details, #px-captcha, "
    '#captcha-container, [src*="captcha-delivery.com"], [src*="_Incapsula_Resource"], '
    '[src*="/cdn-cgi/challenge-platform/"], [src*="challenges.cloudflare.com"], [action*="captcha" i]'
)
_CAPTCHAS = ".g-recaptcha, .h-captcha, .cf-turnstile, #captcha"
_FIELDS = "textarea, input[type=email i], input[type=password i], input[type=text i], input:not([type])"
_ASKING = "input:not([type=hidden i]):not([type=search i])"
_ASKS_IN = 'input[type="password" i]'
_SHELLS = "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot]"
_ARTICLE = (
    'article p, [itemprop~="articleBody"], meta[property="article:published_time"], '
    'meta[name^="citation_" i], meta[property="og:type"][content="article"]'
)
_STOPS = re.compile(r"(?<=[.!?…])[\s”\"’)]+|\n")


def refuse(parser: LexborHTMLParser, body: str, title: str) -> None:
    """Raise LackError when the page is not the work at all; `body` is its running text."""
    if len(body) > _SHORT:
        return
    window = parser.css_first("title")
    titles = [title, " ".join(window.text(deep=True)[:300].split()) if window else ""]
    if _is_bot_wall(parser, body, titles):
        raise LackError(Lack.BOT_WALL, f"the site lets no program in: {_SAVE}")
    if _is_entrance(parser, body, titles):
        raise LackError(Lack.LOGIN_WALL, f"the site wants its readers to log in first: log in, {_SAVE}")
    if any(phrases.GONE_TITLE.fullmatch(words) for words in titles) and _says_little(body, phrases.OF_GONE):
        told = (
            "the site says that there is no such page: look for its new address, or for a copy in an archive"
        )
        raise LackError(Lack.NOT_FOUND, told)
    if _is_shell(parser, body):
        raise LackError(Lack.SCRIPT_SHELL, f"the page is empty until its scripts run: {_SAVE}")


def is_consent(body: str) -> bool:
    """Tell whether a page only asks what it may keep of its reader."""
    return (
        len(body) <= _SHORT
        and phrases.CONSENT.search(body) is not None
        and _says_little(body, phrases.OF_CONSENT)
    )


def _says_little(body: str, about: re.Pattern[str], most: int = _SOME_PROSE) -> bool:
    """Tell whether there is hardly a sentence that is not about the wall itself."""
    sentences = (one.split() for one in _STOPS.split(body) if not about.search(one))
    return sum(len(words) for words in sentences if len(words) >= _SENTENCE) < most


def _is_bot_wall(parser: LexborHTMLParser, body: str, titles: list[str]) -> bool:
    """Tell whether a page only wants to know who is there: by its title, its make or two of its phrases."""
    if parser.css_first(_ARTICLE) is not None or not _says_little(body, phrases.OF_WALL):
        return False
    if any(phrases.WALL_TITLE.fullmatch(words) for words in titles):
        return True
    said = len(set(phrases.WALL.findall(body.lower())))
    if parser.css_first(_CHALLENGES) is not None and (said or len(body) < _HARDLY_ANY):
        return True
    is_asked = parser.css_first(_CAPTCHAS) is not None and parser.css_first(_FIELDS) is None
    return said > 1 or (is_asked and _says_little(body, phrases.OF_WALL, _SENTENCE))


def _is_entrance(parser: LexborHTMLParser, body: str, titles: list[str]) -> bool:
    """Tell whether a page's one form, which asks for a password, is all there is to it."""
    password = parser.css_first(_ASKS_IN)
    if password is None or beside(password) or in_head(password):
        return False
    forms = [node for node in islice(parser.css("form"), _MOST_NODES) if _asks(node)]
    named = any(phrases.ENTRANCE_TITLE.match(words) for words in titles)
    most = _SOME_PROSE if named else _LITTLE_PROSE
    return len(forms) <= 1 and _says_little(body, phrases.OF_ENTRANCE, most)


def _asks(form: LexborNode) -> bool:
    """Tell whether a form asks for anything but what to look for."""
    told = (form.attributes.get(name) or "" for name in ("role", "action", "class", "id"))
    return "search" not in " ".join(told).lower() and form.css_first(_ASKING) is not None


def _is_shell(parser: LexborHTMLParser, body: str) -> bool:
    if len(body) >= _HARDLY_ANY or parser.css_first("script") is None:
        return False
    if not body.strip():
        return True
    if not _says_little(body, phrases.SCRIPTS, _SENTENCE):
        return False
    told = (node.text(deep=True)[:_SHORT] for node in parser.css("noscript")[:_FALLBACKS])
    shell = parser.css_first(_SHELLS) is not None
    return shell or any(phrases.SCRIPTS.search(words) for words in (body, *told))
