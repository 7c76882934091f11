"""Short histories after which a build has to write what a clean one writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import POSTING, Site
from .life_compare import difference, forget, outputs
from .life_site import PIXELS

Make = Callable[..., Site]

DRAFT = POSTING.replace(":apply:", ":draft:\n:apply:")


def assert_like_clean(made: Site, builder: str = "html", **how: Any) -> None:
    """Build into the folders that there are, and compare with a build that is clean."""
    forget(made.root / "clean", made.root / "clean-doctrees")
    made.build(builder, warnings=True, **how)
    made.build(builder, warnings=True, out="clean", doctrees="clean-doctrees", **how)
    found = difference(outputs(made.root / "out"), outputs(made.root / "clean"))
    assert not found, found


OBJECTS = """
```{py:function} shared()
```

```{glossary}
shared term
  Explained.
```

```{math}
:label: shared-equation
a = b
```
"""

REFERRING = "# Guide\n\n{py:func}`shared` {term}`shared term` {eq}`shared-equation`\n"


def test_index_entries_of_untouched_pages_stay_in_the_search(site: Make) -> None:
    made = site({"cook.md": POSTING, "reference.md": "# Reference\n" + OBJECTS})
    made.build()
    made.write({"cook.md": POSTING.replace("Cook lunch", "Cook supper")})
    assert_like_clean(made)
    assert '"shared term":[[' in (made.root / "out/searchindex.js").read_text()


@pytest.mark.parametrize("public", ["aaa.md", "zzz.md"])
def test_a_draft_takes_nothing_from_a_public_page(site: Make, public: str) -> None:
    files = {public: "# Reference\n" + OBJECTS, "guide.md": REFERRING}
    made = site(files | {"draft.md": DRAFT})
    made.build()
    made.write({"draft.md": DRAFT + OBJECTS})
    assert_like_clean(made)
    assert 'title="shared"' in (made.root / "out/guide.html").read_text()


def test_a_hidden_section_takes_nothing_from_a_public_page(site: Make) -> None:
    files = {"reference.md": "# Reference\n" + OBJECTS, "guide.md": REFERRING}
    several = f"# Several\n\n{POSTING.replace('# ', '## ')}\n{DRAFT.replace('# ', '## ')}"
    made = site(files | {"several.md": several})
    made.build()
    made.write({"several.md": several + OBJECTS})
    assert_like_clean(made)
    assert 'title="shared"' in (made.root / "out/guide.html").read_text()


@pytest.mark.parametrize("builder", ["html", "latex", "texinfo"])
def test_no_builder_keeps_the_image_of_what_turned_draft(site: Make, builder: str) -> None:
    picture = "\n![picture](/one.png)\n"
    made = site({"cook.md": POSTING + picture, "one.png": PIXELS[0]})
    made.build(builder)
    assert list((made.root / "out").rglob("one.png"))
    made.write({"cook.md": DRAFT + picture})
    assert_like_clean(made, builder)
