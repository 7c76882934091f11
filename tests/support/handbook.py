"""Make a handbook with a folder of guides and a folder of jobs."""

from __future__ import annotations

from .sites import POSTING, Site

DRAFT = POSTING.replace(":apply:", ":draft:\n:apply:")


WAITER = POSTING.replace("# Cook", "# Waiter")


INDEX = "# Handbook\n\n```{toctree}\nguide/index\njobs/index\ncontact\n```\n"


def toctree(*names: str) -> str:
    return "\n```{toctree}\n" + "\n".join(names) + "\n```\n"


def tree(title: str, *names: str) -> str:
    return f"# {title}\n{toctree(*names)}"


def files() -> dict[str, str]:
    """Return a handbook whose first page lists everything; two of its pages show no job."""
    return {
        "guide/index.md": tree("Guide", "first"),
        "guide/first.md": "# First\n\nSee [contact](../contact.md).\n",
        "jobs/index.md": tree("Jobs", "baker", "cook"),
        "jobs/baker.md": POSTING.replace("# Cook", "# Baker"),
        "jobs/cook.md": POSTING,
        "contact.md": "# Contact\n",
    }


def add_waiter(made: Site) -> None:
    made.write(
        {"jobs/index.md": tree("Jobs", "baker", "cook", "waiter"), "jobs/waiter.md": WAITER}
    )


FURO = 'html_theme = "furo"\n'
