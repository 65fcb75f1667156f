"""The words that a text uses most, without their plurals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from html import unescape
from typing import Final

_LISTED: Final = (
    "about above after again against almost alone along already also although always among and"
    " another anybody anything anyway approved around away back because become been before began"
    " begin being below best better between both bring call called calls came cannot cause"
    " change come comes could days despite does doing done down during each early effect either"
    " else enough even ever every everybody everyone everything except fact fewer find first"
    " followed following for found from further gave gets getting give given gives goes going"
    " gone good half hand happen happened have having help hence here high higher hold however"
    " hundred instead into itself just keep kept kind know known knows large larger last later"
    " least leave left less like likely little long longer look made main make makes making many"
    " matter maybe mean means might mind month months more most much must name near nearly need"
    " needs neither never next nobody none nothing number often once only open other others over"
    " part parts people perhaps person place point possible rather reach read really right said"
    " same says second seem seems seen several shall should show showed shown shows side since"
    " small smaller some somebody someone something sometimes soon still studies study such take"
    " taken takes tell tells than that their them themselves then there therefore these they"
    " thing things think third this those though thought thousand three through time times"
    " together told took toward towards turn twice under until upon used uses using usual"
    " usually very want wants week weeks well went were what whatever when where whether which"
    " while whole whom whose will with within without word words work works worse would write"
    " year years your yourself"
)
ENGLISH: Final = frozenset(_LISTED.split())
SHORTEST: Final = 4
"""Letters of a word that counts: shorter ones are mostly words of grammar."""
FEWEST: Final = 3
"""How often a text must use a word, so that one edit seldom changes which words count."""

_UNREAD: Final = re.compile(r"<!--.*?-->|<svg\b.*?</svg>|<pre\b.*?</pre>|<[^>]*>", re.DOTALL)
_WORD: Final = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def common_words(html: str, most: int, unwanted: Collection[str] = ENGLISH) -> dict[str, str]:
    """The *most* frequent words of *html* without their plurals, each with its shortest form.

    Of words used as often the earlier in the alphabet is taken. The result is in the order of the
    alphabet, so it stays as it is while an edit leaves the choice as it was.
    """
    counts: Counter[str] = Counter()
    forms: dict[str, set[str]] = defaultdict(set)
    text = unescape(_UNREAD.sub(" ", html)).lower()
    for word, count in Counter(_WORD.findall(text)).items():
        if word not in unwanted and (base := singular(word)) not in unwanted:
            counts[base] += count
            forms[base].add(word)
    frequent = sorted((-count, word) for word, count in counts.items() if count >= FEWEST)
    chosen = sorted(word for _, word in frequent[:most])
    return {word: min(forms[word], key=lambda form: (len(form), form)) for word in chosen}


def singular(word: str) -> str:
    """*word* without an English plural; one that is no plural stays, or loses an `s` it shares.

    The "S" stemmer: Harman D. How effective is suffixing? J Am Soc Inf Sci 1991;42:7-15.
    """
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
