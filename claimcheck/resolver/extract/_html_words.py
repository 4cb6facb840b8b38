"""The words of classes and ids that name boxes, and how much running text a box of each name may hold."""

from __future__ import annotations

from claimcheck.model import RegionKind

_AUTHOR = "authorbox authorbio authorinfo authordescription aboutauthor abouttheauthor postauthor"
_META = "byline entrymeta postmeta articlemeta blogmeta"
_FOOT = "footer entryfooter postfooter articlefooter"
_NAMES = {
    RegionKind.NAVIGATION: "nav navbar navbox navigation menu submenu breadcrumb breadcrumbs pagination "
    "pager toc skiplink skipnav skiptocontent editsection headerlink prevnext catlinks taglinks taglist "
    "tagslist tagcloud posttags entrytags tags topics categories",
    RegionKind.ASIDE: "related recirc recirculation recommended recommendations sidebar share sharing "
    "sharedaddy social newsletter signup promo promos promotion ad advert adverts advertisement "
    "advertisements ads adslot adunit sponsored cookie cookies consent gdpr onetrust popup modal "
    "trending mostread mostpopular outbrain taboola pullquote pulledquote "
    "relatedposts relatedarticles relatedcontent relatedstories relatedlinks relatedtopics relatednews "
    "interestingarticles recentposts recentarticles latestposts latestnews popularposts sametopic "
    "calltoaction cta teaser teasers teaserbox teaserlist teaserkasten linkbox widget "
    f"photocredits author {_AUTHOR}",
    RegionKind.COMMENT: "comments commentlist commentthread commentsection commentarea commentsarea "
    "commentform disqus respond akismet",
    RegionKind.HEADER: f"masthead siteheader meta {_META}",
    RegionKind.FOOTER: f"sitefooter colophon {_FOOT}",
    RegionKind.NOTE: "footnote footnotes endnote endnotes reflist references sidenote marginnote",
}
INLINE = {
    "skiplink",
    "skipnav",
    "skiptocontent",
    "editsection",
    "headerlink",
    "byline",
    "taglinks",
    "akismet",
}
_NOTICES = "banner bar consent info law message notice overlay policy popup warning"
_OF_COOKIES = [one + word for one in ("cookie", "cookies") for word in _NOTICES.split()]
FIRM = {
    *("newsletter", "signup", "cookie", "cookies", "consent", "gdpr", "onetrust", "outbrain", "taboola"),
    *("pullquote", "pulledquote", *_OF_COOKIES),
}
BY_WORD = {
    **{word: kind for kind, words in _NAMES.items() for word in words.split()},
    **dict.fromkeys(_OF_COOKIES, RegionKind.ASIDE),
}
_LINKS_ONLY = "tags topics categories teaser teasers widget author prevnext sametopic recentposts latestnews"
_SAID = {
    0: _LINKS_ONLY,
    100: "meta",
    200: f"nav navbar navbox navigation menu submenu pager toc {_META} "
    "photocredits taglinks taglist tagslist posttags entrytags linkbox",
    600: f"{_FOOT} colophon cta calltoaction",
    1200: "modal popup",
    1500: _AUTHOR,
}
# Letters outside links that a box may have: more is the work's own text under a name that misleads, such as
# the menu of a restaurant.
MOST = {word: float(letters) for letters, words in _SAID.items() for word in words.split()}
# Words that are ordinary ones in other words' company: `social-contract`, `cookie-recipe`.
_ORDINARY = (
    "related recommended recommendations share sharing social promo promotion trending respond ad "
    "cookie cookies"
)
MOST_COMPOUND = dict.fromkeys(_ORDINARY.split(), 300.0)
OF_WORK = {"meta", "author", *_AUTHOR.split(), *_META.split(), *_FOOT.split()}
