"""Make random text: any characters, attacks, markup, addresses, and endless words."""

from __future__ import annotations

import random
import string

ATTACKS = """
</script><script>alert(1)</script>
</SCRIPT ><img src=x onerror=alert(1)>
<!--<script>alert(1)
--><svg onload=alert(1)>
]]><x onclick=alert(1)/>
" onload="alert(1)" x="
' onfocus='alert(1)' autofocus='
javascript:alert(1)
JaVaScRiPt:alert(1)
data:text/html,<script>alert(1)</script>
</title></head><body onload=alert(1)>
</textarea></style><style>*{color:red}</style>
{{ 7*7 }}{% raw %}{{ config }}
%(name)s %s {0} ${x} |x|
<math><mtext></p><img src=x onerror=alert(1)>
&lt;img src=x onerror=alert(1)&gt;
&ltscript&gt &lt &amp &amp;lt; &amp;lt &#60; &#60x &#x3c b
&amp;amp;lt;script&amp;gt; &nbsp;&quot;&copy &notit; &#0; &#xd800;
%3Cscript%3E %00 %0d%0aSet-Cookie:x %u003c
<base href=https://evil.example/>
<meta http-equiv=refresh content=0;url=https://evil.example>
<a href="javascript:alert(1)">x</a>
<p style="background:url(javascript:x)">x</p>
<![CDATA[ <?php x ?> <!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>
\\u003c/script\\u003e \\ \\\\ \\n
""".strip().split("\n")
"""Text that would do something if it were not escaped."""

MARKDOWN = """
**bold** _it_ `code` ~~gone~~
[x](javascript:alert(1)) [y](https://a.example/?a=b&c=d#e) <https://b.example/>
[z][nothing] [^1] {ref}`x` {job}`y` {abbr}`HTML (a <b>)` {math}`a+b` {sub}`1`
![alt "<b>" text](data:image/png,x "ti<t>le")
<b onclick=alert(1)>x</b> <img src=x onerror=alert(1)> <!-- c --> <script>alert(1)</script>
&lt;b&gt; &amp;lt; &#x202e; &nbsp; \\*kept\\* \\\\
| a | b | $a<b$ :tag: {{ x }} {% y %} %c
<javascript:alert(1)> <mailto:a@b.example> http://a.example/<b>
""".strip().split("\n")
"""Inline Markdown."""

REST = """
**bold** *it* ``code`` :sub:`1` |x| x_ `y`_ [#]_ [c]_
`x <javascript:alert(1)>`_ `y <https://a.example/?a=b&c=d>`__ https://b.example/?<b>
:ref:`x` :job:`y` :abbr:`HTML (a <b>)` :math:`a+b` :nothing:`x` *open ``open `open
:download:`x` :raw:`x` \\*kept\\* \\\\ a\\ b
http://a.example/"><b>x</b> a@b.example javascript:alert(1)
""".strip().split("\n")
"""Inline reStructuredText."""

WORDS = """
Cook lunch for forty guests Köchin طباخ 東京 Ζάκυνθος naïve R&D A/B C++ 'quoted' "double"
-- … x<y a>b 100% #1 @home 5€ e.g. (m/w/d) *sic* _x_ `y`
""".strip()
SCHEMES = "https http HTTPS javascript data vbscript file ftp mailto tel ws about"
HOSTS = (
    "a.example bücher.example [::1] user:pa%73@a.example 1.2.3.4 a.example:8080 "
    "a.example:99999 a_b.example -a.example a..b"
)
PATHS = """/ /a?b=c&d=%3C#e /é /%zz /a%20b /(x) /'x' /"x" /#a#b /;x,y ? //x /.. /<b> /\u202e
/a&amp;b /*x*_y_ \\x /{{x}} /|x| /`x`"""
MAILBOXES = 'jobs a+b o\'hara "ab" a&b a%0d%0aBcc:x *a* _a_ a/b'
AMOUNTS = (
    "1 0 -5 24000 24,000 24.000 24.000,50 1e9 ٢٤ ½ 10k 20-25 20–25 0.001 1'000 24\u00a0000 "
    "000 NaN inf １２ 9999999999999999999999999999999999999999"
)
DATES = (
    "2021-09-20 2021-9-20 20.09.2021 09/20/2021 2021-02-30 0001-01-01 9999-12-31 "
    "2021-09-20T17:00+25:00 2021-09-20T24:00 2021-09-20T17:00Z tomorrow"
)
TOWNS = """
Porto
Köln
St. John's
Boston, MA
<b>Porto</b>
10115 Berlin
5 Main St, Springfield
Aix-en-Provence
Tbilisi
&amp;
""".strip()
CONTROLS = "".join(map(chr, [*range(1, 9), *range(14, 32), *range(127, 133), 0x86, 0x9F]))
SIGNS = "\u00a0\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c" + (
    "\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffd\u0301\u0336\u20e3\ufe0f"
)
BREAKS = "\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What Python, docutils, or a browser takes for the end of a line or text."""


