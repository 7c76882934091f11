"""Rules about the files that ``sphinx-jobposting check`` reads."""

from __future__ import annotations

from html import escape

from ...model.rule import GOOGLE, JSON, JSON_LD, Rule

_HEAD = "<!DOCTYPE html><title>Cook</title><h1>Cook</h1>"
_BEFORE = f'{_HEAD}<a href="mailto:a@example.org">Apply</a>'
_SCRIPT = '<script type="application/ld+json">'
_POSTING = (
    '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", '
    '"description": "<p>Cook for forty guests.</p>", "datePosted": "2021-09-02", '
    '"hiringOrganization": {"@type": "Organization", "name": "Inn"}, "jobLocation": '
    '{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "FR"}}}'
)
_GOOD = f"{_BEFORE}{_SCRIPT}{_POSTING}</script>"

FILE_RULES: tuple[Rule, ...] = (
    Rule(
        "invalid-json",
        "error",
        JSON,
        "This is not JSON: %(problem)s.",
        "Let a program write the JSON: one extra comma makes all of it unreadable.",
        "html",
        f"{_BEFORE}{_SCRIPT}{_POSTING[:-1]},}}</script>",
        _GOOD,
    ),
    Rule(
        "raw-line-break",
        "error",
        JSON,
        "A string of the JSON contains a line break or another control character.",
        "Write \\n for a line break; let a program write the JSON.",
        "html",
        _GOOD.replace("forty guests.</p>", "forty\nguests.</p>"),
        _GOOD,
    ),
    Rule(
        "wrapped-json",
        "error",
        JSON_LD,
        "The JSON is wrapped in a comment or CDATA.",
        "Put only the JSON in the script element.",
        "html",
        f"{_BEFORE}{_SCRIPT}<!-- {_POSTING} --></script>",
        _GOOD,
    ),
    Rule(
        "escaped-json",
        "error",
        JSON_LD,
        "The JSON is escaped like HTML, but nothing unescapes it in a script.",
        "Write plain quotation marks: let the template output the JSON as it is.",
        "html",
        f"{_BEFORE}{_SCRIPT}{escape(_POSTING)}</script>",
        _GOOD,
    ),
    Rule(
        "missing-context",
        "error",
        JSON_LD,
        "The JSON-LD does not name schema.org as its context.",
        'Add "@context": "https://schema.org/".',
        "html",
        _GOOD.replace('"@context": "https://schema.org/", ', ""),
        _GOOD,
        "@context",
    ),
    Rule(
        "microdata",
        "warning",
        GOOGLE,
        "The posting on this page is written as %(value)s, but only JSON-LD is checked.",
        "Write the posting as JSON-LD, which is what Google recommends.",
        "html",
        f'{_BEFORE}<div itemscope itemtype="https://schema.org/JobPosting"><p itemprop='
        '"title">Cook</p></div>',
        _GOOD,
    ),
    Rule(
        "wrong-encoding",
        "error",
        JSON,
        "The file has the wrong encoding: %(value)s.",
        "Save it as UTF-8.",
        "html",
        '<!DOCTYPE html><meta charset="no-such-encoding">' + _GOOD.partition("html>")[2],
        _GOOD,
    ),
    Rule(
        "unreadable",
        "error",
        "sphinx-jobposting: check",
        "%(problem)s",
        "Name a file or a folder with built HTML or JSON-LD.",
        "html",
        f"{_BEFORE}{_SCRIPT}" + "[" * 100_000 + '"JobPosting"</script>',
        _GOOD,
    ),
)
