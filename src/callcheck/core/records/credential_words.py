"""Secrets that a word gives away: a PIN, a code, a password or a security answer near the word that names it.

Names are marked first, and so is what is plainly something else: a date, an amount, a phone number, a reference. Of
what is left, digits within a few words of a name are taken for the secret. It is better to refuse a note that could
be put in other words than to keep a PIN.
"""

import re
from collections.abc import Iterator
from enum import StrEnum


class Secret(StrEnum):
    """What was found in a text. The reasons, in words, are in records.toml."""

    CARD = "card"
    PIN = "pin"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    ANSWER = "answer"


def named_in(plain: str) -> Secret | None:
    """Return what is named in a text in small letters and stands there too, or None."""
    if _MEMORABLE_DATE.search(plain):
        return Secret.ANSWER
    marked = _ORDINARY.sub(" ~ ", _marked(plain))
    return _digits_near_a_name(marked) or _word_for_a_name(marked)


_MEMORABLE_DATE = re.compile(r"\bmemorable date\b(?:\W+(?:is|was|it))*\W+(?:the\W+)?\d")

# --- What is marked -------------------------------------------------------------------------------------------------

_MARKS = {Secret.PIN: "\x01", Secret.CODE: "\x02", Secret.PASSWORD: "\x04", Secret.ANSWER: "\x05"}
_NUMBER_WORDS = "\x03"
_OF_MARK = {mark: named for named, mark in _MARKS.items()}

_OTHER_CODE = re.compile(
    r"""\b (?: sort (?: ing )? | post (?: al )? | area | dial (?: l )? ing | country | tax | swift | bic | branch
    | product | ref (?: erence )? | id | crime | police | incident | log | fraud | case | claim | quote | gift | card
    | voucher | delivery | error | anydesk | teamviewer | staff | std | phone | routing | discount | promo | bar | qr
    | dress ) [\s.-]* codes? \b""",
    re.VERBOSE,
)
_NAMES = (
    (Secret.PIN, r"\b p \s? \. \s? i \s? \. \s? n \b | \b p \s i \s n \b"),
    (
        Secret.PIN,
        r"""(?: \b | (?<= \b my ) ) p (?: ins? | inn | ni ) (?: [\s-]? codes? )?
        (?: \s (?: numbers? | nubmer | no ) \b )? (?! [a-z] )""",
    ),
    (Secret.CODE, r"\b o \.? t \.? p s? \b | \b c (?: vv | vc ) 2? \b | \b c (?: v2 | sc | sv ) \b"),
    (Secret.CODE, r"\b (?: digits? | numbers? ) \s (?: \w+ \s ){0,3} (?: back | strip | reverse ) \b"),
    (
        Secret.CODE,
        r"\b number \s (?: on | in | from | for ) \s the \s (?: text | message | email | app | cash \s machine ) \b",
    ),
    (Secret.CODE, r"\b last \s (?: 3 | three ) \s (?: digits | numbers ) \b"),
    (
        Secret.CODE,
        r"""\b (?: security | verif\w* | authori[sz]ation | pass | access | telephone \s banking | card \s reader
        | one [\s-] time | \d [\s-]? digit ) \s? (?: pass \s? )? (?: numbers? | cod ) \b""",
    ),
    (Secret.CODE, r"\b (?: pass )? codes? (?: \s numbers? )? \b | \b to \s (?: sign | log ) [\s-]? in \b"),
    (
        Secret.PASSWORD,
        r"""\b pas+ \s? w (?: or | ro ) ds? \b | \b pass \s? phrases? \b
        | \b (?: safe | secret | security ) \s (?: words? | phrases? ) \b
        | \b pass? w (?: or )? d s? \b | \b ps? w d s? \b | \b pass (?= \s* [:=] )
        | \b p /? w (?= \s* [:=] | \s \w )""",
    ),
    (
        Secret.ANSWER,
        r"""\b maiden \s name \b | \b memorable \s (?: word | name | place | date | info (?: rmation )? ) \b
        | \b (?: security | secret ) \s (?: question \s )? (?: answers? | names? ) \b
        | \b answers? \s to \s (?: \w+ \s )? (?: security | secret ) \s questions? \b
        | \b (?: first | favourite ) \s (?: pet | teacher | school ) \b | \b place \s of \s birth \b""",
    ),
)
_NAMING = tuple((_MARKS[named], re.compile(pattern, re.VERBOSE)) for named, pattern in _NAMES)

_DIGIT_WORD = r"""(?: (?: double | treble | triple ) \s+ )?
    (?: zero | oh | nought | one | two | three | four | five | six | seven | eight | nine ) \b"""
