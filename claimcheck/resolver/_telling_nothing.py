"""Words that tell nothing of a work: small words by language, names of pages, names of nobody; all folded."""

from __future__ import annotations

_LANGUAGES = {
    "en": """
        the a an and or but of in on at to for from by with as is are was were be been has have had
        not no its their his her it they he she we you our your this that these those how why what
        when where who which than into over after before about against under between during will can
        could should would may do does did
    """,
    "de": """
        der die das den dem des ein eine einer eines einem einen und oder aber von vom im in am an
        auf zu zum zur fur mit aus bei nach uber unter ist sind war waren wird werden nicht kein
        keine wie warum was wer wenn als auch sich sie er es wir ihr ihre sein seine gegen zwischen
        durch
    """,
    "fr": """
        le la les l un une des du de d et ou mais en dans sur au aux a pour par avec est sont ne pas
        son sa ses leur leurs ce cet cette ces qui que quoi comment pourquoi quand sous entre contre
        plus
    """,
    "es": """
        el la los las un una unos unas y e o u de del en a al para por con sin es son fue no su sus
        se que como cuando donde quien sobre entre contra desde hasta mas lo
    """,
    "it": """
        il lo la i gli le un uno una e o di del dello della dei degli delle in nel nella su sul
        sulla a al alla per con da dal dalla non che come quando dove chi tra fra contro
    """,
    "pt": """
        o a os as um uma uns umas e ou de do da dos das em no na nos nas para por pelo pela com sem
        nao que como quando onde quem sobre entre contra ao aos
    """,
    "nl": """
        de het een en of maar van in op aan te voor met uit bij naar over onder is zijn was waren
        wordt niet geen hoe waarom wat wie als ook zich tegen tussen door
    """,
}
_PAGES = """
    home homepage page pages start welcome main index site website web menu login log logged sign
    signin register account my error errors 404 403 500 found moved gone unavailable forbidden
    denied access search results result query untitled document documents doc file files pdf html
    text full download view viewer reader print version loading wait moment please just attention
    required subscribe subscription newsletter cookie cookies privacy consent news article articles
    archive archives blog post posts story section category tag latest issue volume vol chapter
    chapters part parts section sections number nr no contents table preface introduction foreword
    conclusion appendix editorial letter letters editor abstract summary overview about contact
    jstor google books startseite willkommen anmelden suche fehler seite kapitel teil einleitung
    vorwort accueil connexion recherche erreur chapitre partie inicio buscar acceso capitulo parte
    introduccion pagina accedi cerca capitolo
"""
_NOBODY = """
    admin administrator staff editor editors editorial redaktion redaction redaccion team newsroom
    desk reporter reporters correspondent correspondents guest contributor contributors author
    authors writer writers unknown anonymous anon webmaster user wire agency agencies press news
    newspaper magazine journal times post herald tribune gazette bank commission ministry university
    institute institution council office department committee foundation association society
    organisation organization government bureau board center centre group network service services
    company inc ltd llc gmbh union party nations library museum archive archives project program
    programme agence presse agentur ministerium universitat institut universite banque college
    school media publishing publisher publications books research lab laboratory blog
"""

SMALL = {code: frozenset(listed.split()) for code, listed in _LANGUAGES.items()}
"""Words of grammar, by language: they carry no title's sense and tell its language."""

PAGES = frozenset(_PAGES.split())
"""Words that name a kind of page or a part of a work, and no work."""

NOBODY = frozenset(_NOBODY.split())
"""Words in the names of desks, agencies and bodies: who bears them is no person."""
