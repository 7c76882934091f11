"""Read the public JSON of three job boards: Greenhouse, Lever, and Ashby.

Sources: Greenhouse, "Job Board API"; Lever, "Postings API"; Ashby, "Job Postings API". The
keys are renamed to those of schema.org, so that one table of keys is enough.
"""

from __future__ import annotations

import datetime as dt
import re
from html import escape, unescape

from ..records import Entry, Job, Value

Node = dict[str, Value]

_PER = re.compile(r"per-(hour|day|week|month|year)|(\d+) (hour|day|week|month|year)", re.I)


def board_jobs(value: Value, source: str) -> list[Job] | None:
    """Return the jobs of a board; ``None`` if *value* is not the JSON of a known board."""
    rows = value.get("jobs") if isinstance(value, dict) else value
    rows = rows if isinstance(rows, list) else [value]
    nodes = [row for row in rows if isinstance(row, dict)]
    for marks, read in (
        ({"absolute_url", "title", "content"}, _greenhouse),
        ({"absolute_url", "title", "location", "updated_at"}, _greenhouse),
        ({"text", "hostedUrl", "categories"}, _lever),
        ({"title", "jobUrl", "applyUrl", "descriptionHtml"}, _ashby),
    ):
        if nodes and all(marks <= node.keys() for node in nodes):
            return [read(node, source) for node in nodes]
    return None


def _job(source: str, entries: dict[str, Value], body: str) -> Job:
    # Boards identify their postings by number, which is not a good name for a page.
    found = [Entry(key, value) for key, value in entries.items() if value]
    return Job(source, entries=found, body=body, html=True, is_data=True)


def _as_html(text: str) -> str:
    lines = [f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip()]
    return "\n".join(lines)


def _text(node: Value, *path: str) -> str:
    for key in path:
        node = node.get(key, "") if isinstance(node, dict) else ""
    return node if isinstance(node, str) else ""


def _nodes(node: Node, key: str) -> list[Node]:
    value = node.get(key)
    return (
        [item for item in value if isinstance(item, dict)]
        if isinstance(value, list)
        else []
    )


def _greenhouse(node: Node, source: str) -> Job:
    content = _text(node, "content")
    names = [_text(unit, "name") for unit in _nodes(node, "departments")]
    pay = [
        _money(
            _cents(_text(row, "min_cents")),
            _cents(_text(row, "max_cents")),
            _text(row, "currency_type"),
            "",
        )
        for row in _nodes(node, "pay_input_ranges")
    ]
    entries: dict[str, Value] = {
        "title": unescape(_text(node, "title")),
        "hiringOrganization": _text(node, "company_name"),
        "datePosted": _text(node, "first_published"),
        "updated": _text(node, "updated_at"),
        "validThrough": _text(node, "application_deadline"),
        "location": _text(node, "location", "name"),
        "employmentUnit": names[0] if len(names) == 1 else "",
        "identifier": _text(node, "requisition_id"),
        "applyUrl": _text(node, "absolute_url"),
        "baseSalary": pay[0] if len(pay) == 1 else "",
        "language": _text(node, "language"),
    }
    return _job(source, entries, unescape(content) if "&lt;" in content else content)


def _lever(node: Node, source: str) -> Job:
    categories = node.get("categories")
    parts: Node = categories if isinstance(categories, dict) else {}
    places = parts.get("allLocations") or parts.get("location", "")
    pay = node.get("salaryRange")
    salary: Value = ""
    if isinstance(pay, dict):
        unit = _text(pay, "interval")
        low, high = _text(pay, "min"), _text(pay, "max")
        salary = _money(low, high, _text(pay, "currency"), unit)
    entries: dict[str, Value] = {
        "title": _text(node, "text"),
        "datePosted": _instant(_text(node, "createdAt")),
        "location": places,
        "country": _text(node, "country"),
        "employmentUnit": _text(parts, "team") or _text(parts, "department"),
        "employmentType": _text(parts, "commitment"),
        "workplace": _text(node, "workplaceType").replace("unspecified", ""),
        "applyUrl": _text(node, "applyUrl") or _text(node, "hostedUrl"),
        "baseSalary": salary,
    }
    body = [_text(node, "description") or _as_html(_text(node, "descriptionPlain"))]
    for section in _nodes(node, "lists"):
        body.append(
            f"<h2>{_text(section, 'text')}</h2><ul>{_text(section, 'content')}</ul>"
        )
    body.append(_text(node, "salaryDescription"))
    body.append(_text(node, "additional") or _as_html(_text(node, "additionalPlain")))
    return _job(source, entries, "\n".join(part for part in body if part))


def _ashby(node: Node, source: str) -> Job:
    rows = [node, *_nodes(node, "secondaryLocations")]
    addresses: list[Value] = []
    for row in rows:
        address = row.get("address")
        inner = address.get("postalAddress", address) if isinstance(address, dict) else ""
        text = _text(row, "location")
        addresses += [{"address": inner}] if isinstance(inner, dict) and inner else [text]
    pay: list[Value] = []
    compensation = node.get("compensation")
    if isinstance(compensation, dict):
        for part in _nodes(compensation, "summaryComponents"):
            if _text(part, "compensationType").casefold() == "salary":
                low, high = _text(part, "minValue"), _text(part, "maxValue")
                unit = _text(part, "interval")
                pay.append(_money(low, high, _text(part, "currencyCode"), unit))
    entries: dict[str, Value] = {
        "title": _text(node, "title"),
        "datePosted": _text(node, "publishedAt"),
        "jobLocation": [address for address in addresses if address],
        "employmentUnit": _text(node, "team") or _text(node, "department"),
        "employmentType": _text(node, "employmentType"),
        "workplace": _text(node, "workplaceType")
        or ("remote" if _text(node, "isRemote") == "true" else ""),
        "applyUrl": _text(node, "applyUrl"),
        "baseSalary": pay[0] if len(pay) == 1 else "",
        "draft": "yes" if _text(node, "isListed") == "false" else "",
    }
    body = _text(node, "descriptionHtml") or _as_html(_text(node, "descriptionPlain"))
    return _job(source, entries, body)


def _money(low: str, high: str, currency: str, interval: str) -> Value:
    """Return a MonetaryAmount, without a unit if the interval is, say, two months."""
    match = _PER.search(interval)
    unit = match[1] or (match[3] if match[2] == "1" else "") if match else ""
    amount: dict[str, Value] = {"minValue": low, "maxValue": high, "unitText": unit}
    return {"currency": currency, "value": amount} if low or high else ""


def _cents(text: str) -> str:
    return f"{text[:-2]}.{text[-2:]}" if text.isdecimal() and len(text) > 2 else ""


def _instant(text: str) -> str:
    """Return milliseconds since 1970 as a time in ISO 8601."""
    if not re.fullmatch(r"\d{12,13}", text):
        return ""
    return dt.datetime.fromtimestamp(int(text) // 1000, dt.UTC).isoformat()
