"""Rules about single values, in a posting's source and in JSON-LD.

In a build, the message is that of the parser, which says what was written and what is
expected; it fills the placeholder ``problem``.
"""

from __future__ import annotations

from .rule import GOOGLE, ISO_CURRENCIES, ISO_DATES, OURS, PROBLEM, SCHEMA, Rule

_FRONT_MATTER = (
    "---\njobposting:\n  date-posted: 2021-09-02\n  job-location: Porto, PT\n"
    "  apply: ann@example.org\n  skills: %s\n---\n\n"
    "# Cook\n\nCook for forty guests at noon.\n"
)

VALUE_RULES: tuple[Rule, ...] = (
    Rule(
        "invalid-date",
        "error",
        ISO_DATES,
        PROBLEM,
        "Write the day as 2021-09-20, or the moment as 2021-09-20T17:00:00-04:00.",
        "option",
        ":date-posted: 09/02/2021",
        ":date-posted: 2021-09-02",
        data_message="%(property)s: “%(value)s” is not an ISO 8601 date.",
    ),
    Rule(
        "invalid-money",
        "error",
        GOOGLE,
        PROBLEM,
        "Write currency, amount and unit: USD 40000 per year. In JSON-LD that is a "
        "MonetaryAmount with currency, and a value with value (or minValue and maxValue) "
        "and unitText.",
        "option",
        ":base-salary: $40,000",
        ":base-salary: USD 40000 per year",
        "baseSalary",
        data_message="%(property)s: “%(value)s” is not an amount of money that programs "
        "can read.",
    ),
    Rule(
        "invalid-currency",
        "error",
        ISO_CURRENCIES,
        PROBLEM,
        "Write the three-letter code of the currency: USD, EUR, ZAR.",
        "option",
        ":salary-currency: dollars",
        ":salary-currency: USD",
        "baseSalary",
        data_message="%(property)s: “%(value)s” is not a valid currency code.",
    ),
    Rule(
        "invalid-number",
        "error",
        SCHEMA,
        PROBLEM,
        "Write only the number, in digits, with a point before decimals.",
        "option",
        ":total-job-openings: several",
        ":total-job-openings: 2",
        data_message="%(property)s: “%(value)s” is not a number.",
    ),
    Rule(
        "invalid-yes-no",
        "error",
        SCHEMA,
        PROBLEM,
        "Write yes or no; in JSON-LD true or false, without quotes.",
        "option",
        ":direct-apply: perhaps",
        ":direct-apply: yes",
        data_message="%(property)s: “%(value)s” is neither true nor false.",
    ),
    Rule(
        "invalid-place",
        "error",
        GOOGLE,
        PROBLEM,
        "Write town, region, country: Boston, MA, US. In JSON-LD that is a Place whose "
        "address is a PostalAddress with addressCountry.",
        "option",
        ":job-location: Washington, DC",
        ":job-location: Washington, DC, US",
        "jobLocation",
        data_message="%(property)s: “%(value)s” is text, not a Place with a PostalAddress.",
    ),
    Rule(
        "invalid-area",
        "error",
        GOOGLE,
        PROBLEM,
        "Name countries or their states: US; EU; Ontario, CA. In JSON-LD, each is a "
        "Country or State with its name.",
        "option",
        ":workplace: remote\n:applicants-in: Northern America",
        ":workplace: remote\n:applicants-in: US, CA",
        "applicantLocationRequirements",
        data_message="%(property)s: “%(value)s” is not a Country, State, or City with a "
        "name.",
    ),
    Rule(
        "invalid-organization",
        "error",
        GOOGLE,
        PROBLEM,
        "Write the organization's name. In JSON-LD, it is an Organization with a name, "
        "and with sameAs and logo if there are any.",
        "option",
        ":hiring-organization: https://www.example.org",
        ":hiring-organization: Long Table",
        "hiringOrganization",
        data_message="%(property)s: “%(value)s” is text, not an Organization.",
    ),
    Rule(
        "invalid-contact",
        "error",
        OURS,
        PROBLEM,
        "Write an email address, a URL that begins with https://, or a telephone number.",
        "option",
        ":apply: ask Ann",
        ":apply: ann@example.org",
        "applicationContact",
        data_message="%(property)s: “%(value)s” is neither an email address nor a URL.",
    ),
    Rule(
        "invalid-url",
        "error",
        SCHEMA,
        PROBLEM,
        "Write the full URL, beginning with https://, without spaces.",
        "option",
        ":url: jobs/42",
        ":url: https://jobs.example.org/42",
        data_message="%(property)s: “%(value)s” is not a URL.",
    ),
    Rule(
        "invalid-text",
        "error",
        OURS,
        PROBLEM,
        "Write plain text.",
        "page",
        _FRONT_MATTER % "{soups: yes, bread: yes}",
        _FRONT_MATTER % "soups and bread",
        data_message="%(property)s: “%(value)s” is not text.",
    ),
    Rule(
        "invalid-employment-type",
        "error",
        GOOGLE,
        PROBLEM,
        "Use one or more of FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, "
        "VOLUNTEER, PER_DIEM, OTHER; write several as a list.",
        "option",
        ":employment-type: gig",
        ":employment-type: contractor",
        "employmentType",
        data_message="%(property)s: “%(value)s” is not one of the eight employment types.",
    ),
    Rule(
        "invalid-workplace",
        "error",
        GOOGLE,
        PROBLEM,
        "Only fully remote work has jobLocationType: TELECOMMUTE. Leave it out for "
        "on-site and hybrid work.",
        "option",
        ":workplace: sometimes",
        ":workplace: hybrid",
        "jobLocationType",
        data_message="%(property)s: “%(value)s” is not TELECOMMUTE.",
    ),
    Rule(
        "invalid-duration",
        "error",
        ISO_DATES,
        PROBLEM,
        "Write 12 months, 6 weeks or 10 days; in JSON-LD P12M, P6W or P10D.",
        "option",
        ":job-duration: a while",
        ":job-duration: 12 months",
        "jobDuration",
        data_message="%(property)s: “%(value)s” is not a duration.",
    ),
    Rule(
        "invalid-education",
        "error",
        GOOGLE,
        PROBLEM,
        "Use one of: high school, associate degree, bachelor degree, professional "
        "certificate, postgraduate degree; or write: no requirements.",
        "option",
        ":education-requirements: street wisdom",
        ":education-requirements: high school",
        "educationRequirements",
        data_message="%(property)s: “%(value)s” is not a category that Google knows.",
    ),
    Rule(
        "invalid-experience",
        "error",
        GOOGLE,
        PROBLEM,
        "Write the months as a number, or: no requirements.",
        "option",
        ":experience-requirements: some",
        ":experience-requirements: 24 months",
        "experienceRequirements",
        data_message="%(property)s: “%(value)s” is not a number of months.",
    ),
)
