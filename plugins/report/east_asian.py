"""Which letters and signs are those of East Asia, beside which no space is typed."""

from __future__ import annotations

from typing import Final

EAST_ASIAN: Final = (
    r"\u1100-\u11ff\u2e80-\u2fff\u3001-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    r"\ufe30-\ufe6f\uff01-\uffee\U00020000-\U0003ffff"
)
"""The inside of a class of a pattern: Chinese, Japanese and Korean letters and their punctuation.

Korean puts spaces between words, but none between a word and its particle.
The blocks whose characters are wide in Unicode (UAX #11), and those of Hangul; no emoji.
"""