class Texts:
    """A maker of texts; the same seed always makes the same texts."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def one_of(self, *makers: str) -> str:
        """Return a text made by one of these methods."""
        made: str = getattr(self, self.chance.choice(makers))()
        return made

    def characters(self) -> str:
        """Return characters of any plane, mostly printable ASCII."""
        return "".join(self._character() for _ in range(self.chance.randint(1, 12)))

    def _character(self) -> str:
        kind = self.chance.random()
        if kind < 0.5:
            return self.chance.choice(string.printable[:95])
        if kind < 0.7:
            return self.chance.choice(SIGNS)
        highest = 0xFFFF if kind < 0.85 else 0x10FFFF
        code = self.chance.randint(0xA0, highest)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)

    def control(self) -> str:
        """Return a character that no page can hold, among words."""
        return f"{self.word()}{self.chance.choice(CONTROLS)}{self.word()}"

    def broken(self) -> str:
        """Return words separated by a line end that only some programs recognize."""
        return f"{self.word()}{self.chance.choice(BREAKS)}{self.word()}"

    def word(self) -> str:
        """Return a word."""
        return self.chance.choice(WORDS.split())

    def long(self) -> str:
        """Return a very long word or run of blanks."""
        return self.chance.choice("aä<&-.漢\u0301 \u00a0[") * self.chance.choice([40, 3000])

    def attack(self) -> str:
        """Return an attack."""
        return self.chance.choice(ATTACKS)

    def markdown(self) -> str:
        """Return inline Markdown."""
        return self.chance.choice(MARKDOWN)

    def rest(self) -> str:
        """Return inline reStructuredText."""
        return self.chance.choice(REST)

    def _of(self, words: str, end: str | None = None) -> str:
        return self.chance.choice([*words.split(end), ""])

    def url(self) -> str:
        """Return something like a URL."""
        slashes = self.chance.choice(["//", "//", ""])
        return f"{self._of(SCHEMES)}:{slashes}{self._of(HOSTS)}{self._of(PATHS)}"

    def email(self) -> str:
        """Return something like an email address."""
        host = self.chance.choice(["a.example", "bücher.example", "[1.2.3.4]", "a", "a.b>"])
        tail = self.chance.choice(
            ["", "", "?subject=x", "?body=<b>", " (HR)", ", b@a.example"]
        )
        return f"{self.chance.choice(['', 'mailto:'])}{self._of(MAILBOXES)}@{host}{tail}"

    def number(self) -> str:
        """Return something like pay, a number, a date, or a time."""
        before = self.chance.choice(["EUR ", "USD ", "$", "€", "CHF ", "XXX ", "", "BTC "])
        after = self.chance.choice([" per year", "/h", " per month (TVöD <b>)", "", " EUR"])
        amount = self._of(AMOUNTS, " ")
        return self.chance.choice([f"{before}{amount}{after}", self._of(DATES), amount])

    def place(self) -> str:
        """Return something like one or more places."""
        country = self._of("PT Portugal US DE XX Georgia EU")
        more = self.chance.choice(["", "", "; Berlin, DE", " or Rome, IT"])
        return f"{self._of(TOWNS, chr(10))}, {country}{more}"

    def plain(self) -> str:
        """Return one line that every page can hold, with a word at each end."""
        parts = [self.one_of("word", "word", "attack", "shown") for _ in range(3)]
        return " ".join(["Aa", *(" ".join(parts).split()), "zZ"])

    def shown(self) -> str:
        """Return characters that pages can hold and that are not blank."""
        made = (
            c for c in self.characters() if c.isprintable() or c in "\u200b\u200d\u202e"
        )
        return "".join(made) or "é"

    def wild(self) -> str:
        """Return a line of anything."""
        makers = ["characters", "control", "broken", "word", "long", "attack", "markdown"]
        makers += ["rest", "url", "email", "number", "place"]
        parts = [self.one_of(*makers) for _ in range(self.chance.choice([1, 1, 2, 4]))]
        return self.chance.choice(["", " "]).join(parts)
