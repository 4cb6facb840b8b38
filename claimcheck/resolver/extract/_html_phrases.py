"""The phrases of pages that are not the text, by wall: what their titles are, what they say, and of what.

`TITLE` patterns match a whole title with or without the site's name; `OF` patterns tell the sentences that
are about the wall itself. One alternative a line.
"""

from __future__ import annotations

import re


def _any(lines: str) -> str:
    return "(?:" + "|".join(line.strip() for line in lines.strip().splitlines()) + ")"


def _title(lines: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{_any(lines)}\W*(?:\s*[|–—·•-]\s.{{0,80}})?", re.IGNORECASE)


def _said(lines: str) -> re.Pattern[str]:
    return re.compile(_any(lines), re.IGNORECASE)


WALL_TITLE = _title(
    r"""
    just a (?:moment|second)
    one moment,? please
    please wait
    attention required
    access (?:to this (?:page|site|website) )?(?:has been |is |was )?denied
    robot check
    (?:are you|you are) (?:not )?(?:a )?(?:robot|human)
    (?:human|bot|browser) (?:verification|check)
    (?:vercel )?security (?:check|checkpoint|verification)
    pardon our interruption
    (?:please )?verify(?:ing)? (?:that )?you are (?:a )?human
    checking your browser.{0,60}
    ddos.{0,40}
    client challenge
    request (?:blocked|rejected)
    (?:error )?403(?: forbidden| error)?
    forbidden
    (?:you have been )?blocked
    """
)
WALL = _said(
    r"""
    (?:verify|confirm|prove|sure)(?:ing)? (?:that )?(?:you.re|you are) (?:a |not a )?(?:human|robot|bot)
    checking your browser
    checking if the site connection
    enable javascript and cookies to continue
    unusual (?:traffic|activity) from
    don.t have permission to access
    press (?:&|and) hold
    \bray id\b
    incapsula incident
    (?:request|you) (?:has|have) been blocked
    (?:review|verify|check) the security of your connection
    """
)
OF_WALL = _said(
    r"""
    captcha|robot|human|\bbot\b|browser|javascript|cookies|block(?:ed|ing)?\b|permission|denied
    automat(?:ed|ic)|security|unusual|\b(?:ray|incident|reference) id|\bplease\b|moment|\bwait\b
    refresh|redirect
    site owner|your (?:request|connection|network|ip)
    """
)
_NO_MORE = (
    r"(?:was|is|could|can|cannot|can.t|does|doesn.t|has|no longer|not|be|been|found|exists?|available"
    r"|moved|removed|deleted|missing)"
)
GONE_TITLE = _title(
    rf"""
    (?:http )?(?:error|status)?\W{{0,3}}404(?:\W+(?:error|page|file|document|http|not|found|oops|sorry|gone))*
    (?:(?:oops|sorry|error)\W+)?(?:(?:the|this|that|your) )?(?:page|file|document)(?: {_NO_MORE}){{1,5}}
    the page you (?:requested|are looking for|were looking for)(?: {_NO_MORE}){{1,5}}
    (?:content|article|post|story) (?:is )?(?:not found|no longer available)
    not found
    nothing found
    (?:oops\W+)?we (?:can.t|cannot|couldn.t|could not) find (?:that|the|this|your) page.{{0,40}}
    seite nicht gefunden
    page (?:non trouv[ée]e|introuvable)
    p[áa]gina n(?:[ãa]o|o) encontrada
    pagina (?:non trovata|niet gevonden)
    """
)
OF_GONE = _said(
    r"""
    404|found|\bfind\b|look(?:ing)? for|no longer|exist|moved|removed|deleted|broken|mistyped|search
    home ?page|link|address|url|sorry|error|\bpage\b
    """
)
ENTRANCE_TITLE = re.compile(
    r"\W*"
    + _any(
        r"""
        (?:please |you (?:must|need to) )?(?:log|sign) ?[io]n\b
        (?:member|user|account|library|subscriber)s? (?:log|sign)[ -]?in
        login
        anmeld|einloggen
        connexion|se connecter|identification
        iniciar sesi|acceso
        accedi|inloggen
        authentication|password required
        .{1,60}[|–—:-]\s?(?:log|sign) ?in\W*$
        """
    ),
    re.IGNORECASE,
)
OF_ENTRANCE = _said(
    r"""
    (?:log|sign) ?(?:in|on|up|out)\b|password|account|regist|member|e-?mail|user ?name|forgot|subscri|cookie
    terms|privacy|agree|access|credential|institution
    anmeld|passwor|kennwort|connexion|connect|compte|mot de passe|sesi[óo]n|contrase
    """
)
SCRIPTS = _said(
    r"""
    (?:enable|activate|turn on|switch on|allow|needs?|requires?|without)\W+(?:\w+\W+){0,3}javascript
    javascript\W+(?:\w+\W+){0,4}(?:required|disabled|enabled?|needed|off|necessary)
    javascript aktiv|activer javascript
    """
)
CONSENT = _said(
    r"""
    before you continue to
    we value your privacy
    your privacy choices
    accept all\b
    we and our (?:\w+ )?partners
    manage (?:your )?(?:cookie|consent|privacy)
    consent to (?:the use|our use)
    wir und unsere|alle akzeptieren
    tout accepter
    """
)
OF_CONSENT = _said(
    r"""
    cookie|privacy|consent|partner|accept|reject|personal data|device|advert|\bads\b|settings|preferences
    purposes|choices|policy|terms|datenschutz|zustimm|confidentialit
    """
)
OF_LOCK = (
    "subscribe to continue",
    "to continue reading",
    "continue reading with a",
    "to read the full article",
    "to read the full story",
    "to read the rest",
    "to keep reading",
    "subscribe to read",
    "register to read",
    "sign in to read",
    "log in to read",
    "subscribers only",
    "members only",
    "unlock this article",
    "this article is for subscribers",
    "this content is for subscribers",
    "read the rest of this article",
)
_ORDERS = (
    r"(?:subscribe|register|sign (?:in|up)|log in|join|pay|buy|start|become|create|get|choose|upgrade)\b"
)
_WISH = _any(
    r"""
    subscribe to (?:continue|read)
    (?:register|sign in|log in) to read
    to (?:continue|keep) reading
    to read the (?:full|rest)
    unlock this article
    continue reading with a
    read the rest of this article
    """
)
# At the head of a sentence: "readers who are told to subscribe to continue reading leave" is a report of it.
LOCK = re.compile(
    r"(?:(?:^|[.!?:|…–—-])\s*(?:please |now )?|\b(?:you must|you need to|please|or|and) )"
    rf"(?:{_ORDERS}.{{0,60}}?)?{_WISH}"
    r"|this (?:article|content|story|post) is (?:only )?(?:for|available to).{0,30}(?:subscribers|members)"
    r"|^.{0,40}\b(?:subscribers|members) only\b.{0,20}$"
)
