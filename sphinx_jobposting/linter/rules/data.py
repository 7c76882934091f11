"""Rules about the properties of a JSON-LD posting: what is required, and in which form."""

from __future__ import annotations

from ...model.rule import GOOGLE, ISO_DATES, JSON_LD, SCHEMA, Rule

_REQUIRED = "%(property)s is missing; it is required."

DATA_RULES: tuple[Rule, ...] = (
    Rule(
        "missing-title",
        "error",
        GOOGLE,
        _REQUIRED,
        "Add the job's title: a heading above the posting; in JSON-LD title.",
        "data",
        '{"title": ""}',
        '{"title": "Community Coordinator"}',
        "title",
    ),
    Rule(
        "missing-description",
        "error",
        GOOGLE,
        _REQUIRED,
        "Describe the whole job below the heading: duties, qualifications, hours, how to "
        "apply; in JSON-LD that is description, as HTML.",
        "data",
        '{"description": null}',
        '{"description": "<p>You support the people who run study circles.</p>"}',
        "description",
    ),
    Rule(
        "missing-date-posted",
        "error",
        GOOGLE,
        _REQUIRED,
        "Add the day on which the job was first posted: date-posted: 2021-09-02; in "
        "JSON-LD datePosted.",
        "data",
        '{"datePosted": null}',
        '{"datePosted": "2021-09-02"}',
        "datePosted",
    ),
    Rule(
        "missing-hiring-organization",
        "error",
        GOOGLE,
        _REQUIRED,
        "Name the employer: jobposting_organization in conf.py, or hiring-organization; "
        "in JSON-LD hiringOrganization with a name. To keep the employer's name secret, "
        "write “confidential”.",
        "data",
        '{"hiringOrganization": {"@type": "Organization", "name": ""}}',
        '{"hiringOrganization": {"@type": "Organization", "name": "Long Table"}}',
        "hiringOrganization",
    ),
    Rule(
        "missing-job-location",
        "error",
        GOOGLE,
        "%(property)s is missing; it is required unless the work is fully remote.",
        "Add where people report to work: job-location: Boston, MA, US. For fully remote "
        "work, write workplace: remote and applicants-in: US.",
        "data",
        '{"jobLocation": null}',
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Boston", "addressRegion": "MA", "addressCountry": "US"}}}',
        "jobLocation",
    ),
    Rule(
        "area-missing",
        "error",
        GOOGLE,
        "The work is remote, but the posting does not say where applicants may live.",
        "Name the countries: applicants-in: US, EU; in JSON-LD "
        "applicantLocationRequirements with a Country.",
        "data",
        '{"jobLocation": null, "jobLocationType": "TELECOMMUTE", '
        '"description": "<p>The work is fully remote.</p>"}',
        '{"jobLocation": null, "jobLocationType": "TELECOMMUTE", '
        '"applicantLocationRequirements": {"@type": "Country", "name": "South Africa"}, '
        '"description": "<p>The work is fully remote.</p>"}',
        "applicantLocationRequirements",
    ),
    Rule(
        "missing-address",
        "error",
        GOOGLE,
        "%(property)s: this Place has no address.",
        "Add an address: a PostalAddress with addressCountry.",
        "data",
        '{"jobLocation": {"@type": "Place", "name": "Boston"}}',
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Boston", "addressCountry": "US"}}}',
        "jobLocation",
    ),
    Rule(
        "missing-country",
        "error",
        GOOGLE,
        "%(property)s: this address has no addressCountry.",
        "Add addressCountry with the two-letter code of the country, such as US.",
        "data",
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Boston"}}}',
        '{"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", '
        '"addressLocality": "Boston", "addressCountry": "US"}}}',
        "jobLocation",
    ),
    Rule(
        "not-a-country",
        "error",
        GOOGLE,
        "%(property)s: “%(value)s” is not a country.",
        "Name each country separately, by its code or its name. A continent, a union of "
        "states, or “anywhere” is not a country.",
        "data",
        '{"jobLocationType": "TELECOMMUTE", "description": "<p>Fully remote.</p>", '
        '"applicantLocationRequirements": {"@type": "Country", "name": "European Union"}}',
        '{"jobLocationType": "TELECOMMUTE", "description": "<p>Fully remote.</p>", '
        '"applicantLocationRequirements": [{"@type": "Country", "name": "France"}, '
        '{"@type": "Country", "name": "Germany"}]}',
        "applicantLocationRequirements",
    ),
    Rule(
        "missing-currency",
        "error",
        GOOGLE,
        "%(property)s has no currency.",
        "Add currency with its three-letter code, such as USD.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
        "baseSalary",
    ),
    Rule(
        "missing-amount",
        "error",
        GOOGLE,
        "%(property)s has no amount.",
        "Add value.value, or value.minValue and value.maxValue, or leave baseSalary out.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "unitText": "YEAR"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "minValue": 40000, "maxValue": 45000, "unitText": "YEAR"}}}',
        "baseSalary",
    ),
    Rule(
        "missing-unit",
        "error",
        GOOGLE,
        "%(property)s does not say what period the pay is for.",
        "Add value.unitText: HOUR, DAY, WEEK, MONTH, or YEAR.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
        "baseSalary",
    ),
    Rule(
        "invalid-unit",
        "error",
        GOOGLE,
        "%(property)s: “%(value)s” is not a unit of time that Google knows.",
        "Use one of HOUR, DAY, WEEK, MONTH, YEAR, in capitals.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "PROJECT"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
        "baseSalary",
    ),
    Rule(
        "pay-range",
        "error",
        SCHEMA,
        "%(property)s: the minimum, %(minimum)s, is greater than the maximum, %(maximum)s.",
        "Put the smaller amount in minValue.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "minValue": 50, "maxValue": 20, "unitText": "HOUR"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "minValue": 20, "maxValue": 50, "unitText": "HOUR"}}}',
        "baseSalary",
    ),
    Rule(
        "wrong-type",
        "error",
        SCHEMA,
        "%(property)s has the type %(value)s; %(expected)s is expected.",
        "Use the expected @type and its properties.",
        "data",
        '{"hiringOrganization": {"@type": "Place", "name": "Long Table"}}',
        '{"hiringOrganization": {"@type": "NGO", "name": "Long Table"}}',
    ),
    Rule(
        "misspelt-property",
        "error",
        JSON_LD,
        "“%(value)s” is not a property of schema.org; did you mean “%(expected)s”?",
        "Write %(expected)s: names are case-sensitive.",
        "data",
        '{"DatePosted": "2021-09-02", "datePosted": null}',
        '{"datePosted": "2021-09-02"}',
    ),
    Rule(
        "misspelt-type",
        "error",
        JSON_LD,
        "“%(value)s” is not a type of schema.org; did you mean “%(expected)s”?",
        "Write %(expected)s: names are case-sensitive.",
        "data",
        '{"@type": "jobPosting"}',
        '{"@type": "JobPosting"}',
    ),
    Rule(
        "misspelt-value",
        "error",
        GOOGLE,
        "%(property)s: “%(value)s” is not a value that Google knows. Did you mean "
        "%(expected)s?",
        "Write %(expected)s; write several as a list.",
        "data",
        '{"employmentType": "Vollzeit"}',
        '{"employmentType": "FULL_TIME"}',
    ),
    Rule(
        "template-tag",
        "error",
        GOOGLE,
        "%(property)s contains a template tag that was never filled in: “%(value)s”.",
        "Let the template fill in the value, or leave the property out.",
        "data",
        '{"title": "{{ page.title }}"}',
        '{"title": "Community Coordinator"}',
    ),
    Rule(
        "description-is-title",
        "error",
        GOOGLE,
        "The description only repeats the title.",
        "Describe the whole job: duties, qualifications, hours, how to apply.",
        "data",
        '{"title": "Community Coordinator", "description": "<p>Community Coordinator</p>"}',
        '{"title": "Community Coordinator", "description": "<p>Answer questions.</p>"}',
        "description",
    ),
    Rule(
        "date-form",
        "warning",
        ISO_DATES,
        "%(property)s: “%(value)s” is readable, but it is not strict ISO 8601.",
        "Write %(expected)s.",
        "data",
        '{"datePosted": "2021-09-02T10:23:23+0000"}',
        '{"datePosted": "2021-09-02T10:23:23+00:00"}',
    ),
    Rule(
        "number-as-text",
        "warning",
        GOOGLE,
        "%(property)s: the number %(value)s is written as text.",
        "Write it without quotes.",
        "data",
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": "40000", "unitText": "YEAR"}}}',
        '{"baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {"@type": '
        '"QuantitativeValue", "value": 40000, "unitText": "YEAR"}}}',
    ),
    Rule(
        "yes-no-as-text",
        "warning",
        SCHEMA,
        "%(property)s: %(value)s is written as text.",
        "Write true or false, without quotes.",
        "data",
        '{"directApply": "true"}',
        '{"directApply": true}',
    ),
    Rule(
        "missing-type",
        "warning",
        JSON_LD,
        "%(property)s has no @type.",
        'Add "@type": "%(expected)s".',
        "data",
        '{"hiringOrganization": {"name": "Long Table"}}',
        '{"hiringOrganization": {"@type": "Organization", "name": "Long Table"}}',
    ),
    Rule(
        "several-organizations",
        "warning",
        GOOGLE,
        "%(property)s names %(count)s organization.",
        "Name only the one that hires.",
        "data",
        '{"hiringOrganization": [{"@type": "Organization", "name": "Beta"}, '
        '{"@type": "Organization", "name": "Gamma"}]}',
        '{"hiringOrganization": {"@type": "Organization", "name": "Beta"}}',
        "hiringOrganization",
        plural="%(property)s names %(count)s organizations.",
    ),
    Rule(
        "empty-property",
        "warning",
        GOOGLE,
        "%(property)s is empty.",
        "Leave out properties that have no value.",
        "data",
        '{"employmentType": ""}',
        '{"employmentType": null}',
    ),
    Rule(
        "unknown-property",
        "warning",
        SCHEMA,
        "“%(value)s” is not a property of schema.org; did you mean “%(expected)s”?",
        "Write %(expected)s, or leave it out.",
        "data",
        '{"validTrough": "2021-09-20T23:59:59+00:00"}',
        '{"validThrough": "2021-09-20T23:59:59+00:00"}',
    ),
    Rule(
        "area-without-remote",
        "warning",
        GOOGLE,
        "%(property)s is ignored, because the work is not marked as remote.",
        "Mark the work as remote (workplace: remote; in JSON-LD jobLocationType: "
        "TELECOMMUTE), or leave the areas out.",
        "data",
        '{"applicantLocationRequirements": {"@type": "Country", "name": "France"}}',
        '{"jobLocationType": "TELECOMMUTE", "description": "<p>Fully remote.</p>", '
        '"applicantLocationRequirements": {"@type": "Country", "name": "France"}}',
        "applicantLocationRequirements",
    ),
    Rule(
        "experience-alone",
        "warning",
        GOOGLE,
        "%(property)s is ignored unless both education and experience are given.",
        "Add education-requirements and experience-requirements, in JSON-LD "
        "educationRequirements and experienceRequirements, or leave it out.",
        "data",
        '{"experienceInPlaceOfEducation": true}',
        '{"experienceInPlaceOfEducation": true, "educationRequirements": {"@type": '
        '"EducationalOccupationalCredential", "credentialCategory": "bachelor degree"}, '
        '"experienceRequirements": {"@type": "OccupationalExperienceRequirements", '
        '"monthsOfExperience": 24}}',
        "experienceInPlaceOfEducation",
    ),
)