_SPELLED = re.compile(rf"\b {_DIGIT_WORD} (?: [\s,-]+ {_DIGIT_WORD} ){{2,}}", re.VERBOSE)

_DAY, _NUMBERED = r"(?: 0? [1-9] | [12] \d | 3 [01] )", r"(?: 0? [1-9] | 1 [0-2] )"
_MONTH = r"(?: jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec ) [a-z]*"
_GONE = r"""(?: taken | gone | went | drawn | withdrawn | missing | spent | lost | stolen | debited | paid | moved
    | out \s of )"""
_ORDINARY = re.compile(
    rf"""
      (?<! \S ) \S{{1,60}} @ \S+  # an address for email
    | \b (?: {_DAY} ([-/.]) {_NUMBERED} \1 (?: \d\d ){{1,2}} | \d{{4}} ([-/.]) {_NUMBERED} \2 {_DAY} ) \b  # a date
    | \b \d\d - \d\d - \d\d \W{{0,3}} (?: (?: account | acct ) \W{{0,3}} )? \d{{8}} \b  # where money went
    | \b \d{{1,2}} (?: st | nd | rd | th )? \s (?: of \s )? {_MONTH} \b (?: \s \d{{4}} \b )?
    | \b {_MONTH} \s \d{{1,2}} (?: st | nd | rd | th )? \b (?: ,? \s \d{{4}} \b )?
    | \b \d{{1,2}} (?: st | nd | rd | th ) \b
    | \b (?: in | since | during | year ) \s (?: 19 | 20 ) \d\d \b
    | \b \d{{1,2}} (?: : \d\d ){{1,2}} \s? (?: am | pm )? \b  # a time
    | \b \d{{1,2}} (?: \. \d\d )? \s? (?: am | pm | o'clock ) \b
    | (?<! [\d.] ) (?: [01]? \d | 2[0-3] ) \. [0-5]\d (?! [\d.] )
    | \b \d{{3,4}} \s? (?: hrs? | hours? | h ) \b
    | \b (?: at | by | around | about | from | until | till | before | after ) \s (?: [01]\d | 2[0-3] ) [0-5]\d \b
    | [£$€] \s? \d [\d,.]*  # an amount
    | \b \d [\d,.]* \s? (?: pounds? | quid | p | gbp | euros? | dollars? | k ) \b
    | \b \d{{1,3}} (?: , \d{{3}} )+ \b
    | \b (?: paid | lost | transferred | withdrew | drew | spent | charged | costs? | worth | owed? | stole | moved
        | debited | (?: refund | payment | balance | total | fee ) (?: \s of )? )
      \s (?: (?: me | about | over | another | out ) \s )? \d+ \b
    | \b (?: took | sent ) \s (?: (?: me | about | over | another ) \s )? \d+ 0 \b
    | \b \d+ \s (?: (?: was | were | is | has | had | got | been ) \s )* {_GONE} \b
    | \+ \d [\d\s()-]{{7,20}} \d | \(? \b 0 \d{{2,4}} \)? [\s-]? \d{{3,4}} [\s-]? \d{{3,4}} \b  # a phone number
    | \b from \s \d{{5,6}} \b | \b 0 [38] \d\d \b
    | \b end (?: ing | s ) (?: \s (?: in | with ) )? \s \d{{4}} \b  # the end of a card number
    | \b (?: ref (?: erence )? | case | log | crime | cad | urn | incident | report | badge | collar | shoulder
        | warrant | order | policy | account | acct | extension | flat | room | house | page | ticket | complaint
        | customer ) (?: \s (?: numbers? | no | num | ref | reference | id | is | was | of | code ) | \. ){{0,6}}
      [\s:\#,.-]{{0,3}} [a-z]{{0,5}} [/-]? \d [\d/-]*  # a reference
    | \b nfrc \s? \d+
    | \b \d+ \s is \s (?: the | my | a ) \s (?: \w+ \s )? (?: ref | reference | log | case | urn ) \b
    | \b \d+ [\s-]? (?: digits? | figures? | characters? | letters? | minutes? | mins? | days? | weeks? | months?
        | years? | times? | people | calls? | messages? | texts? | miles ) \b
    | \b (?: 101 | 105 | 111 | 112 | 119 | 159 | 999 | 1471 | 1572 | 7726 | 18000 | 18001 ) \b  # a service
    """,
    re.VERBOSE,
)
"""Ordinary things with digits in them, which are no secret though one is named beside them."""


def _marked(plain: str) -> str:
    text = _OTHER_CODE.sub(" ~ ", plain)
    for mark, name in _NAMING:
        text = name.sub(f" {mark} ", text)
    return _SPELLED.sub(f" {_NUMBER_WORDS} ", text)


