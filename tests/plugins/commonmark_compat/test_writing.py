"""What people type, and what readers get or writers are told."""

# ruff: noqa: E501 - what is typed and what is published stand on one line
from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pelicanconf
from commonmark_compat import rendered
from front_matter.converter import Converter
from report.source_lines import Lines
from tests.plugins.commonmark_compat.reading import converted, reported


def published(text: str) -> str:
    """HTML of *text*, which nothing is refused of, without the line ends between tags."""
    assert reported(text) == []
    return re.sub(r"(?<=>)\n+|\n+(?=<)", "", converted(text))


PUBLISHED = [
    ("[a][x] [b], [c] [b], [`k`] [x]\n\n[x]: /x/\n[b]: /b/\n[c]: /c/\n[`k`]: /k/", '<p><a href="/x/">a</a> <a href="/b/">b</a>, <a href="/c/">c</a> <a href="/b/">b</a>, <a href="/k/"><code>k</code></a> <a href="/x/">x</a></p>'),
    ('**"A"**/**B** and *"a"*/*b*', '<p><strong>"A"</strong>/<strong>B</strong> and <em>"a"</em>/<em>b</em></p>'),
    # code that is indented holds what would be refused in words
    ("1. a\n\n       b --c [^1]\n\n- d\n\n      $x$ --e", '<ol><li>a<div class="highlight"><pre><span></span><code>b --c [^1]</code></pre></div></li></ol><ul><li>d<div class="highlight"><pre><span></span><code>$x$ --e</code></pre></div></li></ul>'),
    ("- a\n  - b\n\n        c --d\n\n    e", '<ul><li>a<ul><li><p>b</p><div class="highlight"><pre><span></span><code>c --d</code></pre></div><p>e</p></li></ul></li></ul>'),
    ("<details>\n<summary>a</summary>\n\n    b --c\n\n</details>", '<details><summary>a</summary><div class="highlight"><pre><span></span><code>b --c</code></pre></div></details>'),
    ("A **bold** c.\n\nd \\*\\*bold e", "<p>A <strong>bold</strong> c.</p><p>d **bold e</p>"),
    ("[Music] [laughs] and [...] [tape ends] [sic] [note].", "<p>[Music] [laughs] and [...] [tape ends] [sic] [note].</p>"),
    ("==https://e.org/d== a=b ==c=d https://e.org/?q= e== https://e.org/?r=", '<p><mark><a href="https://e.org/d">https://e.org/d</a></mark> a=b <mark>c=d <a href="https://e.org/?q=">https://e.org/?q=</a> e</mark> <a href="https://e.org/?r=">https://e.org/?r=</a></p>'),
    (r'<a href="https://x.org/a\_b">https://x.org/a\_b</a>', r'<p><a href="https://x.org/a\_b">https://x.org/a\_b</a></p>'),
    # signs that a backslash keeps, and tabs
    ("\\[^1] and \\[^n\\] and `[^a]`\n\n\\[^q]: x", "<p>[^1] and [^n] and <code>[^a]</code></p><p>[^q]: x</p>"),
    ("a:\n\n\tall: a.o\n\t\tcc  -o", '<p>a:</p><div class="highlight"><pre><span></span><code>all: a.o\n\tcc  -o</code></pre></div>'),
    ("a:\n\n    \tb\tc", '<p>a:</p><div class="highlight"><pre><span></span><code>\tb\tc</code></pre></div>'),
    ("<pre>\n\ta\tb\n</pre>\n\na\tb", "<pre>\ta\tb</pre><p>a   b</p>"),
    # lists
    ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("1. a\n   1. b\n2. c", "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"),
    ("- a\n    - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n\n1. b\n2. c", "<ul><li>a</li></ul><ol><li>b</li><li>c</li></ol>"),
    ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
    ("Effects:\n- a\n- b", "<p>Effects:</p><ul><li>a</li><li>b</li></ul>"),
    ("Effects:\n* a\n* b", "<p>Effects:</p><ul><li>a</li><li>b</li></ul>"),
    ("Steps:\n1. a\n2. b", "<p>Steps:</p><ol><li>a</li><li>b</li></ol>"),
    ("> Effects:\n> - a", "<blockquote><p>Effects:</p><ul><li>a</li></ul></blockquote>"),
    ("In the year\n1986. Words", "<p>In the year\n1986. Words</p>"),
    ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    ('!!! note "T"\n    Words:\n    - a\n      - b', '<div class="admonition note"><p class="admonition-title">T</p><p>Words:</p><ul><li>a<ul><li>b</li></ul></li></ul></div>'),
    ("+ a\n\n- b\n\n* c", "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li></ul>"),
    ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ("- a\n  - b\n  * c\n- d", "<ul><li><p>a</p><ul><li>b</li></ul><ul><li>c</li></ul></li><li><p>d</p></li></ul>"),
    ("- a\n\n  para\n\n* b", "<ul><li><p>a</p><p>para</p></li></ul><ul><li>b</li></ul>"),
    # braces
    ("## Words {#id}", '<h2 id="id">Words</h2>'),
    ("## The class \\{title}", '<h2 id="the-class-title">The class {title}</h2>'),
    ("*S*\\{1, 2} and `ab`\\{2,4}", "<p><em>S</em>{1, 2} and <code>ab</code>{2,4}</p>"),
    ("Words\n\\{one}", "<p>Words\n{one}</p>"),
    ("Words {title} and {lang}", "<p>Words {title} and {lang}</p>"),
    ('*mot*{lang=fr} and {b}', '<p><em lang="fr">mot</em> and {b}</p>'),
    ('*mot*{title="a}b" .c}', '<p><em class="c" title="a}b">mot</em></p>'),
    ("**w**{: .a} x", '<p><strong class="a">w</strong> x</p>'),
    ("T {: data-forms=\"x\" }\n: D", '<dl><dt data-forms="x">T</dt><dd>D</dd></dl>'),
    ("[a](/b/){.c}", '<p><a class="c" href="/b/">a</a></p>'),
    # emphasis beside letters that have no space around it
    ("**注意：**请看**「药」**和*好*。", "<p><strong>注意：</strong>请看<strong>「药」</strong>和<em>好</em>。</p>"),
    ("SSRI**药物（新）**是**[药](/a/)**的**`c`**", '<p>SSRI<strong>药物（新）</strong>是<strong><a href="/a/">药</a></strong>的<strong><code>c</code></strong></p>'),
    ("**주의:**를 **(약)**은, カ**ー**==「よ」==です", "<p><strong>주의:</strong>를 <strong>(약)</strong>은, カ<strong>ー</strong><mark>「よ」</mark>です</p>"),
    ("变量_var_名 和 a==b", "<p>变量_var_名 和 a==b</p>"),
    # HTML, whatever its indent, and in lists
    ("<details>\n    <summary>S</summary>\n    Text *here*.\n</details>", "<details><summary>S</summary><p>Text <em>here</em>.</p></details>"),
    ("<aside>\n  <div>\n\t<p>x</p>\n  </div>\n</aside>", "<aside><div><p>x</p></div></aside>"),
    ("<div>\n    <pre>\n        x\n    </pre>\n    - a\n      - b\n</div>", "<div><pre>        x\n    </pre><ul><li>a<ul><li>b</li></ul></li></ul></div>"),
    ("- Para\n\n  <div>\n  *text* here\n  </div>", "<ul><li><p>Para</p><div><em>text</em> here</div></li></ul>"),
    ("1. A\n\n   <details>\n   <summary>S</summary>\n\n   *T*\n\n   </details>\n\n2. B", "<ol><li><p>A</p><details><summary>S</summary><p><em>T</em></p></details></li><li><p>B</p></li></ol>"),
    ("> <details>\n> <summary>S</summary>\n>\n> T\n>\n> </details>", "<blockquote><details><summary>S</summary><p>T</p></details></blockquote>"),
    ("- a\n\n  <p>x</p>\n\n  <b>c</b> d", "<ul><li><p>a</p><p>x</p><p><b>c</b> d</p></li></ul>"),
    # signs between words and beside them
    ("A ==> B <== C, ==>50%== of it", "<p>A ==&gt; B &lt;== C, <mark>&gt;50%</mark> of it</p>"),
    ("<== a ==>\nb ==>", "<p>&lt;== a ==&gt;\nb ==&gt;</p>"),
    ("He said **yes**/**no**, *his*/*her*", "<p>He said <strong>yes</strong>/<strong>no</strong>, <em>his</em>/<em>her</em></p>"),
    ("The capital of ___ is ___. She _____ (go).", "<p>The capital of ___ is ___. She _____ (go).</p>"),
    ("<tel:+1-800-273-8255> <sms:741741> <TEL:1>", '<p><a href="tel:+1-800-273-8255">tel:+1-800-273-8255</a> <a href="sms:741741">sms:741741</a> <a href="TEL:1">TEL:1</a></p>'),
    # spaces and tabs in code
    ("call the `checkout `method, `` ` x` ``, ` a `, `a\n b`", "<p>call the <code>checkout </code>method, <code>` x`</code>, <code>a</code>, <code>a b</code></p>"),
    ("a `x\ty` b\tc", "<p>a <code>x\ty</code> b   c</p>"),
    ("    code\tx", '<div class="highlight"><pre><span></span><code>code\tx</code></pre></div>'),
    ("```\nall:\n\tcc\ta\n```", '<div class="highlight"><pre><span></span><code>all:\n\tcc\ta</code></pre></div>'),
    ("-\ti\n\n\t```\n\ta\n\t\tb\n\t```", '<ul><li><p>i</p><div class="highlight"><pre><span></span><code>a\n\tb</code></pre></div></li></ul>'),
    ("> ```\n> \tb\n> ```", '<blockquote><div class="highlight"><pre><span></span><code>\tb</code></pre></div></blockquote>'),
    ("1.\ti\n\n\t-\tn", "<ol><li><p>i</p><ul><li>n</li></ul></li></ol>"),
    ("'===', '!==', '==', '<==' and ==>, ==\"a\"==, ==(b)==", "<p>'===', '!==', '==', '&lt;==' and ==&gt;, <mark>\"a\"</mark>, <mark>(b)</mark></p>"),
    # links that hold code, are named as a shortcode, or show their own address
    ("[`s`], [c][`s`], [x `A` b], [`a<b`][]\n\n[`s`]: /s/\n[x `A` b]: /b/\n[`a<b`]: /c/", '<p><a href="/s/"><code>s</code></a>, <a href="/s/">c</a>, <a href="/b/">x <code>A</code> b</a>, <a href="/c/"><code>a&lt;b</code></a></p>'),
    ("[t][video], [gallery].\n\n[video]: /v/\n[gallery]: /g/", '<p><a href="/v/">t</a>, <a href="/g/">gallery</a>.</p>'),
    ('<a href="https://e.org/a_b">https://e.org/a_b</a> <a href="mailto:m@e.org">m@e.org</a> <a href="/x/">a *b*</a>', '<p><a href="https://e.org/a_b">https://e.org/a_b</a> <a href="mailto:m@e.org">m@e.org</a> <a href="/x/">a <em>b</em></a></p>'),
    (r"[a/\_\_init\_\_.py](https://e.org/a/__init__.py)", '<p><a href="https://e.org/a/__init__.py">a/__init__.py</a></p>'),
    ("**`where` clauses** end, *`a` b*: **c `d`**", "<p><strong><code>where</code> clauses</strong> end, <em><code>a</code> b</em>: <strong>c <code>d</code></strong></p>"),
    (r"\[a + b\] \[5 = five\] _\[Saved $3k+ on x.\]_ \[see file_name\]", "<p>[a + b] [5 = five] <em>[Saved $3k+ on x.]</em> [see file_name]</p>"),
    ("b| f\n--|--\n | **g** |\nh | i |\n|j | k|", "<table><thead><tr><th>b</th><th>f</th></tr></thead><tbody><tr><td><strong>g</strong></td><td></td></tr><tr><td>h</td><td>i</td></tr><tr><td>j</td><td>k</td></tr></tbody></table>"),
    # code that is indented, and signs that are escaped beside others that are not
    ("Run:\n\n    db.connect(':memory:') --port\n\n    x[^1] `a {{ y }}", "<p>Run:</p><div class=\"highlight\"><pre><span></span><code>db.connect(&#39;:memory:&#39;) --port\n\nx[^1] `a {{ y }}</code></pre></div>"),
    ("    {% raw %}\n\nw\n\n- a\n\nb\n\n\t[gallery]\n", '<div class="highlight"><pre><span></span><code>{% raw %}</code></pre></div><p>w</p><ul><li>a</li></ul><p>b</p><div class="highlight"><pre><span></span><code>[gallery]</code></pre></div>'),
    ("## H\n    $a$ {{ y }}", '<h2 id="h">H</h2><div class="highlight"><pre><span></span><code>$a$ {{ y }}</code></pre></div>'),
    (r"Write \*x\* to get *x*, \_y_ to get _y_.", "<p>Write *x* to get <em>x</em>, _y_ to get <em>y</em>.</p>"),
    # quotes
    ("> a\n\n> b", "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>"),
    ("> a\n>\n> b\nc", "<blockquote><p>a</p><p>b\nc</p></blockquote>"),
    ("- > a\n\n  > b", "<ul><li><blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote></li></ul>"),
    # numbers
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("1. a\n3. b\n4. c", '<ol><li>a</li><li value="3">b</li><li>c</li></ol>'),
    ("1. a\n\n5. b", '<ol><li><p>a</p></li><li value="5"><p>b</p></li></ol>'),
    ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),
    # code
    ("- a\n\n  ```text\n  b\n  c\n  ```", '<ul><li><p>a</p><div class="highlight"><pre><span></span><code>b\nc</code></pre></div></li></ul>'),
    ("1. a\n   ~~~\n   b\n   ~~~", '<ol><li><p>a</p><div class="highlight"><pre><span></span><code>b</code></pre></div></li></ol>'),
    ("- ```\n  b\n  ```", '<ul><li><div class="highlight"><pre><span></span><code>b</code></pre></div></li></ul>'),
    ("> ```\n> - b\n> ```", '<blockquote><div class="highlight"><pre><span></span><code>- b</code></pre></div></blockquote>'),
    ("The folder `C:\\ann\\` holds it", "<p>The folder <code>C:\\ann\\</code> holds it</p>"),
    ("- ``a\\``\n- `b\\`", "<ul><li><code>a\\</code></li><li><code>b\\</code></li></ul>"),
    ("\\``a` and \\` b `c`", "<p>`<code>a</code> and ` b <code>c</code></p>"),
    ("\\\\`a` \\\\\\` b", "<p>\\<code>a</code> \\` b</p>"),
    ("\\[Anna]: \\[Music] \\[laughs] \\[video]", "<p>[Anna]: [Music] [laughs] [video]</p>"),
    ("`a \\` b`", "<p><code>a \\</code> b`</p>"),
    ("`{% raw %}` and `[gallery]`", "<p><code>{% raw %}</code> and <code>[gallery]</code></p>"),
    # names with stars and underscores
    ("STAR*D and STAR*D; CYP2D6*4 and CYP2D6*10", "<p>STAR*D and STAR*D; CYP2D6*4 and CYP2D6*10</p>"),
    ("CYP2D6*1/*4 and snake_case_name", "<p>CYP2D6*1/*4 and snake_case_name</p>"),
    ("*a* STAR*D **b**", "<p><em>a</em> STAR*D <strong>b</strong></p>"),
    # addresses with signs
    ("https://x.org/a*b*c", '<p><a href="https://x.org/a*b*c">https://x.org/a*b*c</a></p>'),
    (r"https://x.org/a\*b\_c and", '<p><a href="https://x.org/a*b_c">https://x.org/a*b_c</a> and</p>'),
    (r"www.x.org/a\_b\_c.", '<p><a href="http://www.x.org/a_b_c">www.x.org/a_b_c</a>.</p>'),
    ("**https://x.org/a*b**", '<p><strong><a href="https://x.org/a*b">https://x.org/a*b</a></strong></p>'),
    ("[a](https://x.org/a*b*c) <https://x.org/d*e*f>", '<p><a href="https://x.org/a*b*c">a</a> <a href="https://x.org/d*e*f">https://x.org/d*e*f</a></p>'),
    (r"https://x.org/a\* and b\*", '<p><a href="https://x.org/a">https://x.org/a</a>* and b*</p>'),
    ("https://`host`/a", "<p>https://<code>host</code>/a</p>"),
    # HTML
    ("<details>\n<summary>More *b*</summary>\n*words*\n\n- a\n</details>", "<details><summary>More <em>b</em></summary><p><em>words</em></p><ul><li>a</li></ul></details>"),
    ("<aside>*words*</aside>", "<aside><p><em>words</em></p></aside>"),
    ("<div>\n*words*\n</div>", "<div><p><em>words</em></p></div>"),
    ("<blockquote>*words*</blockquote>", "<blockquote><p><em>words</em></p></blockquote>"),
    ("<p>*words*</p>", "<p><em>words</em></p>"),
    # beyond CommonMark
    ("~5 mg of H~2~O ==b== ^5", "<p>~5 mg of H<sub>2</sub>O <mark>b</mark> ^5</p>"),
    ("~5 of CO~2~, **b** and ~5 mg~10 mg", "<p>~5 of CO<sub>2</sub>, <strong>b</strong> and ~5 mg~10 mg</p>"),
    ("^5 of x^2^, ~5 of *H~2~O*, 2^10", "<p>^5 of x<sup>2</sup>, ~5 of <em>H<sub>2</sub>O</em>, 2^10</p>"),
    ("10^-3^, E = mc^2, a~b~c, ~~d~~, ^x^, Ca^2+^", "<p>10<sup>-3</sup>, E = mc^2, a<sub>b</sub>c, <del>d</del>, <sup>x</sup>, Ca<sup>2+</sup></p>"),
    ("*em* a\n*em* b", "<p><em>em</em> a<em>em</em> b</p>"),
    ("- [x](https://x.org) a", '<ul><li><a href="https://x.org">x</a> a</li></ul>'),
    ('See https://x.org/ "b", "https://x.org/"', '<p>See <a href="https://x.org/">https://x.org/</a> "b", "<a href="https://x.org/">https://x.org/</a>"</p>'),
    ("It was --she said-- odd -- or not", "<p>It was --she said-- odd -- or not</p>"),
    ("| a |\n|---|\n| b \\\\|", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b \\</td></tr></tbody></table>"),
    ("| a | b |\n|---|---|\n| c \\\\| d \\\\|", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c \\</td><td>d \\</td></tr></tbody></table>"),
    ("| a |\n|---|\n| b \\|", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b |</td></tr></tbody></table>"),
    ("It costs $5 to $10, US$5, $5,$6", "<p>It costs $5 to $10, US$5, $5,$6</p>"),
    ("1.\ta\n2.\tb", "<ol><li>a</li><li>b</li></ol>"),
    ("a[0] and [1] b.[1]\n\n[1]: https://x.org", '<p>a[0] and <a href="https://x.org">1</a> b.<a href="https://x.org">1</a></p>'),
    ("| a |\n|---|\n| b |\n## c\n\nd", '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><h2 id="c">c</h2><p>d</p>'),
    ("| a |\n|---|\n| b |\n\nTable: c\n\n| d |\n|---|\n| e |", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><p>Table: c</p><table><thead><tr><th>d</th></tr></thead><tbody><tr><td>e</td></tr></tbody></table>"),
    ("CYP2D6*1/*4 and (*1/*4), *2,*3", "<p>CYP2D6*1/*4 and (*1/*4), *2,*3</p>"),
    ("SÃO PAULO, CORAÇÃO", "<p>SÃO PAULO, CORAÇÃO</p>"),
    ("Words:\n| a | b |\n|---|---|\n| c | d |", "<p>Words:</p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"),
    ("- Words:\n  a | b\n  --|--\n  c | d", "<ul><li><p>Words:</p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table></li></ul>"),
    ("> Words\n> | a |\n> |---|\n> | b |", "<blockquote><p>Words</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></blockquote>"),
    ("https://x.org/a—and https://x.org/b… https://x.org/A–B", '<p><a href="https://x.org/a">https://x.org/a</a>—and <a href="https://x.org/b">https://x.org/b</a>… <a href="https://x.org/A–B">https://x.org/A–B</a></p>'),
    ("✔ Fast  \n✔ Cheap and C:\\sum\\x", "<p>✔ Fast<br>✔ Cheap and C:\\sum\\x</p>"),
    ("~~a~~ ==b== CO~2~ x^2^", "<p><del>a</del> <mark>b</mark> CO<sub>2</sub> x<sup>2</sup></p>"),
    ("~5 mg, 10^5 and a ~ b", "<p>~5 mg, 10^5 and a ~ b</p>"),
    ("- [ ] a\n- [x] b", '<ul><li class="task"><span aria-label="To do:" class="task__sign" role="img">☐</span> a</li><li class="task"><span aria-label="Done:" class="task__sign" role="img">☑</span> b</li></ul>'),
    ("See https://x.org/a--b?x='y', (https://x.org/a_(b)).", "<p>See <a href=\"https://x.org/a--b?x='y'\">https://x.org/a--b?x='y'</a>, (<a href=\"https://x.org/a_(b)\">https://x.org/a_(b)</a>).</p>"),
    ("\"https://x.org/a\" *https://x.org/b*", "<p>\"<a href=\"https://x.org/a\">https://x.org/a</a>\" <em><a href=\"https://x.org/b\">https://x.org/b</a></em></p>"),
    ("See https://x.org/*a* and *https://x.org/*.", '<p>See <a href="https://x.org/*a*">https://x.org/*a*</a> and <em><a href="https://x.org/">https://x.org/</a></em>.</p>'),
    ("Term\n: One\n: Two\n\n    - a\n      - b", "<dl><dt>Term</dt><dd>One</dd><dd><p>Two</p><ul><li>a<ul><li>b</li></ul></li></ul></dd></dl>"),
    ("- !!! note\n      a", '<ul><li><div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div></li></ul>'),
    ("| a | b |\n|---|---|\n| 1 |", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>"),
    ("| a |\n|---|\n| 1 \\| 2 |", "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1 | 2</td></tr></tbody></table>"),
    ("| a | b |\n|---|---|\n| `1 \\| 2` | **``3 \\| 4``** |", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>1 | 2</code></td><td><strong><code>3 | 4</code></strong></td></tr></tbody></table>"),
    ("| a |\n|---|\n| https://x.org/1\\|2 |", '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a href="https://x.org/1%7C2">https://x.org/1|2</a></td></tr></tbody></table>'),
    ("`1 \\| 2`", "<p><code>1 \\| 2</code></p>"),
    # signs
    ("#hash and\n#5", "<p>#hash and\n#5</p>"),
    ("## C#", '<h2 id="c">C#</h2>'),
    ("a\\\nb", "<p>a<br>b</p>"),
    ("\\\"a\\\" \\'b\\' \\$ \\~ \\&amp;", "<p>&quot;a&quot; &#39;b&#39; $ ~ &amp;amp;</p>"),
    ("a==b and c==d, 2^^3 and 4^^5", "<p>a==b and c==d, 2^^3 and 4^^5</p>"),
    ("R&D; at 10:30:45 a:b:c, see: x", "<p>R&D; at 10:30:45 a:b:c, see: x</p>"),
    ("** p < 0.01, *** p < 0.001", "<p>** p &lt; 0.01, *** p &lt; 0.001</p>"),
    ("**Note:** a **b** (**c**) **d**", "<p><strong>Note:</strong> a <strong>b</strong> (<strong>c</strong>) <strong>d</strong></p>"),
    ("CYP2D6 *4 and *10, (n = 5), \\[sic\\], \\[@key]", "<p>CYP2D6 *4 and *10, (n = 5), [sic], [@key]</p>"),
    ("Words\na | `b|c`\n---|---\n1 | 2", "<p>Words</p><table><thead><tr><th>a</th><th><code>b|c</code></th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    ("`a` | b\n---|---\n1 | 2", "<table><thead><tr><th><code>a</code></th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    ("a<br/>b<br />c<wbr/>d", "<p>a<br>b<br>c<wbr>d</p>"),
    ('<img src="/a.svg" alt="x/>" /> `<br/>`', '<p><img src="/a.svg" alt="x/>"> <code>&lt;br/&gt;</code></p>'),
    ("[a](https://x.org/?b[]=1|2#c^d)", '<p><a href="https://x.org/?b%5B%5D=1%7C2#c%5Ed">a</a></p>'),
    ("https://x.org/a|b#c#d", '<p><a href="https://x.org/a%7Cb#c%23d">https://x.org/a|b#c#d</a></p>'),
    ("<https://x.org/a^b>", '<p><a href="https://x.org/a%5Eb">https://x.org/a^b</a></p>'),
    ("[a][b]\n\n[b]: https://x.org/100%", '<p><a href="https://x.org/100%25">a</a></p>'),
    ("[a](https://x.org:80/%20b)", '<p><a href="https://x.org:80/%20b">a</a></p>'),
    ("`r = 0.5`, `r2`", "<p><code>r = 0.5</code>, <code>r2</code></p>"),
    ("[a]\n\n[a]: https://x.org/", '<p><a href="https://x.org/">a</a></p>'),
    ("Costs $5 and $10, US$5_000", "<p>Costs $5 and $10, US$5_000</p>"),
    ("\\[gallery] \\{% x %}", "<p>[gallery] {% x %}</p>"),
]  # fmt: skip

REFUSED = [
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "3: markdown: | 1 | 2 | 3 |: want at most 2 cells, not 3; add a column to the head, or write \\| for a bar"),
    ("| a |\n|---|\n| 1 \\\\| 2 |", "3: markdown: | 1 \\\\| 2 |: want at most 1 cells, not 2; add a column to the head, or write \\| for a bar"),
    ("> | a | b | c |\n> |---|---|", "1: markdown: > | a | b | c |: want 2 cells, not 3; the line below has 2; make them as many"),
    ("a | b\n--- | --- | ---\n1 | 2", "1: markdown: a | b: want 3 cells, not 2; the line below has 3; make them as many"),
    ("| a |\n|---|---|\n| 1 |", "1: markdown: | a |: want 2 cells, not 1; the line below has 2; make them as many"),
    ("- Words\n\n  a | b \\| c\n  --- | --- | ---", "3: markdown: a | b \\| c: want 3 cells, not 2; the line below has 3; make them as many"),
    ("un*frigging*believable", "1: markdown: un*frigging*believable: want no emphasis inside a word; write \\* for a star; let emphasis begin and end with words"),
    ("<table><tr><td>*words*</td></tr></table>", "1: markdown: *words*: want no Markdown in this HTML; write HTML there, or a table of Markdown"),
    ("<ul><li>[a](https://x.org)</li></ul>", "1: markdown: [a](https://x.org): want no Markdown in this HTML; write HTML there, or a table of Markdown"),
    ("x\n\n[gallery]", "3: markdown: [gallery]: want no shortcode; write it in Markdown, or \\[ for a bracket"),
    ('[caption id="1"]', '1: markdown: [caption id="1"]: want no shortcode; write it in Markdown'),
    ("- {% include x %}", "1: markdown: {% include x %}: want no template code; write it in Markdown"),
    ("{{< figure >}}", "1: markdown: {{< figure >}}: want no template code; write it in Markdown"),
    ("See [[Sleep]].", "1: markdown: [[Sleep]]: want no wiki link; write [words]({filename}/posts/name.md)"),
    ("[[crisis-boks]]", "1: markdown: [[crisis-boks]]: want no wiki link; write [words]({filename}/posts/name.md)"),
    ("> [!NOTE]\n> x", '1: markdown: > [!NOTE]: want a box as !!! note; write !!! note "Title", then 4 spaces'),
    ("::: warning\nx\n:::", '1: markdown: ::: warning: want a box as !!! note; write !!! note "Title", then 4 spaces'),
    ("a^[note]", "1: markdown: ^[note]: want a footnote as [^name]; write [^name] and below [^name]: words"),
    ("$a_1$", "1: markdown: $a_1$: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \\$"),
    ("- Contents\n{:toc}", "2: markdown: {:toc}: want no mark of a table of contents; delete it"),
    ("x\n\n{::toc}", "3: markdown: {::toc}: want no mark of a table of contents; delete it"),
    ("[a]{.red}", "1: markdown: [a]{.red}: want no attributes after words in brackets; write the words alone, without brackets and braces"),
    ("## A {#box:1}", "1: markdown: {#box:1}: want an id without a colon; write a hyphen; ids with a colon are those of the theme"),
    ("• a\n• b", "1: markdown: • a: want a hyphen before each item of a list; write - and a space"),
    ("o\ta\no\tb", "1: markdown: o\\ta: want a hyphen before each item of a list; write - and a space"),
    ("x\n\na) b\nb) c", "3: markdown: a) b: want a list with numbers: lines with letters run together; write 1. and 2."),
    ("**Bold **text", "1: markdown: **Bold **: want no space inside the stars; write **words** with the spaces outside, or \\* for a star"),
    ("a ** bold** b", "1: markdown: ** bold**: want no space inside the stars; write **words** with the spaces outside, or \\* for a star"),
    ("a %%b%% c", "1: markdown: %%b%%: want no comment; delete it, for it would be published"),
    ("Words ^a1b2c3", "1: markdown: ^a1b2c3: want no mark of a block; delete it, for it would be published"),
    ("- [/] half", "1: markdown: - [/]: want a task that is open or done; write - [ ] or - [x]"),
    ("a >!b!< c", "1: markdown: >!b!<: want no spoiler; write <details>, or the words alone"),
    ("a ^(b c)", "1: markdown: ^(b c): want a superscript as x^2^; write <sup>words</sup>"),
    ("a\n\n&nbsp;\n\n&#x200B;", "3: markdown: &nbsp;: want words in each paragraph; delete the line"),
    ("a\n\n\\newpage", "3: markdown: \\newpage: want no command of LaTeX; write it in Markdown"),
    ("\\textbf{a}", "1: markdown: \\textbf{a}: want no command of LaTeX; write it in Markdown"),
    ("See \\@ref(fig:a)", "1: markdown: \\@ref(fig:a): want no command of LaTeX; write it in Markdown"),
    ("See @fig-a", "1: markdown: @fig-a: want no cross-reference; write [words](#id-of-the-heading)"),
    ("\\(x^2\\)", "1: markdown: \\(x^2\\): want no mathematics; write it as text with <sub> and <sup>; a parenthesis needs no backslash"),
    ("An \\(x\\) of \\(n = 5\\)", "1: markdown: \\(x\\): want no mathematics; write it as text with <sub> and <sup>; a parenthesis needs no backslash"),
    ("a \\[ a = b \\]", "1: markdown: \\[ a = b \\]: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \\$"),
    ("\\[\nx\n\\]", "1: markdown: \\[: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \\$"),
    ("a :tada: b", "1: markdown: :tada:: want no name of an emoji; write the sign itself, or a word"),
    ("a &notes; b", "1: markdown: &notes;: want a character reference of HTML; write &amp;notes;"),
    ("`r mean(x)`", "1: markdown: r mean(x): want the value: nothing runs this code; write the number"),
    ("```{r a, echo=FALSE}\nx\n```", "1: code: {r a, echo=FALSE}: want code to be shown: nothing runs it here; write ```r, or delete the block"),
    ("| a |\n|---|\n| b |\n\n: Caption", "5: markdown: : Caption: want a term above the definition; write a caption above its table"),
    # chat programs and word processors
    ("As shown【12†source】.", "1: markdown: 【12†source】: want no mark of a chat program; cite the source as [@key], or delete the mark"),
    ("a :contentReference[oaicite:0]{index=0}", "1: markdown: :contentReference[oaicite:0]{index=0}: want no mark of a chat program; cite the source as [@key], or delete the mark"),
    ("a citeturn0search0 b", "1: markdown: citeturn0search0: want no mark of a chat program; cite the source as [@key], or delete the mark"),
    ("a. [cite: 1, 2]", "1: markdown: [cite: 1, 2]: want no mark of a chat program; cite the source as [@key], or delete the mark"),
    ("See Error! Reference source not found.", "1: markdown: Error! Reference source not found.: want no broken reference of a word processor; write what it referred to"),
    ("a $0.5$ b", "1: markdown: $0.5$: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \\$"),
    ("a $x$ b", "1: markdown: $x$: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \\$"),
    ("Drug\tDose\nKetamine\t0.5", "1: markdown: Drug\\tDose: want a table with | between its cells: the lines run together; write | a | b |, and |---|---| below the head"),
    ("[1] Smith. A.\n[2] Roe. B.", "1: markdown: [1] Smith. A.: want a list with numbers: the lines run together; write 1. and 2., or cite each source as [@key]"),
    ("It helps.[1]", "1: markdown: [1]: want a source: this number leads nowhere; cite the source as [@key], or write \\["),
    ("It helps[1][2] me", "1: markdown: [1][2]: want a source: this number leads nowhere; cite the source as [@key], or write \\["),
    ("donâ€™t", "1: markdown: â€™: want a sign that readers can see: this one was lost when it was pasted; write the sign itself, or delete it"),
    ("cafÃ©", "1: markdown: Ã©: want a sign that readers can see: this one was lost when it was pasted; write the sign itself, or delete it"),
    ("a \ufffc b", "1: markdown: \ufffc: want a sign that readers can see: this one was lost when it was pasted; write the sign itself, or delete it"),
    ("| a | b |\n|---|---|\n| c | d |\nWords", "4: markdown: Words: want | in each row of a table; add an empty line above it, or write its cells"),
    ("| a |\n|---|\nWords", "3: markdown: Words: want | in each row of a table; add an empty line above it, or write its cells"),
    ("\\alpha and C:\\sum\\x", "1: markdown: \\alpha: want no mathematics; write the sign itself, such as α, × or ≤"),
    ("10^{-3}", "1: markdown: ^{-3}: want no mathematics; write H~2~O and x^2^, or <sub> and <sup>"),
    ("x_{i}", "1: markdown: _{i}: want no mathematics; write H~2~O and x^2^, or <sub> and <sup>"),
    ("Pros:\n✔ Fast\n✔ Cheap", "2: markdown: ✔ Fast: want a hyphen before each item of a list; write - and a space"),
    ("(1) a\n(2) b", "1: markdown: (1) a: want a list with numbers: the lines run together; write 1. and 2."),
    ("In Wikipedia[1] and", "1: markdown: [1]: want a source: this number leads nowhere; cite the source as [@key], or write \\["),
    ("a <%= b %> c", "1: markdown: <%= b %>: want no template code; write it in Markdown"),
    ("a ${b.c} d", "1: markdown: ${b.c}: want no template code; write the value"),
    ("[toc]\n\na", "1: markdown: [toc]: want no list of the headings: pages make their own; delete it"),
    ("a {: .b } c", "1: markdown: {: .b }: want attributes at the end of a heading or a line of their own; delete the braces"),
    ("a {.b} c", "1: markdown: {.b}: want attributes at the end of a heading or a line of their own; delete the braces"),
    # slips of the hand
    ("a\n\n#No space\n\nb", "3: markdown: #No space: want a space after the # of a heading; write ## words; tags stand in the front matter, and \\# is the sign"),
    ("a\n##No space", "2: markdown: ##No space: want a space after the # of a heading; write ## words; tags stand in the front matter, and \\# is the sign"),
    ("See (a)[https://x.org/].", "1: markdown: (a)[https://x.org/]: want the words in [ ] and the address in ( ); write [words](address)"),
    ("See [a] (https://x.org/).", "1: markdown: [a] (https://x.org/): want no space between the words and the address of a link; delete it, or put words between"),
    ("See [a]https://x.org/.", "1: markdown: [a]https://x.org/.: want the words in [ ] and the address in ( ); write [words](address)"),
    ("See [a](https://x.org/ now", "1: markdown: (https://x.org/ now: want an end of the address; add ) after it"),
    ('See https://x.org/a"b".', '1: markdown: https://x.org/a"b": want a space or %22 in the place of a " in an address; write a space before it, or [words](address)'),
    ("It works --sometimes, not always", "1: markdown: --sometimes: want a dash with a space on both sides or on none; write -- and a space, or an option of a command in backticks"),
    ("Run git commit --amend now", "1: markdown: --amend: want a dash with a space on both sides or on none; write -- and a space, or an option of a command in backticks"),
    ("a\n\n*b\n*c", "3: markdown: *b: want a space before the words of an item; write one after each - or number"),
    ("* b\n*c", "1: markdown: * b: want a space before the words of an item; write one after each - or number"),
    ("-b\n- c", "1: markdown: -b: want a space before the words of an item; write one after each - or number"),
    ("+b\n+c", "1: markdown: +b: want a space before the words of an item; write one after each - or number"),
    ("1. b\n2.c", "1: markdown: 1. b: want a space before the words of an item; write one after each - or number"),
    ("- [x]done", "1: markdown: - [x]done: want a space on both sides of the box of a task; write - [ ] words, or - [x] words"),
    ("-[ ] do", "1: markdown: -[ ] do: want a space on both sides of the box of a task; write - [ ] words, or - [x] words"),
    ("**Dose:**5 mg", "1: markdown: **Dose:**: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ("*Dose:*5 mg", "1: markdown: *Dose:*: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ("_Dose:_5 mg", "1: markdown: _Dose:_: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ("| a |\n|---|\n| b |\n\nTable: Words", "5: markdown: Table: Words: want the caption above its table; move the line there, with an empty line below it"),
    ("_注意：_请看", "1: markdown: _注意：_: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ("请__注意。__看", "1: markdown: __注意。_: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ("Born __/__/____ in X.", "1: markdown: __/__/____: want no signs alone in emphasis; write \\_ for each of a line to write on"),
    ("At __:__ on __.__.", "1: markdown: __.__.: want no signs alone in emphasis; write \\_ for each of a line to write on"),
    ("see **/*.md", "1: markdown: **/*.md: want a file name or a path as code: its signs would be lost; put it in backticks"),
    ("<doi:10.1/x>", "1: link: doi:10.1/x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"),
    ("<div>\n\n    <p>x</p>\n\n</div>", "3: markdown: <p>x</p>: want less than four spaces before HTML; delete the spaces before it, or write ``` above and below for code"),
    ("W.[^q]\n\n[^q]: P.\n\n    ```\n    x\n    ```", "3: markdown: [^q]: P.: want words after code in a footnote; write some below the code"),
    ("Replace <name> by <your-name>.", "1: html: <name>: want a sign, not a tag; write &lt; or \\< for a < of words"),
    ("[gallery]\n\n[other]: /o/", "1: markdown: [gallery]: want no shortcode; write it in Markdown, or \\[ for a bracket"),
    (r"\[x^2 = y\]", r"1: markdown: \[x^2 = y\]: want no mathematics; write it as text with <sub> and <sup>, and a dollar as \$"),
    ("** `a` b**", "1: markdown: ** `…` b**: want no space inside the stars; write **words** with the spaces outside, or \\* for a star"),
    ("w\n    {{ y }}", "2: markdown: {{ y }}: want no template code; write it in Markdown"),
    ("- a\n\n    {{ y }}", "3: markdown: {{ y }}: want no template code; write it in Markdown"),
    ("- a\n\n    b --c\n      d --e", "3: markdown: --c: want a dash with a space on both sides or on none; write -- and a space, or an option of a command in backticks"),
    ("In ~/a/b~c.txt", "1: markdown: ~/a/b~c.txt: want a file name or a path as code: its signs would be lost; put it in backticks"),
    ("~a/b~c H~2~O/CO~2~ H~1/2~", "1: markdown: ~a/b~c: want a file name or a path as code: its signs would be lost; put it in backticks"),
    ("a~2..a~1, H~2~O", "1: markdown: ~2..a~1,: want a file name or a path as code: its signs would be lost; put it in backticks"),
    ("H^..H^ x^1/2^", "1: markdown: ^..H^: want a file name or a path as code: its signs would be lost; put it in backticks"),
    ("A **bold** c.\n\nd **bold e", "3: markdown: **bold e: want stars that have an end; write ** after the words, or \\* for a star"),
    ("a\n    b --c", "2: markdown: --c: want a dash with a space on both sides or on none; write -- and a space, or an option of a command in backticks"),
    ("W[^1]\n\n[^1]: n\n\n    {{ y }}", "5: markdown: {{ y }}: want no template code; write it in Markdown"),
    ("\\*x\\*\n\n<table><tr><td>*x*</td></tr></table>", "3: markdown: *x*: want no Markdown in this HTML; write HTML there, or a table of Markdown"),
    ("a ** b ** c", "1: markdown: ** b **: want signs that touch the words between them, and a space or a sign outside; write **words** or *words*, or \\* for a star"),
    ('![a](b.svg "c \\"d\\" e")', '1: markdown: (b.svg "c \\"d\\" e"): want no " in a title that stands in double quotes; write “ and ” in it'),
    ("1.a\n2.b", "1: markdown: 1.a: want a space before the words of an item; write one after each - or number"),
    ("- a\n-\n- b", "2: markdown: -: want words in each item of a list; write some or delete it"),
    ("1. a\n2) b", "2: markdown: 2) b: want the same sign after each number of a list; write 2., or words between the lists"),
    ("- a\n  ```\n  b", "2: code: ```: want its end; add ``` below"),
    ("[a](https://x.org/a b)", '1: markdown: (https://x.org/a b): want an address without spaces; write [words](address "title"); a space in an address is %20'),
    ("[a [b](https://x.org) c](https://y.org)", "1: markdown: a [b](https://x.org) c: want no link inside a link; end the outer one before it"),
    ("[a]: https://x.org", "1: markdown: [a]: https://x.org: want a link that uses it; write one or delete it"),
    ("[Anna]: Because.", "1: markdown: [Anna]: Because.: want a link that uses it; write one, delete it, or write \\[ for a bracket"),
    ("*[ECT]: electroconvulsive therapy", "1: markdown: *[ECT]: electroconvulsive therapy: want a word that it explains; use it in the text, or delete the line"),
    ("*[w]: word\n\n- [w]: https://x.org/", "1: markdown: *[w]: word: want a word that it explains; use it in the text, or delete the line"),
    ("The w.\n\n*[w]: word\n*[w]: work", "4: markdown: *[w]: work: want one explanation of it; delete one of the two"),
    # at its own line, not at that of the same signs as Markdown further up
    ("*em* here\n\n![*em*](b.svg)", "3: markdown: *em*: want plain words in the brackets of a picture; leave signs out"),
    ("*em* here\n\n<table><tr><td>in *em*</td></tr></table>", "3: markdown: *em*: want no Markdown in this HTML; write HTML there, or a table of Markdown"),
    ("<aside><aside>words</summary>", "1: html: <aside>: want an end tag for it; add </aside>"),
    ("a[^b]\n\n[^b]:", "3: markdown: [^b]:: want words after the colon; begin lists and code below them"),
    ("`\\` and `a` and `b", "1: markdown: `: want as many backticks again; write as many after the code as before it, or \\` for one"),
    ("`a", "1: markdown: `: want as many backticks again; write as many after the code as before it, or \\` for one"),
]  # fmt: skip


@pytest.mark.parametrize("text", ["```\na", "> ```\n> a", "- ```\n  a", "a\n\n```python\nb"])
def test_a_fence_without_an_end_is_one_mistake(text: str) -> None:
    assert [each.split(": ")[1] for each in reported(text)] == ["code"]


def test_a_head_with_too_many_cells_is_one_mistake() -> None:
    assert len(reported("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |")) == 1


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_what_was_typed_is_published(text: str, expected: str) -> None:
    assert published(text) == expected


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_cannot_be_published_is_refused_with_its_line(text: str, expected: str) -> None:
    assert expected in reported(text)


@pytest.mark.parametrize("caption", ["c *em*", "*em*"])
def test_markdown_in_a_caption_is_told_at_the_picture(caption: str) -> None:
    html = f"<p><em>em</em></p><figure><img alt='a'><figcaption>{caption}</figcaption></figure>"
    text = f'*em* here\n\n![a](b.svg "{caption}")'
    [found] = rendered.diagnostics(html, Lines(text, 8))
    assert (found.line, found.message.split("; ")[0]) == (10, "*em*: want plain words in a caption")


PIECES = [
    *("- ", "* ", "1. ", "3) ", "> ", "    ", "  ", "\n", "\n\n", "```\n", "~~~\n", "| a |\n|---|\n", "| "),
    *("*", "**", "_", "[", "](u)", "<div>\n", "</div>\n", "\n: ", "[^a]", "\n[^a]: ", "!!! note\n    "),
    *("## ", "---\n", "===\n", "`", "\\", "~~", "==", "^", "<details>\n<summary>", "</summary>\n"),
    *("</details>\n", "[ ] ", "<p>", "</p>", "Table: ", "*[w]: ", "[w]: https://x.org/\n", "<table>\n"),
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.integers(1, 99).map(lambda n: f"w{n}x "))))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_in_silence(parts: list[str]) -> None:
    text = "".join(parts)
    refused, html = reported(text), converted(text)
    assert all(1 <= int(each.split(":")[0]) <= text.count("\n") + 1 for each in refused)
    for word in re.findall(r"w\d+x", text) if not refused else ():
        assert html.count(word) >= text.count(word)


def test_sources_are_cited_inside_html() -> None:
    names = [*pelicanconf.MARKDOWN["extensions"], "commonmark_compat.extension"]  # type: ignore[misc]
    options = {**pelicanconf.MARKDOWN, "extensions": [*names, "citations.extension"]}
    text = (
        "<details>\n<summary>More</summary>\nWords [@key].\n</details>\n\n<aside>So [@key].</aside>"
    )
    assert Converter(options).convert(text, "t.md", 1).count('class="cite"') == 2


QUADRATIC = ["- a\n", "- ", "> a\n", "* ", "`a ", "``", "[a](b c) ", "*a*b ", "|a|\n|-|\n", "1. a\n\n", "a\n    - b\n"]  # fmt: skip
QUADRATIC += ["<p>a\n", "<details>a</details>\n", "$a_", "{{", "[[", "https://x.org/' ", "[^a]: b\n", "!!! a\n    b\n", "- a\n\n  b\n"]  # fmt: skip
QUADRATIC += ["a's ", "<br/><br    ", "<img =/> ", "*[a]: b\n[a]: c\n", "a {b} "]


@pytest.mark.parametrize("part", QUADRATIC)
def test_time_grows_with_the_size_of_the_text(part: str) -> None:
    seconds = []
    for size in (5_000, 20_000):
        start = time.process_time()
        reported(part * (size // len(part)))
        seconds.append(time.process_time() - start)
    assert seconds[1] < max(1, 8 * seconds[0])


@pytest.mark.parametrize("rule", ["*  ", "-  "])
def test_a_long_rule_in_a_list_is_a_rule(rule: str) -> None:
    """Its reading took twice as long for each sign more."""
    text = f"- a\n  {rule * 40}\n- b"
    assert reported(text) == []
    assert converted(text).count("<hr>") == 1


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (
            "See https://example.org/x.",
            'See <a href="https://example.org/x">https://example.org/x</a>.',
        ),
        ("https://example.org/x/", '<a href="https://example.org/x/">https://example.org/x/</a>'),
        (
            "(https://example.org/a_(b))",
            '(<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>)',
        ),
        (
            "*https://example.org/z*",
            '<em><a href="https://example.org/z">https://example.org/z</a></em>',
        ),
        ("www.example.org", '<a href="http://www.example.org">www.example.org</a>'),
        (
            "a\n\n    https://example.org/x\\_y",
            '<a href="https://example.org/x_y">https://example.org/x_y</a>',
        ),
    ],
)
def test_an_address_at_the_end_of_a_footnote_ends_before_the_link_back(
    note: str, shown: str
) -> None:
    html = published(f"Words.[^a]\n\n[^a]: {note}")
    assert f'{shown}&#160;<a class="footnote-backref"' in html


@pytest.mark.parametrize(
    ("typed", "sign"), [(r"<https://x.org/a\|b>", "%7C"), (r"<https://x.org/a\b>", "%5C")]
)
def test_the_remedy_for_an_address_names_the_sign_that_was_meant(typed: str, sign: str) -> None:
    assert [sign in each for each in reported(typed, "markdown")] == [True]
