"""Rules about a posting as a whole, beyond its single properties."""

from __future__ import annotations

from ...model.rule import GOOGLE, GOOGLE_2021, OURS, SCHEMA, Rule

WHOLE_RULES: tuple[Rule, ...] = (
    Rule(
        "title-contradicts-heading",
        "error",
        GOOGLE,
        "The title “%(value)s” contradicts the page's heading: “%(heading)s”.",
        "Use the same job title in both places.",
        "option",
        ":title: Production Lead",
        ":title: Community Coordinator",
        "title",
    ),
    Rule(
        "deadline-past",
        "warning",
        GOOGLE,
        "The deadline, %(value)s, has passed.",
        "Move the deadline, or close the posting: closed: yes, or no JSON-LD.",
        "data",
        '{"validThrough": "2021-09-09T23:59:59+00:00"}',
        '{"validThrough": "2021-09-20T23:59:59+00:00"}',
        "validThrough",
    ),
    Rule(
        "deadline-before-posting",
        "warning",
        GOOGLE,
        "The deadline, %(value)s, is before the day of posting, %(posted)s.",
        "Correct the one that is wrong; look at the years.",
        "data",
        '{"datePosted": "2021-09-02", "validThrough": "2021-08-20T23:59:59+00:00"}',
        '{"datePosted": "2021-09-02", "validThrough": "2021-09-20T23:59:59+00:00"}',
        "validThrough",
    ),
    Rule(
        "unlikely-pay",
        "warning",
        GOOGLE,
        "%(property)s: “%(value)s” is an unlikely amount of pay.",
        "Correct the amount or the unit of time.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "HOUR"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
        "baseSalary",
    ),
    Rule(
        "closed-before-posting",
        "warning",
        OURS,
        "The job closed on %(value)s, before the day of posting, %(posted)s.",
        "Correct the one that is wrong; look at the years.",
        "option",
        ":closed: 2020-09-14",
        ":closed: 2021-09-14",
    ),
    Rule(
        "date-before-posting",
        "warning",
        SCHEMA,
        "%(property)s: %(value)s is before the day of posting, %(posted)s.",
        "Correct the one that is wrong; look at the years.",
        "data",
        '{"datePosted": "2021-09-02", "jobStartDate": "2020-11-01"}',
        '{"datePosted": "2021-09-02", "jobStartDate": "2021-11-01"}',
        "jobStartDate",
    ),
    Rule(
        "updated-in-future",
        "warning",
        OURS,
        "%(property)s: %(value)s is in the future.",
        "Write the day of the last change.",
        "option",
        ":updated: 2062-09-05",
        ":updated: 2021-09-05",
    ),
    Rule(
        "posted-far-ahead",
        "warning",
        OURS,
        "The day of posting, %(value)s, is more than a year from now. The job is not "
        "published before that day.",
        "Correct the year.",
        "option",
        ":date-posted: 2062-09-02\n:valid-through: 2062-09-20",
        ":date-posted: 2021-09-02\n:valid-through: 2021-09-20",
        "datePosted",
    ),
    Rule(
        "posted-in-future",
        "warning",
        GOOGLE,
        "The day of posting, %(value)s, is in the future.",
        "Write the day on which the job was first posted.",
        "data",
        '{"datePosted": "2021-10-02"}',
        '{"datePosted": "2021-09-02"}',
        "datePosted",
    ),
    Rule(
        "closing-soon",
        "warning",
        "sphinx-jobposting: check",
        "The posting closes in %(count)s day, on %(date)s.",
        "There is nothing to fix: you asked for this with --closing-within.",
        "data",
        '{"validThrough": "2021-09-12T23:59:59+00:00"}',
        '{"validThrough": "2021-12-20T23:59:59+00:00"}',
        "validThrough",
        plural="The posting closes in %(count)s days, on %(date)s.",
    ),
    Rule(
        "remote-not-said",
        "warning",
        GOOGLE,
        "The work is remote, but the description never says so.",
        "Say in the text that the work is fully remote.",
        "data",
        '{"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": '
        '"Country", "name": "France"}, "description": "<p>Answer questions by email.</p>"}',
        '{"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": '
        '"Country", "name": "France"}, "description": "<p>The work is fully remote.</p>"}',
        "description",
    ),
    Rule(
        "remote-but-hybrid",
        "warning",
        GOOGLE,
        "The work is marked as fully remote, but the description says “%(value)s”.",
        "Mark only work that is never done on site as remote: leave TELECOMMUTE out for "
        "hybrid work.",
        "data",
        '{"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": '
        '"Country", "name": "France"}, "description": "<p>Remote, with two days a week in '
        'the office.</p>"}',
        '{"description": "<p>Remote, with two days a week in the office.</p>"}',
        "jobLocationType",
    ),
    Rule(
        "remote-not-marked",
        "warning",
        GOOGLE,
        "The description says “%(value)s”, but the job is not marked as remote.",
        "If the work is never done on site, write workplace: remote; in JSON-LD "
        "jobLocationType: TELECOMMUTE. Otherwise change the text.",
        "data",
        '{"description": "<p>This job is 100 % remote.</p>"}',
        '{"jobLocationType": "TELECOMMUTE", "description": "<p>This job is 100 % '
        'remote.</p>"}',
        "jobLocationType",
    ),
    Rule(
        "no-way-to-apply",
        "warning",
        GOOGLE,
        "The posting does not say how to apply: it has no address, link, or telephone "
        "number.",
        "Add where to apply: apply: jobs@example.org, or a link in the text.",
        "html",
        '<!DOCTYPE html><title>Cook</title><h1>Cook</h1><script type="application/ld+json">'
        '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", '
        '"description": "<p>Cook for forty guests.</p>", "datePosted": "2021-09-02", '
        '"hiringOrganization": {"@type": "Organization", "name": "Inn"}, "jobLocation": '
        '{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "FR"}}}'
        "</script><p>Cook for forty guests.</p>",
        '<!DOCTYPE html><title>Cook</title><h1>Cook</h1><script type="application/ld+json">'
        '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", '
        '"description": "<p>Cook for forty guests.</p>", "datePosted": "2021-09-02", '
        '"hiringOrganization": {"@type": "Organization", "name": "Inn"}, "jobLocation": '
        '{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "FR"}}}'
        '</script><p>Cook for forty guests. <a href="mailto:a@example.org">Apply</a></p>',
        "applicationContact",
    ),
    Rule(
        "title-clutter",
        "warning",
        GOOGLE,
        "The title “%(title)s” contains “%(value)s”, which is not part of a job title.",
        "Put pay, dates, places, the organization, codes, and “remote” in their own "
        "properties, and leave “urgent” out. Parts such as (m/w/d) are fine.",
        "data",
        '{"title": "Community Coordinator – $40,000 – apply now!!"}',
        '{"title": "Community Coordinator (m/w/d)"}',
        "title",
    ),
    Rule(
        "title-capitals",
        "warning",
        GOOGLE_2021,
        "The title is in capital letters: “%(value)s”.",
        "Write capitals only where they belong.",
        "data",
        '{"title": "COMMUNITY COORDINATOR"}',
        '{"title": "Community Coordinator"}',
        "title",
    ),
    Rule(
        "deadline-differs-in-text",
        "warning",
        GOOGLE,
        "The text says %(said)s, but the deadline is %(value)s.",
        "Write the same day in both places. A deadline at 00:00 ends a day early.",
        "data",
        '{"validThrough": "2021-09-21T23:59:59+00:00", "description": "<p>Please send your '
        'resume to jobs@example.org by September 20, 2021.</p>"}',
        '{"validThrough": "2021-09-20T23:59:59+00:00", "description": "<p>Please send your '
        'resume to jobs@example.org by September 20, 2021.</p>"}',
        "validThrough",
    ),
    Rule(
        "deadline-only-in-text",
        "warning",
        GOOGLE,
        "The text says that people can apply until %(said)s, but the data has no deadline.",
        "Add it to the data too, so that the posting closes: valid-through; in JSON-LD "
        "validThrough.",
        "data",
        '{"validThrough": null, "description": "<p>Application deadline: 2021-09-20</p>"}',
        '{"validThrough": "2021-09-20T23:59:59+00:00", "description": "<p>Application '
        'deadline: 2021-09-20</p>"}',
        "validThrough",
    ),
    Rule(
        "placeholder",
        "warning",
        GOOGLE,
        "%(property)s: “%(value)s” is a placeholder, not a value.",
        "Write the value, or leave the property out.",
        "data",
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Austin", "addressRegion": "UNAVAILABLE", '
        '"addressCountry": "US"}}}',
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Austin", "addressRegion": "TX", "addressCountry": "US"}}}',
    ),
    Rule(
        "escaped-html",
        "warning",
        GOOGLE,
        "%(property)s is escaped twice: readers see “%(value)s”.",
        "Write the characters themselves; JSON needs no HTML escapes.",
        "data",
        '{"description": "&lt;p&gt;Answer questions.&lt;/p&gt;"}',
        '{"description": "<p>Answer questions.</p>"}',
    ),
    Rule(
        "no-paragraphs",
        "warning",
        GOOGLE,
        "The description is one block of %(count)s character without a break.",
        "Put paragraphs in <p>, and lists in <ul> and <li>.",
        "data",
        '{"description": "' + "You answer the questions of our people. " * 20 + '"}',
        '{"description": "' + "<p>You answer the questions of our people.</p>" * 20 + '"}',
        "description",
        plural="The description is one block of %(count)s characters without a break.",
    ),
    Rule(
        "page-hidden",
        "warning",
        GOOGLE,
        "The page asks search engines not to list it (noindex).",
        "Remove noindex while the job is open.",
        "html",
        '<!DOCTYPE html><title>Cook</title><meta name="robots" content="noindex">'
        '<h1>Cook</h1><a href="mailto:a@example.org">Apply</a>'
        '<script type="application/ld+json">'
        '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", '
        '"description": "<p>Cook for forty guests.</p>", "datePosted": "2021-09-02", '
        '"hiringOrganization": {"@type": "Organization", "name": "Inn"}, "jobLocation": '
        '{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "FR"}}}'
        "</script>",
        "<!DOCTYPE html><title>Cook</title>"
        '<h1>Cook</h1><a href="mailto:a@example.org">Apply</a>'
        '<script type="application/ld+json">'
        '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", '
        '"description": "<p>Cook for forty guests.</p>", "datePosted": "2021-09-02", '
        '"hiringOrganization": {"@type": "Organization", "name": "Inn"}, "jobLocation": '
        '{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "FR"}}}'
        "</script>",
    ),
)
