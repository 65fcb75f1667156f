import pytest

from citations.plain import LatexError, plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}ric M{\"u}ller \'{\i} \v{c} {\o} \ss", "Éric Müller í č ø ß"),
        (r"a 5% b & c \'e", "a 5% b & c é"),
        (r"cost $5,000 and $10,000, \'e", "cost $5,000 and $10,000, é"),
        (r"cost \$5 or $6 \'e", "cost $5 or $6 é"),
        ("cost $5", "cost $5"),
        (r"$\beta$-blockers, $p\leq0.05$, $\sim$5", "β-blockers, p≤0.05, ~5"),
        (r"H$_2$O, CO\textsubscript{2}, 10$^{-6}$, \textsuperscript{11}C", "H₂O, CO₂, 10⁻⁶, ¹¹C"),
        (r"5-HT$_{\mathrm{2A}}$ at 37\,$^{\circ}$C, $x^{1.5}$", "5-HT2A at 37 °C, x^1.5"),
        (r"A\_B \{x\} \#1 \~{}5 2\^{}3", "A_B {x} #1 ~5 2^3"),
        (r"\emph{in vivo} {\em x} \mbox{a b} \textsc{d}", "in vivo x a b d"),
        (r"{\textless}i{\textgreater}N{\textless}/i{\textgreater}", "N"),
        (r"{$<$}i{$>$}N{$<$}/i{$>$} \S 4", "N §4"),
        ("<i>N</i>-methyl-<scp>D</scp>-<jats:italic>x</jats:italic>", "N-methyl-D-x"),
        ("CO<sub>2</sub> <sup>11</sup>C", "CO₂ ¹¹C"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        ("p &lt; 0.05 &amp;amp; &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;", "p < 0.05 & x"),
        ("R&D at AT&T; Q&notes, p <b and c>", "R&D at AT&T; Q&notes, p <b and c>"),
        (r"\href{https://x.example}{this} \texorpdfstring{$\beta$}{beta}", "this beta"),
        (
            "The `single' case and a patient's `own doctors' view'",
            "The ‘single’ case and a patient's ‘own doctors’ view'",
        ),
        (r"``A `b' \emph{c}'' \`a la `d'", "“A ‘b’ c” à la ‘d’"),
        ("`code` it's", "`code` it's"),
        (r"{\noopsort{1999a}}2019 a\-b \textbar", "2019 ab |"),
    ],
)
def test_latex_and_markup_become_unicode(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"a \foo b", r"\foo has no plain text"),
        (r"a \cite{b}", r"\cite has no plain text"),
        ("{" * 5000 + r"\'e", "LaTeX that cannot be read"),
        (r"a } \'e", "its braces or its mathematics do not end"),
    ],
)
def test_what_has_no_plain_text_is_refused(latex: str, reason: str) -> None:
    with pytest.raises(LatexError) as refusal:
        plain(latex)
    assert str(refusal.value) == reason
