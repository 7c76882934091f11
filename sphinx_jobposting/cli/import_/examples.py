"""Examples for the documentation: what people write, and what the import makes of it.

Each row has front matter, and the fields that the page gets from it. The tests import all
of them. The table of outcomes has what the report says about each.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """Some front matter, and the fields it becomes; empty if nothing in it is certain."""

    written: str
    becomes: str


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "Pay": (
        Example("salary: USD 40,000 per year", "base-salary: USD 40000 per year"),
        Example("gehalt: 45 000 € brutto pro Jahr", ""),
        Example("gehalt: 45 000 € pro Jahr", "base-salary: EUR 45000 per year"),
        Example("salaire: 2 500 € par mois", "base-salary: EUR 2500 per month"),
        Example("salary: €45-55k per year", "base-salary: EUR 45000-55000 per year"),
        Example("pay: From US$20/hr", "base-salary: from USD 20 per hour"),
        Example(
            "salary_min: 40000\nsalary_max: 50000\ncurrency: USD\nsalary_unit: YEAR",
            "base-salary: USD 40000-50000 per year",
        ),
        Example("salary: $90,000–$150,000", ""),
        Example("salary: £60-70k pro rata", ""),
        Example("salary: EUR 50000", ""),
        Example("salary: EUR 45.000 per year", ""),
        Example("salary: $90,000 to be spent by April 2027", ""),
        Example("salary: Competitive", ""),
    ),
    "Dates": (
        Example("date: 2021-09-02", "date-posted: 2021-09-02"),
        Example("date: 2021-09-02 10:00:00 +0200", "date-posted: 2021-09-02"),
        Example("posted: Jul 07, 2026", "date-posted: 2026-07-07"),
        Example("datum: 7. Juli 2026", "date-posted: 2026-07-07"),
        Example("fecha: 7 de julio de 2026", "date-posted: 2026-07-07"),
        Example("date: 3/21/2022", "date-posted: 2022-03-21"),
        Example("date: 01/02/2024", ""),
        Example("date: 2015-17-04", ""),
    ),
    "Deadlines": (
        Example("deadline: 2021-09-20", "valid-through: 2021-09-20"),
        Example("date limite: 1er octobre 2021", "valid-through: 2021-10-01"),
        Example("deadline: 2021-09-20T00:00", "valid-through: 2021-09-20"),
        Example("deadline: 2021-09-20 17:00", "valid-through: 2021-09-20T17:00"),
        Example("deadline: 29 March 2026, AoE", "valid-through: 2026-03-29T23:59:00-12:00"),
        Example(
            "deadline: July 23, 2023 at 11:59 pm EDT",
            "valid-through: 2023-07-23T23:59:00-04:00",
        ),
        Example("deadline: January 23, 2023 at 11:59 pm EDT", ""),
        Example("deadline: 8am GMT Monday 21st March", ""),
        Example("deadline: Monday, March 21, 2023", ""),
        Example("deadline: TBD", ""),
    ),
    "Open or closed": (
        Example("open: false", "closed: yes"),
        Example("status: solved", "closed: yes"),
        Example("published: false", "draft: yes"),
        Example("unpublished: true", "draft: yes"),
        Example("publié: non", "draft: yes"),
        Example("draft: almost done", "draft: yes"),
        Example("veröffentlicht: 2021-09-02", "date-posted: 2021-09-02"),
        Example("expired: true", "closed: yes"),
        Example("estado: cerrado", "closed: yes"),
        Example("filled: 2021-09-14", "closed: 2021-09-14"),
        Example("draft: true", "draft: yes"),
        Example("status: phase two", ""),
    ),
    "Places": (
        Example("location: Paris, France", "job-location: Paris, FR"),
        Example("ort: Köln, Deutschland", "job-location: Köln, Germany"),
        Example("city: Porto\ncountry: Portugal", "job-location: Porto, PT"),
        Example("location: London, England", "job-location: London, England, GB"),
        Example("location: Remote", "workplace: remote"),
        Example(
            "location: Remote (US)",
            "workplace: remote\napplicant-location-requirements: US",
        ),
        Example("location: Hybrid", "workplace: hybrid"),
        Example(
            "location: Anywhere",
            "workplace: remote\napplicant-location-requirements: anywhere",
        ),
        Example("location: Washington, DC", ""),
        Example("location: Boston, MA", ""),
        Example("location: Berlin", ""),
        Example("location: Remote / Berlin", ""),
        Example("location: Virtual (100% Remote), Washington, DC; San Francisco, CA", ""),
    ),
    "Types": (
        Example("type: Full time", "employment-type: full-time"),
        Example("anstellung: Vollzeit, Teilzeit", "employment-type: full-time, part-time"),
        Example("contrat: stage", "employment-type: intern"),
        Example("dienstverband: vrijwilliger", "employment-type: volunteer"),
        Example("type: full-time, remote", "workplace: remote\nemployment-type: full-time"),
        Example("pensum: 80-100%", "work-hours: 80-100%"),
        Example("job_type: 80-100%", "work-hours: 80-100%"),
        Example("contract: contract", ""),
        Example("job_type: gig", ""),
    ),
    "To apply": (
        Example("email: jobs@example.org", "application-contact: jobs@example.org"),
        Example(
            "contact:\n  name: Ada\n  email: ada@example.org",
            "application-contact: ada@example.org",
        ),
        Example(
            "apply_url: https://example.org/apply",
            "application-contact: https://example.org/apply",
        ),
        Example("url: https://example.org/", ""),
    ),
}
"""The examples, by topic."""
