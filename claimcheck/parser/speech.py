"""The reporting verbs of English, and the words that a subject is told by: data, with its source.

Compiled by hand; the classes follow Thompson and Ye, "Evaluation in the Reporting Verbs Used in
Academic Papers", Applied Linguistics 12 (1991): textual verbs, whose act needs words, and a few of
research that are used in the same way.
"""

from __future__ import annotations

# Base, third person, past and participle of one verb a line; "_" joins the words of one form.
_TEXTUAL = """
say says said saying
write writes wrote writing
tell tells told telling
remark remarks remarked remarking
argue argues argued arguing
state states stated stating
note notes noted noting
claim claims claimed claiming
observe observes observed observing
conclude concludes concluded concluding
report reports reported reporting
explain explains explained explaining
add adds added adding
insist insists insisted insisting
maintain maintains maintained maintaining
assert asserts asserted asserting
declare declares declared declaring
announce announces announced announcing
warn warns warned warning
suggest suggests suggested suggesting
contend contends contended contending
affirm affirms affirmed affirming
acknowledge acknowledges acknowledged acknowledging
admit admits admitted admitting
agree agrees agreed agreeing
allege alleges alleged alleging
answer answers answered answering
ask asks asked asking
assure assures assured assuring
boast boasts boasted boasting
caution cautions cautioned cautioning
comment comments commented commenting
complain complains complained complaining
concede concedes conceded conceding
confess confesses confessed confessing
confirm confirms confirmed confirming
continue continues continued continuing
counter counters countered countering
cry cries cried crying
deny denies denied denying
emphasize emphasizes emphasized emphasizing
emphasise emphasises emphasised emphasising
exclaim exclaims exclaimed exclaiming
highlight highlights highlighted highlighting
joke jokes joked joking
lament laments lamented lamenting
muse muses mused musing
object objects objected objecting
opine opines opined opining
point_out points_out pointed_out pointing_out
predict predicts predicted predicting
proclaim proclaims proclaimed proclaiming
promise promises promised promising
propose proposes proposed proposing
quip quips quipped quipping
read reads read reading
recall recalls recalled recalling
reflect reflects reflected reflecting
reiterate reiterates reiterated reiterating
reply replies replied replying
respond responds responded responding
retort retorts retorted retorting
reveal reveals revealed revealing
shout shouts shouted shouting
stress stresses stressed stressing
summarize summarizes summarized summarizing
summarise summarises summarised summarising
testify testifies testified testifying
urge urges urged urging
vow vows vowed vowing
put_it puts_it put_it putting_it
find finds found finding
show shows showed showing
estimate estimates estimated estimating
recommend recommends recommended recommending
demand demands demanded demanding
"""
_NAMING = """
call calls called calling
describe describes described describing
dub dubs dubbed dubbing
term terms termed terming
label labels labelled labelling
characterize characterizes characterized characterizing
characterise characterises characterised characterising
"""


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is parted by white space."""
    return frozenset(words.split())


def _forms(table: str, *columns: int) -> frozenset[str]:
    rows = [line.split() for line in table.splitlines() if line]
    return frozenset(row[column].replace("_", " ") for row in rows for column in columns)


FINITE = _forms(_TEXTUAL, 1, 2)
PARTICIPLES = _forms(_TEXTUAL, 3)
BASES = _forms(_TEXTUAL, 0) - FINITE
TEXTUAL = _forms(_TEXTUAL, 0, 1, 2, 3)
NAMING = _forms(_NAMING, 1, 2)
# Verbs that hardly ever mean anything else: they report even from some way off.
PLAIN = listed(
    "say says said saying write wrote writes writing argue argues argued arguing assert asserts asserted "
    "asserting insist insists insisted insisting contend contends contended remarks remarked tells told "
    "explained explains warns warned warning declares declared"
)
PERSONAL = listed("he she they it we i you")
PRONOUNS = PERSONAL | listed("who which this that one")
DETERMINERS = listed("the a an this that these those its his her their our my some many several one")
# Between a subject and its verb.
ADVERBS = listed(
    "also has have had later then once recently famously again further reportedly himself herself themselves "
    "itself repeatedly explicitly clearly rightly first already would will could might even still now"
)
PREPOSITIONS = listed(
    "in on at for after before during when while as since by with from under following although though "
    "despite yet but and however moreover furthermore meanwhile similarly likewise nevertheless"
)
# Lower-case words that a name may hold between two capitals.
PARTICLES = listed("of on for and the in de da do del della di von van der den la le al bin ibn y e &")
# Offices and forms of address that stand before a name and are no part of it.
TITLES = listed(
    "ambassador president pres vice senator sen representative rep governor gov congressman congresswoman "
    "secretary minister prime chancellor general gen colonel col admiral captain mr mrs ms dr prof professor "
    "sir lord lady dame judge justice pope king queen prince princess director mayor chairman chairwoman "
    "reverend rev archbishop bishop cardinal sheikh former"
)
# Capitalised where they open a sentence, and still nobody's name.
NO_NAMES = listed(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday critics officials experts analysts economists scholars "
    "observers researchers historians authorities others supporters opponents both several"
)
