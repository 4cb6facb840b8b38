"""German, French and Spanish quotations, and languages that nobody here reads: judged by hand first.

An edit is given as its kind, the quotation's words and the source's; permitted changes by custom.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from matcher.matching import quotation, source

from claimcheck.matcher import match
from claimcheck.matcher.language import language

V, P, A = "verbatim", "permissible", "altered"


class Case(NamedTuple):
    """One hand-judged pair."""

    rule: str
    quoted: str
    source: str
    verdict: str
    edits: tuple[tuple[str, str, str], ...] = ()
    permitted: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()


MUEHLE = (
    "Die alte Mühle wurde 1742 gebaut und steht noch heute am Hafen. Der Teich darf zwischen April und "
    "August nicht abgelassen werden, weil dann die Seeschwalben brüten. Niemand hatte erwartet, dass 38 "
    "Prozent der Eichenbalken erhalten werden könnten. Kein Müller hat das Rad je bei Nippflut laufen "
    "sehen. Im Jahr kommen 1.500 Besucher und bringen 4,7 Tonnen Weizen mit. Wir mahlen jeden Samstag, es"
    " sei denn, das Hochwasser fällt vor acht. Das Korn wird ohne Aufpreis gemahlen, aber nur für die "
    "Gemeinde. Vielleicht war der Stein schon gesprungen, als Pfarrer Averin ihn kaufte. Er nannte die "
    "Photographie »ein Wunder« und ging hinaus. Man weiß, daß der Fluß steigt. Alle Räder stehen still. "
    "Die Angestellten müssen den Teich räumen. Es sind fünfundvierzig Stufen bis zum Speicher."
)

GERMAN = [
    Case("word for word", "Der Teich darf zwischen April und August nicht abgelassen werden", MUEHLE, V),
    Case("German marks inside", "Er nannte die Photographie „ein Wunder“ und ging hinaus", MUEHLE, V),
    Case(
        "a negation dropped",
        "Der Teich darf zwischen April und August abgelassen werden",
        MUEHLE,
        A,
        (("negation", "", "nicht"),),
    ),
    Case(
        "kein becomes ein",
        "Ein Müller hat das Rad je bei Nippflut laufen sehen",
        MUEHLE,
        A,
        (("negation", "Ein", "Kein"),),
    ),
    Case(
        "niemand becomes jemand",
        "Jemand hatte erwartet, dass 38 Prozent der Eichenbalken erhalten werden könnten",
        MUEHLE,
        A,
        (("negation", "Jemand", "Niemand"),),
    ),
    Case(
        "ohne becomes mit", "Das Korn wird mit Aufpreis gemahlen", MUEHLE, A, (("negation", "mit", "ohne"),)
    ),
    Case(
        "a modal in the subjunctive",
        "dass 38 Prozent der Eichenbalken erhalten werden konnten",
        MUEHLE,
        A,
        (("modal", "konnten", "könnten"),),
    ),
    Case(
        "a modal for another",
        "Der Teich muss zwischen April und August nicht abgelassen werden",
        MUEHLE,
        A,
        (("modal", "muss", "darf"),),
    ),
    Case(
        "a quantifier",
        "Einige Räder stehen still. Die Angestellten müssen den Teich räumen",
        MUEHLE,
        A,
        (("quantifier", "Einige", "Alle"),),
    ),
    Case(
        "a limiter dropped",
        "Das Korn wird ohne Aufpreis gemahlen, aber für die Gemeinde",
        MUEHLE,
        A,
        (("limiter", "", "nur"),),
    ),
    Case(
        "a hedge dropped",
        "nur für die Gemeinde. War der Stein schon gesprungen, als Pfarrer",
        MUEHLE,
        A,
        (("hedge", "", "Vielleicht"), ("case", "War", "war")),
    ),
    Case("begins after a hedge", "war der Stein schon gesprungen, als Pfarrer Averin ihn kaufte", MUEHLE, V),
    Case(
        "stops before es sei denn", "Wir mahlen jeden Samstag", MUEHLE, V, (), (), ("stops-before-limiter",)
    ),
    Case(
        "thousands by a point or none",
        "Im Jahr kommen 1500 Besucher und bringen",
        MUEHLE,
        A,
        (("spelling", "1500", "1.500"),),
    ),
    Case(
        "a decimal point for the comma",
        "bringen 4.7 Tonnen Weizen mit",
        MUEHLE,
        A,
        (("spelling", "4.7", "4,7"),),
    ),
    Case("figures turned round", "bringen 7,4 Tonnen Weizen mit", MUEHLE, A, (("number", "7,4", "4,7"),)),
    Case(
        "1,500 is not 1.500",
        "Im Jahr kommen 1,500 Besucher und bringen",
        MUEHLE,
        A,
        (("number", "1,500", "1.500"),),
    ),
    Case(
        "a number word in figures",
        "Es sind 45 Stufen bis zum Speicher",
        MUEHLE,
        A,
        (("spelling", "45", "fünfundvierzig"),),
    ),
    Case(
        "a number word changed",
        "Es sind vierundfünfzig Stufen bis zum Speicher",
        MUEHLE,
        A,
        (("number", "vierundfünfzig", "fünfundvierzig"),),
    ),
    Case(
        "percent and percentage points",
        "dass 38 Prozentpunkte der Eichenbalken erhalten werden könnten",
        MUEHLE,
        A,
        (("number", "Prozentpunkte", "Prozent"),),
    ),
    Case(
        "a sign for its name",
        "dass 38 % der Eichenbalken erhalten werden könnten",
        MUEHLE,
        P,
        (),
        ("house-style",),
    ),
    Case(
        "ß and ss",
        "Man weiss, dass der Fluss steigt",
        MUEHLE,
        P,
        (),
        ("house-style", "house-style", "house-style"),
    ),
    Case(
        "the reform's spelling",
        "Er nannte die Fotografie „ein Wunder“",
        MUEHLE,
        A,
        (("spelling", "Fotografie", "Photographie"),),
    ),
    Case(
        "a noun's capital makes no name",
        "Die alte Scheune wurde 1742 gebaut",
        MUEHLE,
        A,
        (("content", "Scheune", "Mühle"),),
    ),
    Case(
        "a name beside a title", "als Pfarrer Ohlsen ihn kaufte", MUEHLE, A, (("name", "Ohlsen", "Averin"),)
    ),
    Case(
        "a noun's ending",
        "Die Angestellten müssen die Teiche räumen. Es sind",
        MUEHLE.replace("den Teich räumen", "die Teich räumen"),
        A,
        (("inflection", "Teiche", "Teich"),),
    ),
    Case(
        "an ellipsis over a limiter",
        "Das Korn wird ohne Aufpreis gemahlen … für die Gemeinde",
        MUEHLE,
        P,
        (),
        ("ellipsis",),
        ("ellipsis-limiter",),
    ),
    Case(
        "noch alone denies nothing",
        "Die alte Mühle wurde 1742 gebaut und steht […] am Hafen",
        MUEHLE,
        P,
        (),
        ("ellipsis",),
    ),
    Case(
        "a remark of an English manuscript",
        "Die Angestellten müssen [emphasis added] den Teich räumen",
        MUEHLE,
        P,
        (),
        ("editorial-note",),
    ),
    Case(
        "an ellipsis over a negation",
        "Der Teich darf […] abgelassen werden",
        MUEHLE,
        P,
        (),
        ("ellipsis",),
        ("ellipsis-negation",),
    ),
    Case(
        "stops before a limiter",
        "Das Korn wird ohne Aufpreis gemahlen",
        MUEHLE,
        V,
        (),
        (),
        ("stops-before-limiter",),
    ),
    Case(
        "an editor's remark",
        "Die Angestellten müssen [Hervorhebung von mir] den Teich räumen",
        MUEHLE,
        P,
        (),
        ("editorial-note",),
    ),
]

MOULIN = (
    "Le vieux moulin a été bâti en 1742 et il n'est pas à vendre. L'étang ne peut être vidé entre avril "
    "et août, quand les sternes nichent. Personne n'avait cru que 38 pour cent des poutres seraient "
    "sauvées. Aucun meunier n'a vu la roue tourner aux marées de morte-eau. Il vient 1 500 visiteurs par "
    "an, et l'on moud 4,7 tonnes de blé. Nous moulons chaque samedi, à moins que la mer ne baisse avant "
    "huit heures. L'État a tout payé sans intérêt, mais la commune seulement garde la clef. C'est "
    "peut-être l'œuvre d'un maître. « La mer fait le travail », disait l'abbé Averin ; il ne mentait "
    "jamais. Il y a quatre-vingt-dix-sept marches jusqu'au grenier. Le moulin du XIXe siècle est à "
    "Quimper. Les ouvriers devaient partir à l'aube ; où sont-ils ? Tous les sacs étaient pleins."
)

FRENCH = [
    Case(
        "word for word", "L'étang ne peut être vidé entre avril et août, quand les sternes nichent", MOULIN, V
    ),
    Case("curly apostrophes", "C’est peut-être l’œuvre d’un maître", MOULIN, V),
    Case("spaces before the marks", "à l'aube; où sont-ils? Tous les sacs étaient pleins", MOULIN, V),
    Case("guillemets with spaces", "“La mer fait le travail”, disait l'abbé Averin", MOULIN, V),
    Case(
        "ne … pas dropped",
        "Le vieux moulin a été bâti en 1742 et il est à vendre",
        MOULIN,
        A,
        (("negation", "est", "n'est pas"),),
    ),
    Case(
        "an elided ne",
        "Personne avait cru que 38 pour cent des poutres seraient sauvées",
        MOULIN,
        A,
        (("negation", "avait", "n'avait"),),
    ),
    Case(
        "jamais becomes toujours",
        "disait l'abbé Averin ; il ne mentait toujours. Il y a",
        MOULIN,
        A,
        (("negation", "toujours", "jamais"),),
    ),
    Case(
        "aucun becomes un",
        "Un meunier n'a vu la roue tourner aux marées",
        MOULIN,
        A,
        (("negation", "Un", "Aucun"),),
    ),
    Case("sans becomes avec", "L'État a tout payé avec intérêt", MOULIN, A, (("negation", "avec", "sans"),)),
    Case(
        "a modal's mood",
        "L'étang ne pourrait être vidé entre avril et août",
        MOULIN,
        A,
        (("modal", "pourrait", "peut"),),
    ),
    Case(
        "a quantifier", "Plusieurs sacs étaient pleins", MOULIN, A, (("quantifier", "Plusieurs", "Tous les"),)
    ),
    Case(
        "a limiter dropped",
        "L'État a tout payé sans intérêt, mais la commune garde la clef",
        MOULIN,
        A,
        (("limiter", "", "seulement"),),
    ),
    Case(
        "a hedge dropped",
        "C'est l'œuvre d'un maître, et non d'un autre",
        MOULIN.replace("d'un maître.", "d'un maître, et non d'un autre."),
        A,
        (("hedge", "", "peut-être"),),
    ),
    Case(
        "thousands by a space or none",
        "Il vient 1500 visiteurs par an",
        MOULIN,
        A,
        (("spelling", "1500", "1 500"),),
    ),
    Case("a no-break space in a figure", "Il vient 1\u202f500 visiteurs par an", MOULIN, V),
    Case(
        "a decimal point for the comma",
        "l'on moud 4.7 tonnes de blé",
        MOULIN,
        A,
        (("spelling", "4.7", "4,7"),),
    ),
    Case(
        "a figure changed",
        "Il vient 1 500 visiteurs par an, et l'on moud 4,8 tonnes de blé",
        MOULIN,
        A,
        (("number", "4,8", "4,7"),),
    ),
    Case(
        "a number word in figures",
        "Il y a 97 marches jusqu'au grenier",
        MOULIN,
        A,
        (("spelling", "97", "quatre-vingt-dix-sept"),),
    ),
    Case(
        "a Roman number changed",
        "Le moulin du XXe siècle est à Quimper",
        MOULIN,
        A,
        (("number", "XXe", "XIXe"),),
    ),
    Case(
        "a sign for its name",
        "Personne n'avait cru que 38 % des poutres seraient sauvées",
        MOULIN,
        P,
        (),
        ("house-style",),
    ),
    Case(
        "a capital without its accent",
        "L'Etat a tout payé sans intérêt",
        MOULIN,
        P,
        (),
        ("house-style",),
        ("stops-before-limiter",),
    ),
    Case("œ in two letters", "C'est peut-être l'oeuvre d'un maître", MOULIN, P, (), ("house-style",)),
    Case("clef and clé", "la commune seulement garde la clé", MOULIN, A, (("spelling", "clé", "clef"),)),
    Case(
        "a name",
        "La mer fait le travail », disait l'abbé Ohlsen ; il ne mentait",
        MOULIN,
        A,
        (("name", "Ohlsen", "Averin"),),
    ),
    Case(
        "a place",
        "Le moulin du XIXe siècle est à Concarneau",
        MOULIN,
        A,
        (("name", "Concarneau", "Quimper"),),
    ),
    Case(
        "an elided article and another noun",
        "La mer fait le travail », disait l'oncle Averin",
        MOULIN,
        A,
        (("content", "l'oncle", "l'abbé"),),
    ),
    Case(
        "an ellipsis over a negation",
        "Le vieux moulin a été bâti en 1742 […] à vendre",
        MOULIN,
        P,
        (),
        ("ellipsis",),
        ("ellipsis-negation",),
    ),
    Case(
        "stops before à moins que", "Nous moulons chaque samedi", MOULIN, V, (), (), ("stops-before-limiter",)
    ),
    Case(
        "an editor's remark",
        "Tous les sacs [souligné par nous] étaient pleins",
        MOULIN,
        P,
        (),
        ("editorial-note",),
    ),
    Case(
        "c'est nous qui soulignons",
        "Tous les sacs étaient pleins [c’est nous qui soulignons]",
        MOULIN,
        P,
        (),
        ("editorial-note",),
    ),
]

MOLINO = (
    "El viejo molino se construyó en 1742 y no está en venta. La balsa nunca puede vaciarse entre abril y"
    " agosto, cuando crían los charranes. Nadie había creído que se salvaría el 38 por ciento de las "
    "vigas. Ningún molinero ha visto girar la rueda con marea muerta. Vienen 1.500 visitantes al año y se"
    " muelen 4,7 toneladas de trigo. Molemos todos los sábados, salvo que la mar baje antes de las ocho. "
    "El Estado lo pagó sin intereses, pero sólo la villa guarda la llave. Tal vez la piedra ya estaba "
    "rota cuando la compró Averin. «La mar hace el trabajo», decía el cura de Ribadeo. ¿Quién lo sabe? "
    "¡Qué fuerza! Hay cuarenta y cinco peldaños hasta el granero. También dejó un guión para la película."
    " Los obreros debían marcharse el 3 de junio; tampoco ellos volvieron."
)

SPANISH = [
    Case("word for word", "La balsa nunca puede vaciarse entre abril y agosto", MOLINO, V),
    Case("guillemets and curly marks", "“La mar hace el trabajo”, decía el cura de Ribadeo", MOLINO, V),
    Case("turned marks", "¿Quién lo sabe? ¡Qué fuerza!", MOLINO, V),
    Case(
        "a turned mark dropped",
        "decía el cura de Ribadeo. Quién lo sabe?",
        MOLINO,
        A,
        (("punctuation", "Ribadeo.", "Ribadeo. ¿"),),
    ),
    Case(
        "no dropped",
        "El viejo molino se construyó en 1742 y está en venta",
        MOLINO,
        A,
        (("negation", "", "no"),),
    ),
    Case(
        "nunca becomes siempre",
        "La balsa siempre puede vaciarse entre abril y agosto",
        MOLINO,
        A,
        (("negation", "siempre", "nunca"),),
    ),
    Case(
        "ningún becomes algún",
        "Algún molinero ha visto girar la rueda",
        MOLINO,
        A,
        (("negation", "Algún", "Ningún"),),
    ),
    Case("sin becomes con", "El Estado lo pagó con intereses", MOLINO, A, (("negation", "con", "sin"),)),
    Case(
        "tampoco becomes también",
        "debían marcharse el 3 de junio; también ellos volvieron",
        MOLINO,
        A,
        (("negation", "también", "tampoco"),),
    ),
    Case(
        "a modal's mood",
        "La balsa nunca podría vaciarse entre abril y agosto",
        MOLINO,
        A,
        (("modal", "podría", "puede"),),
    ),
    Case(
        "a quantifier",
        "Molemos algunos sábados, salvo que la mar baje antes",
        MOLINO,
        A,
        (("quantifier", "algunos", "todos los"),),
    ),
    Case(
        "only dropped",
        "El Estado lo pagó sin intereses, pero la villa guarda la llave",
        MOLINO,
        A,
        (("limiter", "", "sólo"),),
    ),
    Case(
        "a hedge dropped",
        "guarda la llave. La piedra ya estaba rota cuando la compró Averin",
        MOLINO,
        A,
        (("hedge", "", "Tal vez"), ("case", "La", "la")),
    ),
    Case(
        "sólo without its accent",
        "pero solo la villa guarda la llave",
        MOLINO,
        A,
        (("spelling", "solo", "sólo"),),
    ),
    Case(
        "guión without its accent",
        "También dejó un guion para la película",
        MOLINO,
        A,
        (("spelling", "guion", "guión"),),
    ),
    Case(
        "thousands by a point or none",
        "Vienen 1500 visitantes al año",
        MOLINO,
        A,
        (("spelling", "1500", "1.500"),),
    ),
    Case("a figure changed", "Vienen 15.000 visitantes al año", MOLINO, A, (("number", "15.000", "1.500"),)),
    Case(
        "a decimal point for the comma",
        "se muelen 4.7 toneladas de trigo",
        MOLINO,
        A,
        (("spelling", "4.7", "4,7"),),
    ),
    Case(
        "a number word in figures",
        "Hay 45 peldaños hasta el granero",
        MOLINO,
        A,
        (("spelling", "45", "cuarenta y cinco"),),
    ),
    Case("a date changed", "Los obreros debían marcharse el 4 de junio", MOLINO, A, (("number", "4", "3"),)),
    Case(
        "a month changed",
        "Los obreros debían marcharse el 3 de julio",
        MOLINO,
        A,
        (("number", "julio", "junio"),),
    ),
    Case("a sign for its name", "se salvaría el 38 % de las vigas", MOLINO, P, (), ("house-style",)),
    Case(
        "a place",
        "La mar hace el trabajo», decía el cura de Foz. ¿Quién lo sabe?",
        MOLINO,
        A,
        (("name", "Foz", "Ribadeo"),),
    ),
    Case(
        "another word",
        "El viejo granero se construyó en 1742",
        MOLINO,
        A,
        (("content", "granero", "molino"),),
    ),
    Case(
        "an ellipsis over a negation",
        "El viejo molino se construyó en 1742 […] en venta",
        MOLINO,
        P,
        (),
        ("ellipsis",),
        ("ellipsis-negation",),
    ),
    Case(
        "an ellipsis over a limiter",
        "Molemos todos los sábados (…) antes de las ocho".replace("(…)", "…"),
        MOLINO,
        P,
        (),
        ("ellipsis",),
        ("ellipsis-limiter",),
    ),
    Case(
        "stops before a limiter",
        "El Estado lo pagó sin intereses",
        MOLINO,
        V,
        (),
        (),
        ("stops-before-limiter",),
    ),
    Case(
        "an editor's remark",
        "Hay cuarenta y cinco peldaños [énfasis añadido]",
        MOLINO,
        P,
        (),
        ("editorial-note",),
    ),
    Case(
        "la cursiva es nuestra",
        "Molemos todos los sábados [la cursiva es nuestra]",
        MOLINO,
        P,
        (),
        ("editorial-note",),
        ("stops-before-limiter",),
    ),
]


@pytest.mark.parametrize("case", [*GERMAN, *FRENCH, *SPANISH], ids=lambda case: case.rule)
def test_is_judged_as_by_hand(case: Case) -> None:
    found = match(quotation(case.quoted), source(case.source))

    assert found.verdict == case.verdict
    assert tuple((str(edit.kind), edit.quoted, edit.source) for edit in found.edits) == case.edits
    assert tuple(str(edit.permitted_by) for edit in found.permitted) == case.permitted
    assert tuple(str(alert.kind) for alert in found.alerts) == case.alerts


RAAD = (
    "De koning was niet in het paleis toen de brief kwam, en de raad heeft nooit geweten wie hem had "
    "geschreven. Het was al laat en er waren 48 ruiters in de stad, maar geen van hen wilde naar de haven"
    " rijden. Alleen de smid van Delft zei dat hij het zou doen voor een zak meel en een nacht bij het "
    "vuur."
)
UNKNOWN = [
    Case("word for word", "en de raad heeft nooit geweten wie hem had geschreven", RAAD, V),
    Case(
        "a negation, which nobody here can read",
        "De koning was in het paleis toen de brief kwam",
        RAAD,
        A,
        (("content", "", "niet"),),
    ),
    Case(
        "no alert on what was left out",
        "De koning was […] in het paleis toen de brief kwam",
        RAAD,
        P,
        (),
        ("ellipsis",),
    ),
    Case("no alert on what follows", "Het was al laat en er waren 48 ruiters in de stad", RAAD, V),
    Case("a figure", "Het was al laat en er waren 84 ruiters in de stad", RAAD, A, (("number", "84", "48"),)),
    Case(
        "a name",
        "Alleen de smid van Leiden zei dat hij het zou doen",
        RAAD,
        A,
        (("name", "Leiden", "Delft"),),
    ),
    Case(
        "a misprint",
        "en er waren 48 ruiterz in de stad, maar geen van hen",
        RAAD,
        A,
        (("typo", "ruiterz", "ruiters"),),
    ),
    Case(
        "a hyphen",
        "voor een zak meel en een nacht bij het vuur".replace("nacht", "nac-ht"),
        RAAD,
        A,
        (("hyphenation", "nac-ht", "nacht"),),
    ),
    Case(
        "another word",
        "voor een zak graan en een nacht bij het vuur",
        RAAD,
        A,
        (("content", "graan", "meel"),),
    ),
    Case(
        "words that changed places",
        "en de raad heeft geweten nooit wie hem had geschreven",
        RAAD,
        A,
        (("order", "geweten nooit", "nooit geweten"),),
    ),
]


@pytest.mark.parametrize("case", UNKNOWN, ids=lambda case: case.rule)
def test_an_unknown_language_is_judged_by_its_words(case: Case) -> None:
    found = match(quotation(case.quoted), source(case.source))

    assert found.verdict == case.verdict
    assert tuple((str(e.kind), e.quoted, e.source) for e in found.edits) == case.edits
    assert tuple(str(edit.permitted_by) for edit in found.permitted) == case.permitted
    assert found.alerts == ()
    assert "its words were compared, not their sense" in found.detail


@pytest.mark.parametrize("text", [MUEHLE, MOULIN, MOLINO], ids=["de", "fr", "es"])
def test_a_known_language_says_nothing_of_it(text: str) -> None:
    assert "sense" not in match(quotation(text[:40].rsplit(" ", 1)[0]), source(text)).detail


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was not the miller who had said that the sea was to be prayed at.",
            "en",
        ),
        (
            "Der Müller hatte nicht gesagt, dass man zu dem Meer beten soll.",
            "de",
        ),
        (
            "Ce n'est pas le meunier qui a dit que la mer est à prier, et personne ne l'a cru.",
            "fr",
        ),
        (
            "No fue el molinero quien dijo que se debe rezar a la mar, y nadie en la villa lo creyó.",
            "es",
        ),
        ("Sea levels rose sharply, and the town did nothing.", "en"),
        ("Er kam nicht.", "de"),
        (RAAD, ""),
        (
            "Non era stato il mugnaio a dire che il mare è da pregare, e nessuno ci ha creduto.",
            "",
        ),
        (
            "Não foi o moleiro que disse que se deve rezar ao mar.",
            "",
        ),
        (
            "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani.",
            "",
        ),
        ("To nie młynarz powiedział, że do morza trzeba się modlić.", ""),
        (
            "Det var inte mjölnaren som sade att man skall be till havet.",
            "",
        ),
        ("Не мельник сказал, что морю надо молиться, и никто в деревне ему не поверил.", ""),
        ("说要向大海祈祷的不是磨坊主,村里也没有人相信他。", ""),
        ("1742 1743 1744", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_from_the_text(text: str, told: str) -> None:
    assert language(text) == told
    assert language(text * 40) == told
