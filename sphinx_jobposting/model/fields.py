"""The one table of fields.

The directive's options, the keys in front matter, the JSON-LD, the facts on the page, the
filters of ``joblist``, and the reference in the documentation all come from it. To add a
field, add a row.

Source of the properties: schema.org 30.0, "JobPosting" and "Thing".
"""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A field of a posting.

    *name* is its name in kebab case; *property* is its schema.org name (empty if schema.org
    has none); *kind* names a row of `values.kinds.KINDS`; *label* is shown next to the
    value on the page (empty if the field is not shown), and fields with the same label are
    shown as one fact; *meaning* is one line for the documentation; *example* is a valid
    value; *aliases* are accepted in place of *name*.
    """

    name: str
    property: str
    kind: str
    label: str
    meaning: str
    example: str
    aliases: tuple[str, ...] = ()


# In the order of the facts on the page; fields without a label are not shown.
FIELDS: tuple[Field, ...] = (
    Field(
        "hiring-organization",
        "hiringOrganization",
        "organization",
        "Organization",
        "Who hires.",
        "Long Table",
    ),
    Field(
        "employment-unit",
        "employmentUnit",
        "text",
        "Team",
        "The department or team.",
        "Engineering",
    ),
    Field(
        "workplace",
        "",
        "workplace",
        "Location",
        "Where the work is done: on-site, hybrid, or remote.",
        "remote",
    ),
    Field(
        "job-location",
        "jobLocation",
        "place",
        "Location",
        "The place people report to.",
        "Boston, MA, US",
    ),
    Field(
        "applicant-location-requirements",
        "applicantLocationRequirements",
        "area",
        "Location",
        "Where applicants for remote work may live.",
        "US, EU, ZA",
        aliases=("applicants-in",),
    ),
    Field(
        "job-location-type",
        "jobLocationType",
        "job-location-type",
        "",
        "`telecommute` means the same as `workplace: remote`.",
        "telecommute",
    ),
    Field(
        "base-salary",
        "baseSalary",
        "money",
        "Pay",
        "The employer's own figure.",
        "USD 40000 per year",
    ),
    Field(
        "estimated-salary",
        "estimatedSalary",
        "money",
        "Estimated pay",
        "An estimate by somebody else.",
        "USD 38000-42000 per year",
    ),
    Field(
        "salary-currency",
        "salaryCurrency",
        "currency",
        "",
        "The currency of the pay; `base-salary` already includes it.",
        "USD",
    ),
    Field(
        "incentive-compensation",
        "incentiveCompensation",
        "text",
        "Incentives",
        "Bonus and commission.",
        "Profit share of 5 %",
    ),
    Field(
        "job-benefits",
        "jobBenefits",
        "text",
        "Benefits",
        "What comes with the job.",
        "Health insurance",
    ),
    Field(
        "employment-type",
        "employmentType",
        "employment-type",
        "Type",
        "One or several types of employment.",
        "contractor, part-time",
    ),
    Field(
        "work-hours",
        "workHours",
        "hours",
        "Type",
        "The working hours.",
        "32 hours a week",
    ),
    Field(
        "special-commitments",
        "specialCommitments",
        "text",
        "Commitments",
        "Special commitments, such as a veteran's preference.",
        "Veterans preferred",
    ),
    Field(
        "job-immediate-start",
        "jobImmediateStart",
        "yes-no",
        "Immediate start",
        "Whether people can start at once.",
        "yes",
    ),
    Field(
        "job-start-date",
        "jobStartDate",
        "date-or-text",
        "Start",
        "When the work begins.",
        "2021-11-01",
    ),
    Field(
        "job-duration",
        "jobDuration",
        "duration",
        "Duration",
        "How long the job lasts.",
        "12 months",
    ),
    Field(
        "total-job-openings",
        "totalJobOpenings",
        "number",
        "Openings",
        "How many people are needed.",
        "2",
    ),
    Field(
        "education-requirements",
        "educationRequirements",
        "education",
        "Education",
        "The required education, or `no requirements`.",
        "bachelor degree",
    ),
    Field(
        "experience-requirements",
        "experienceRequirements",
        "experience",
        "Experience",
        "The required months of experience, or `no requirements`.",
        "24 months",
    ),
    Field(
        "experience-in-place-of-education",
        "experienceInPlaceOfEducation",
        "yes-no",
        "Experience in place of education",
        "Whether experience can replace education.",
        "yes",
    ),
    Field(
        "qualifications",
        "qualifications",
        "text",
        "Qualifications",
        "Qualifications, as one line.",
        "Driver's license",
    ),
    Field("skills", "skills", "text", "Skills", "Skills, as one line.", "Python, Sphinx"),
    Field(
        "responsibilities",
        "responsibilities",
        "text",
        "Responsibilities",
        "Duties, as one line.",
        "Answer the community's questions",
    ),
    Field(
        "physical-requirement",
        "physicalRequirement",
        "text",
        "Physical requirements",
        "Physical demands of the work.",
        "Lifting up to 20 kg",
    ),
    Field(
        "sensory-requirement",
        "sensoryRequirement",
        "text",
        "Sensory requirements",
        "Sensory demands of the work.",
        "Telling colors apart",
    ),
    Field(
        "security-clearance-requirement",
        "securityClearanceRequirement",
        "text",
        "Security clearance",
        "The required clearance.",
        "Background check",
    ),
    Field(
        "eligibility-to-work-requirement",
        "eligibilityToWorkRequirement",
        "text",
        "Eligibility",
        "Citizenship, permits, and visas.",
        "A work permit for South Africa",
    ),
    Field("industry", "industry", "text", "Industry", "The industry.", "Education"),
    Field(
        "occupational-category",
        "occupationalCategory",
        "text",
        "",
        "A code of O*NET-SOC or ISCO-08.",
        "13-1151.00 Training and Development Specialists",
    ),
    Field(
        "relevant-occupation",
        "relevantOccupation",
        "text",
        "",
        "The occupation.",
        "Community manager",
    ),
    Field(
        "employer-overview",
        "employerOverview",
        "text",
        "",
        "A description of the employer.",
        "A non-profit that supports peer learning",
    ),
    Field(
        "date-posted",
        "datePosted",
        "date",
        "",
        "The day the employer first posted the job.",
        "2021-09-02",
    ),
    Field(
        "valid-through",
        "validThrough",
        "deadline",
        "Apply by",
        "The last day (or moment) to apply, or `until filled`.",
        "2021-09-20",
    ),
    Field(
        "application-contact",
        "applicationContact",
        "contact",
        "",
        "Where to apply: email addresses, URLs, or telephone numbers.",
        "jobs@example.org",
        aliases=("apply",),
    ),
    Field(
        "direct-apply",
        "directApply",
        "yes-no",
        "",
        "Whether people apply on the page itself; an email address counts.",
        "yes",
    ),
    Field(
        "title",
        "title",
        "text",
        "",
        "The job's title for the data, if the heading says more than that.",
        "Community Coordinator",
    ),
    Field(
        "identifier",
        "identifier",
        "text",
        "",
        "The organization's own number for the posting; default: its name here.",
        "LT-2021-03",
    ),
    Field(
        "url",
        "url",
        "url",
        "",
        "The posting's URL in the data; default: the page's.",
        "https://jobs.example.org/42",
    ),
    Field(
        "image",
        "image",
        "urls",
        "",
        "A picture, by its URL.",
        "https://example.org/team.jpg",
    ),
    Field(
        "same-as",
        "sameAs",
        "urls",
        "",
        "Other URLs of the same posting.",
        "https://board.example.org/job/42",
    ),
    Field(
        "alternate-name", "alternateName", "text", "", "Another title.", "Community Manager"
    ),
    Field(
        "main-entity-of-page",
        "mainEntityOfPage",
        "url",
        "",
        "The page that is about the posting.",
        "https://jobs.example.org/42",
    ),
    Field(
        "subject-of",
        "subjectOf",
        "urls",
        "",
        "A page or event about the posting.",
        "https://example.org/event",
    ),
    Field(
        "apply-label",
        "",
        "text",
        "",
        "What the button to apply says.",
        "Apply in our portal",
    ),
    Field("draft", "", "yes-no", "", "Not published, except in a preview.", "yes"),
    Field(
        "closed",
        "",
        "closed",
        "",
        "`yes`, or the date on which the job was filled.",
        "2021-09-14",
    ),
    Field(
        "summary",
        "",
        "text",
        "",
        "One line for listings and search engines; default: the first paragraph.",
        "Support the people who run study circles.",
    ),
    Field(
        "updated",
        "",
        "date",
        "",
        "The day of the last real change, for feeds; default: `date-posted`.",
        "2021-09-05",
    ),
)

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