# --- Digits near a name ---------------------------------------------------------------------------------------------

_WORDS_AFTER, _ENDS_AFTER = 10, 2
"""How many words, and ends of sentences, may stand between a name and the digits that follow it."""

_WORDS_BEFORE = 5
"""The same for digits that come first, in one sentence."""

_WORDS_TO_MIXED = 3
"""The same for digits among letters, as in G-482913."""

_TOKEN = re.compile(
    r"""(?P<name> [\x01\x02] ) | (?P<digits> \x03 | (?<! [a-z\d] ) \d (?: [\s,.-]{0,2} \d ){2,9} (?! [a-z\d] ) )
    | (?P<mixed> (?= [a-z0-9-]{4} ) (?= [a-z0-9-]{0,30} \d ) (?= [a-z0-9-]{0,30} [a-z] ) [a-z0-9-]{4,40} )
    | (?P<end> [.!?;\n] ) | (?P<word> [a-z'’]+ | ~ | \d+ )""",
    re.VERBOSE,
)


def _digits_near_a_name(marked: str) -> Secret | None:
    name: Secret | None = None
    since_name = ends_since_name = 0
    since_digits: int | None = None
    for token in _TOKEN.finditer(marked):
        match token.lastgroup:
            case "name":
                name, since_name, ends_since_name = _OF_MARK[token["name"]], 0, 0
                if since_digits is not None and since_digits <= _WORDS_BEFORE:
                    return name
            case "digits" | "mixed" as kind:
                most = _WORDS_AFTER if kind == "digits" else _WORDS_TO_MIXED
                if name is not None and since_name <= most and ends_since_name <= _ENDS_AFTER:
                    return name
                if kind == "digits":
                    since_digits = 0
                since_name += 1
            case "end":
                since_digits = None
                ends_since_name += 1
            case _:
                since_name += 1
                since_digits = None if since_digits is None else since_digits + 1
    return None


# --- Words for a name -----------------------------------------------------------------------------------------------

_HARMLESS = frozenset(
    re.findall(
        r"\w+",
        """
    a about again all long short also an and any as asked at bad because been being book box but by changed common
    compromised correct d different does down easy email entered fine for from gave given gone good had have he
    her here hers hidden his hint i in incorrect info into invalid is it its just kept known letters login lost
    manager mine my needed never new no none not now number number numbers of off ok old on one only or our out
    over ours page please private prompt protected put question questions real required reset right s safe said
    same screen secret secure seen sent set she shown simple so something stolen strong still t taken that the
    their them then there they this to today told too twice typed unknown up used very visible was we weak were
    what when where which who with without word words written wrong yes yesterday yet you your
    ~
        """,
    )
)
"""Words that may stand beside a name and are no secret."""

_IS = r"""(?: (?: is | was | were | called | as | being | it['’]s | (?: it | which | that ) \s (?: is | was ) )
    \s+ )"""
_STOP = r"\s* (?: [.,;!?)\n] | $ | \b (?: because | so | and | when | then | but ) \b )"
_VALUE = r"(?P<word> [\w'’-]{1,40} )"
_BESIDE = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"(?P<name> [\x04\x05] ) \s* [:=] \s* {_VALUE}",
        rf"(?P<name> [\x04\x05] ) [\s,]* {_IS}? [\"'“‘] {_VALUE}",
        rf"(?P<name> [\x04\x05] ) [\s,]+ {_IS}* (?P<word> (?= \S* [\d$%^*_+=@\#!] \S* \w ) [^\s£]{{4,}} )",
        rf"(?P<name> [\x04\x05] ) [\s,]+ {_IS}+ {_VALUE} (?: \s [\w'’]+ ){{0,3}} {_STOP}",
        rf"(?P<name> \x04 ) [\s,]+ {_VALUE} {_STOP}",
        rf"(?P<name> \x05 ) [\s,]+ {_VALUE} (?: \s [\w'’]+ )? {_STOP}",
        rf"""\b {_VALUE} ["'”’]? \s+ (?: (?: which \s | that \s )? (?: is | was ) | as ) \s+
        (?: (?: my | the | our | his | her ) \s+ )?
        (?P<name> [\x04\x05] )""",
    )
)


def _word_for_a_name(marked: str) -> Secret | None:
    for name, word in _words_beside(marked):
        if word not in _HARMLESS and not word.endswith(("ed", "ing")):
            return name
    return None


def _words_beside(marked: str) -> Iterator[tuple[Secret, str]]:
    for pattern in _BESIDE:
        for found in pattern.finditer(marked):
            yield _OF_MARK[found["name"]], found["word"]
