"""Read whole HTML pages with a posting in JSON-LD or microdata.

Needs the extra ``import`` (lxml, with Beautiful Soup). Source of microdata: HTML Living
Standard, "Microdata".
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

from ..records import Entry, Job, Note, Value
from .job_files import body_of_description
from .json_ld import read_script, scripts

_ITEM = re.compile(r"https?://(?:www\.)?schema\.org/JobPosting/?$", re.I)
_TELLS = re.compile(r"JobPosting", re.I)
_ADDRESS_OF = {"a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src",
               "embed": "src", "source": "src", "object": "data"}  # fmt: skip
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_SHORT, _MUCH = 30, 30
"""Numbers of words.

A description with fewer words than the first is only a teaser. If the page has this many
words more than the description, the report says so.
"""
_DEEP = 12


def may_hold_job(text: str) -> bool:
    """Return whether an HTML page may have a posting in it, without parsing the page."""
    return bool(_TELLS.search(text))


def page_jobs(text: str, source: str, stem: str) -> list[Job]:
    """Return the jobs of an HTML page.

    :raises ModuleNotFoundError: if the extra ``import`` is not installed.
    """
    import lxml  # noqa: F401  # Beautiful Soup would raise another error if it is missing
    from bs4 import BeautifulSoup  # late: needs an extra

    soup: Any = BeautifulSoup(text, "lxml")
    language = str(soup.html.get("lang", "")) if soup.html else ""
    address = _canonical(soup)
    jobs = []
    for script in scripts(text):
        found, notes = read_script(script.text, script.line + 1, {})
        for entries in found:
            jobs.append(Job(source, stem=stem, data=entries, notes=[*notes]))
            notes = []
        if not found and notes:
            jobs.append(Job(source, stem=stem, notes=notes))
    if not jobs:
        for item in soup.find_all(attrs={"itemtype": _ITEM}):
            jobs.append(_microdata(item, source, stem))
    if len(jobs) > 1:
        jobs = _once(jobs)
    for job in jobs:
        job.language, job.address, job.html = language, address, True
        _choose_body(job, soup, alone=len(jobs) == 1)
        if len(jobs) > 1:
            job.stem = ""
    return jobs


def _once(jobs: list[Job]) -> list[Job]:
    """Leave out a second copy of a job, which some plugins write."""
    kept: list[Job] = []
    for job in jobs:
        said = [(entry.key, entry.value) for entry in job.data or job.entries]
        if not any(
            said == [(e.key, e.value) for e in other.data or other.entries]
            for other in kept
        ):
            kept.append(job)
    return kept


def _canonical(soup: Any) -> str:
    link = soup.find("link", rel="canonical")
    base = soup.find("base", href=True)
    address = str(link.get("href", "")) if link else ""
    return urljoin(address, str(base["href"])) if base else address


def _microdata(item: Any, source: str, stem: str) -> Job:
    properties = _properties(item, _DEEP)
    entries = [
        Entry(key, value) for key, value in properties.items() if key != "description"
    ]
    html = item.find(attrs={"itemprop": "description"})
    job = Job(source, stem=stem, entries=entries, html=True, is_data=True)
    job.body = html.decode_contents() if html is not None else ""
    return job


def _properties(item: Any, depth: int) -> dict[str, Value]:
    """Return the properties of a microdata item; several values become a list."""
    found: dict[str, Value] = {}
    stack = list(reversed(list(item.children)))
    while stack:
        node = stack.pop()
        if not hasattr(node, "attrs"):
            continue
        names = str(node.get("itemprop", "")).split()
        is_item = node.has_attr("itemscope")
        if names and depth:
            value: Value = _properties(node, depth - 1) if is_item else _value(node)
            if is_item:
                kind = str(node.get("itemtype", "")).rpartition("/")[2]
                value = {"@type": kind, **value} if isinstance(value, dict) else value
            for name in names:
                before = found.get(name)
                if before is None:
                    found[name] = value
                else:
                    found[name] = [
                        *(before if isinstance(before, list) else [before]),
                        value,
                    ]
        if not is_item:
            stack.extend(reversed(list(node.children)))
    return found


def _value(node: Any) -> str:
    if node.has_attr("content"):
        return str(node["content"])
    if node.name == "time" and node.has_attr("datetime"):
        return str(node["datetime"])
    if attribute := _ADDRESS_OF.get(node.name):
        return str(node.get(attribute, ""))
    return " ".join(node.get_text(" ").split())


def _choose_body(job: Job, soup: Any, *, alone: bool) -> None:
    """Take the text of the posting from its data or from the page.

    If the description in the data has no markup, it was probably lost on the way. The
    element of the page with the same words still has it.
    """
    description = next((e.value for e in job.data if e.key == "description"), "")
    if job.body or not isinstance(description, str) or not alone:
        return
    text, html = body_of_description(description)
    words = _WORD.findall(unescape(_TAG.sub(" ", text) if html else text))
    element = None
    for said in dict.fromkeys((text, unescape(text))) if words and not html else ():
        element = element or _element_with(_WORD.findall(said), soup)
    if element is not None:
        job.data = [entry for entry in job.data if entry.key != "description"]
    else:
        element = _main_part(soup)
        more = len(_words_of(element)) - len(words) if element is not None else 0
        if html or len(words) >= _SHORT:
            if more > _MUCH:
                job.notes.append(Note("page-says-more", "", {"count": more}))
            return
        if element is None or (words and more <= 0):
            return
    if element is not None:
        job.body = element.decode_contents()
        job.notes.append(Note("text-from-page"))


def _main_part(soup: Any) -> Any:
    """Return the element with the main text of a page, without navigation and the like."""
    for found in (
        soup.find("article"),
        soup.find("main"),
        soup.find(attrs={"role": "main"}),
    ):
        if found is not None:
            return found
    if soup.body is not None:
        for element in soup.body.find_all(["nav", "header", "footer", "aside"]):
            element.decompose()
    return soup.body


def _words_of(element: Any) -> list[str]:
    return _WORD.findall(element.get_text(" "))


def _element_with(words: list[str], soup: Any) -> Any:
    """Return the outermost element with just these words; it can have images, too."""
    element = soup.body
    wanted = " ".join(words)
    while element is not None:
        own = " ".join(_words_of(element))
        if own == wanted or wanted not in own:
            return element if own == wanted else None
        inner = list(element.find_all(True, recursive=False))
        element = next(
            (child for child in inner if wanted in " ".join(_words_of(child))), None
        )
    return None
