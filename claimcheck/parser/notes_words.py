"""The word lists that reading a note rests on, each a frozen set of lower-case words."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a full stop these end no sentence.
ABBREVIATIONS = _set("""
    abb abs acad al amer anm ann app appl apr art arts assoc aufl aug bd bde bearb bes bk c ca cap cf
    cfr ch chap chaps cit co col cols comp comput corp dec dept ders dies diss dr ebd ed eds eng esp
    et etc feb ff fig figs fn fol gen gov hg hgg hon hrsg inc insb int jan jg jr jul jun kap lett lt
    ltd mar math mr mrs ms mt n nn no nos nov nr oct op p par para paras perf phys pp pres proc prod
    prof pseud psychol pt pts qtd repr res rev rn rpt sci sec secs sen sep sept ser soc sp sr st stat
    supp suppl tab trans u univ usw v vgl viz vol vols vs zit übers
""")

# Small words inside a person's name that are not capitalised.
PARTICLES = _set("""
    af al av bin da das de del della den der des di do dos du e el ibn la le ten ter van vom von y
    zu zum zur
""")

# Small words inside the name of a body.
CONNECTIVES = _set("of for the and on in to at & de la le les des du del der die das für und y et")

# A person's name does not begin with these.
NO_NAMES = _set("""
    a an as at although but by during for from he her his however i if in indeed it its later
    moreover no not note of on one or others our see she since so such that the their there these
    they this those thus to today we when where while who with yes
""")

# A container does not hold these; a sentence about a quotation does.
PROSE = _set("""
    am are argued argues asks became claims describes did explains had has have he him his i is it
    its mentions noted notes observes reported reports said says she shows stated states suggests
    that their they this told was we were which who whose wrote writes you
""")

# Uncapitalised words of more than three letters in an English, German, French or Spanish headline.
SMALL_WORDS = _set("from into onto over upon with than that und eine einer dans avec para como sobre")

# A work without marks is not called by these: they say what kind of thing it is.
NO_TITLES = _set("""
    address afterword comment conversation conference cover dedication diary discussion email e-mail
    foreword interview introduction lecture letter letters memo memorandum note notes paper personal
    poster preface presentation press private remarks reply review seminar speech statement talk
    telegram telephone testimony unpublished untitled
""")

# Towns where books are published, as German and French notes print them without brackets.
PLACES = frozenset(
    place.strip()
    for place in """
amsterdam, ann arbor, athen, athens, baden-baden, baltimore, barcelona, basel, bern, berkeley,
berlin, bielefeld, bologna, bonn, boston, braunschweig, bremen, breslau, brüssel, bruxelles,
budapest, buenos aires, cambridge, chicago, chichester, darmstadt, dordrecht, dresden, dublin,
düsseldorf, edinburgh, erlangen, essen, firenze, florenz, frankfurt, frankfurt a. m., frankfurt am
main, frankfurt/m., freiburg, fribourg, genève, genf, gießen, göttingen, graz, halle, hamburg,
hannover, harmondsworth, heidelberg, innsbruck, ithaca, jena, jerusalem, karlsruhe, kassel, kiel,
köln, konstanz, krakau, krakow, kopenhagen, københavn, lausanne, leiden, leipzig, leuven, lille,
lisboa, lissabon, london, los angeles, louvain, lyon, madrid, mailand, mainz, manchester, mannheim,
marburg, marseille, méxico, milano, minneapolis, montréal, moskau, moskva, münchen, münster,
neuchâtel, new haven, new york, nürnberg, oxford, paderborn, padova, paris, philadelphia, poitiers,
prag, praha, princeton, regensburg, reinbek, rennes, roma, rom, rotterdam, saarbrücken, saint-denis,
salzburg, sevilla, siegen, st. gallen, stanford, stockholm, straßburg, strasbourg, stuttgart, tokyo,
torino, toronto, toulouse, trier, tübingen, turin, turnhout, uppsala, utrecht, venedig, venezia,
warschau, warszawa, washington, weimar, weinheim, wien, wiesbaden, würzburg, zürich
""".split(",")  # noqa: SIM905 - a town a line would bury them
)
