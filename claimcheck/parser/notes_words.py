"""The word lists that reading a note rests on, each a frozen set of lower-case words."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a full stop these end no sentence.
ABBREVIATIONS = _set("""
    al app apr art arts aug bd bk c ca cap cf ch chap chaps co col cols comp corp dec dept diss dr
    ed eds esp et etc feb ff fig figs fn fol gen gov hon inc jan jr jul jun lt ltd mar mr mrs ms mt
    n nn no nos nov oct op p par para paras pp pres prof pt pts qtd repr rev sec secs sen sep sept
    ser sr st supp trans univ v viz vol vols vs
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
