"""The table of keys: the names that people use, in five languages.

Case, accents, blanks, and punctuation do not count: ``Valid-through``, ``valid_through``,
and ``validThrough`` are the same key.
"""

from __future__ import annotations

from .key import Keys

KEYS: tuple[Keys, ...] = (
    Keys(
        "title",
        en="title, job title, position title, job, headline",
        de="titel, stellenbezeichnung, stellentitel, stelle, jobtitel, berufsbezeichnung",
        fr="titre, intitulé, intitulé du poste, poste",
        es="título, puesto, cargo, título del puesto",
        nl="titel, functie, functietitel, functienaam",
        data="name, position, role",
    ),
    Keys(
        "hiring-organization",
        en="hiring organization, organization, organisation, company, company name, "
        "employer, institution, org",
        de="unternehmen, firma, arbeitgeber, organisation",
        fr="entreprise, employeur, société, organisme",
        es="empresa, empleador, organización",
        nl="bedrijf, werkgever, organisatie",
    ),
    Keys(
        "organization-url",
        en="company url, company website, company link, organization url, employer url",
        de="firmenwebsite, website des unternehmens",
        fr="site de l'entreprise",
        es="web de la empresa",
        nl="website van het bedrijf",
    ),
    Keys("organization-logo", en="logo, company logo, logo url, organization logo"),
    Keys(
        "employment-unit",
        en="employment unit, team, department, division, unit",
        de="abteilung, bereich, team",
        fr="équipe, département, service, pôle",
        es="equipo, departamento, área",
        nl="afdeling, team",
    ),
    Keys(
        "remote",
        en="remote, workplace, workplace type, remote friendly, remote ok, work mode, "
        "job location type, location type, telecommute, telework",
        de="homeoffice, remote möglich, arbeitsmodell",
        fr="télétravail, mode de travail",
        es="remoto, teletrabajo, modalidad",
        nl="thuiswerken, op afstand",
    ),
    Keys(
        "job-location",
        en="job location, location, locations, place, office, work location, address, "
        "job address",
        de="ort, standort, arbeitsort, einsatzort, dienstort",
        fr="lieu, localisation, lieu de travail, emplacement",
        es="ubicación, lugar, localización, lugar de trabajo",
        nl="locatie, plaats, standplaats, werkplek",
    ),
    Keys(
        "city",
        en="city, town, locality, address locality",
        de="stadt",
        fr="ville",
        es="ciudad, localidad",
        nl="stad",
    ),
    Keys(
        "region",
        en="region, state name, province, address region",
        de="bundesland",
        fr="région",
        es="provincia, región, estado federal",
        nl="provincie, regio",
    ),
    Keys(
        "country", en="country, address country", de="land", fr="pays", es="país", nl="land"
    ),
    Keys(
        "street",
        en="street, street address",
        de="straße",
        fr="rue",
        es="calle",
        nl="straat",
    ),
    Keys(
        "postal-code",
        en="postal code, postcode, zip, zip code",
        de="plz, postleitzahl",
        fr="code postal",
        es="código postal",
        nl="postcode",
    ),
    Keys(
        "applicant-location-requirements",
        en="applicant location requirements, applicants in, candidate location, "
        "candidate required location, remote location, remote region",
    ),
    Keys(
        "base-salary",
        en="base salary, salary, pay, compensation, wage, wages, remuneration, pay range, "
        "salary range, stipend, hourly rate, pay rate",
        de="gehalt, vergütung, lohn, bezahlung, verdienst, entlohnung",
        fr="salaire, rémunération, gratification",
        es="salario, sueldo, remuneración, retribución",
        nl="salaris, loon, beloning, vergoeding",
    ),
    Keys("estimated-salary", en="estimated salary"),
    Keys("pay-from", en="salary min, salary from, min salary, minimum salary, pay min"),
    Keys("pay-to", en="salary max, salary to, max salary, maximum salary, pay max"),
    Keys(
        "pay-unit",
        en="salary unit, salary period, pay period, salary interval, salary per, pay type",
    ),
    Keys(
        "salary-currency",
        en="salary currency, currency, pay currency",
        de="währung",
        fr="devise",
        es="moneda",
        nl="valuta",
    ),
    Keys("incentive-compensation", en="incentive compensation, incentives, bonus, equity"),
    Keys(
        "employment-type",
        en="employment type, appointment type, job type, work type, contract, "
        "contract type, "
        "employment, commitment, "
        "position type, type",
        de="anstellung, anstellungsart, beschäftigungsart, vertragsart, typ, "
        "art der stelle",
        fr="contrat, type de contrat, type d'emploi, type de poste",
        es="tipo, tipo de contrato, contrato, jornada",
        nl="dienstverband, contractvorm, soort, type dienstverband",
    ),
    Keys(
        "work-hours",
        en="work hours, working hours, hours, hours per week, workload, fte, schedule",
        de="arbeitszeit, pensum, wochenstunden, stunden, stellenumfang, umfang",
        fr="horaires, heures, temps de travail, durée hebdomadaire",
        es="horario, horas",
        nl="uren, uren per week, werkuren, aantal uren",
    ),
    Keys("job-immediate-start", en="job immediate start, immediate start"),
    Keys(
        "end",
        en="end date, end, ends, ending date",
        de="ende, enddatum, endet",
        fr="date de fin, fin",
        es="fecha de fin, fin",
        nl="einde",
    ),
    Keys(
        "job-start-date",
        en="job start date, start date, start, starting, starting date, starts",
        de="beginn, startdatum, eintritt, eintrittsdatum, start, arbeitsbeginn",
        fr="date de début, début, prise de poste",
        es="inicio, fecha de inicio, incorporación",
        nl="startdatum, begindatum, ingangsdatum",
    ),
    Keys(
        "job-duration",
        en="job duration, duration, contract length, term, contract duration",
        de="dauer, laufzeit, vertragsdauer, befristung",
        fr="durée, durée du contrat",
        es="duración",
        nl="duur, looptijd",
    ),
    Keys(
        "total-job-openings",
        en="total job openings, openings, vacancies, number of positions, headcount",
        de="anzahl, anzahl stellen",
        fr="nombre de postes",
        es="plazas, vacantes",
        nl="aantal",
    ),
    Keys(
        "education-requirements",
        en="education requirements, education, degree",
        de="abschluss, bildungsabschluss",
        fr="formation, diplôme, niveau d'études",
        es="formación, estudios, titulación",
        nl="opleiding, opleidingsniveau",
    ),
    Keys(
        "experience-requirements",
        en="experience requirements, experience, years of experience",
        de="berufserfahrung, erfahrung",
        fr="expérience",
        es="experiencia",
        nl="ervaring, werkervaring",
    ),
    Keys("experience-in-place-of-education", en="experience in place of education"),
    Keys(
        "job-benefits",
        en="job benefits, benefits, perks, what we offer, we offer",
        de="leistungen, vorteile, wir bieten, das bieten wir",
        fr="avantages, nous offrons",
        es="beneficios, ofrecemos",
        nl="voordelen, arbeidsvoorwaarden, wij bieden",
    ),
    Keys(
        "qualifications",
        en="qualifications, requirements, what you bring, your profile, profile, about "
        "you, "
        "must have",
        de="qualifikationen, qualifikation, anforderungen, profil, dein profil, ihr profil",
        fr="profil, profil recherché, qualifications, prérequis",
        es="requisitos, perfil, cualificaciones",
        nl="eisen, profiel, functie-eisen, kwalificaties",
    ),
    Keys(
        "skills",
        en="skills, required skills",
        de="fähigkeiten, kenntnisse, kompetenzen",
        fr="compétences",
        es="habilidades, competencias",
        nl="vaardigheden, competenties",
    ),
    Keys(
        "responsibilities",
        en="responsibilities, duties, tasks, what you will do, what you'll do, your role",
        de="aufgaben, deine aufgaben, ihre aufgaben, tätigkeiten",
        fr="missions, mission, responsabilités, tâches",
        es="responsabilidades, funciones, tareas",
        nl="taken, verantwoordelijkheden, werkzaamheden",
    ),
    Keys("physical-requirement", en="physical requirement, physical requirements"),
    Keys("sensory-requirement", en="sensory requirement, sensory requirements"),
    Keys(
        "security-clearance-requirement",
        en="security clearance requirement, security clearance, clearance",
    ),
    Keys(
        "eligibility-to-work-requirement",
        en="eligibility to work requirement, eligibility, visa, work permit",
    ),
    Keys("special-commitments", en="special commitments"),
    Keys(
        "industry",
        en="industry, sector",
        de="branche",
        fr="secteur",
        es="sector",
        nl="sector, branche",
    ),
    Keys("occupational-category", en="occupational category"),
    Keys("relevant-occupation", en="relevant occupation"),
    Keys(
        "employer-overview",
        en="employer overview, about us, about the company, about the organization, "
        "company "
        "description",
        de="über uns",
        fr="qui sommes nous, à propos",
        es="sobre nosotros",
        nl="over ons",
    ),
    Keys(
        "date-posted",
        en="date posted, date, posted, posted on, posted date, post date, publish date, "
        "publication date, pub date, published at, created, created at, opens, opening "
        "date, "
        "open date",
        de="datum, veröffentlicht am, veröffentlichung, eingestellt am, "
        "veröffentlichungsdatum",
        fr="date de publication, publié le, date publication, parution",
        es="fecha, fecha de publicación, publicado el",
        nl="datum, publicatiedatum, gepubliceerd op, geplaatst op",
    ),
    Keys(
        "valid-through",
        en="valid through, deadline, application deadline, apply by, closing date, "
        "close date, closes, closing, expires, expiry, expiry date, expiration, expiration "
        "date, valid until, due date, due, until, deadline date",
        de="bewerbungsschluss, bewerbungsfrist, frist, einsendeschluss, gültig bis, "
        "bewerbung bis",
        fr="date limite, date limite de candidature, échéance, date de clôture, clôture, "
        "limite",
        es="fecha límite, plazo, fecha de cierre, cierre, vencimiento",
        nl="sluitingsdatum, reageren voor, reageer voor, vervaldatum, einddatum, "
        "ablaufdatum",
    ),
    Keys(
        "state",
        en="open, closed, status, state, active, published, expired, filled, is open, "
        "is closed, is active, archived, hiring, draft, is draft, wip, closed on, "
        "filled on, unlisted, hidden, is hidden, private, visible, public, is public, "
        "live, listed, is published, publish, unpublished",
        de="offen, geschlossen, besetzt, aktiv, abgelaufen, entwurf, veröffentlicht, "
        "versteckt, sichtbar",
        fr="ouvert, fermé, pourvu, actif, expiré, statut, brouillon, publié, masqué",
        es="abierto, cerrado, activo, estado, cubierto, borrador, publicado, oculto",
        nl="gesloten, actief, vervuld, verlopen, concept, gepubliceerd, verborgen",
    ),
    Keys(
        "application-contact",
        en="application contact, apply, apply url, apply link, application url, "
        "application link, how to apply, apply email, application email, email, e-mail, "
        "mail, contact, contact email, contact url, contacts, apply to",
        de="bewerbung, bewerbung an, bewerben, kontakt, ansprechpartner, bewerbungslink, "
        "e-mail adresse",
        fr="candidature, postuler, candidater, courriel, adresse de contact",
        es="contacto, candidatura, aplicar, postular, correo, correo electrónico",
        nl="solliciteren, sollicitatie, contactpersoon, solliciteer",
    ),
    Keys("direct-apply", en="direct apply"),
    Keys(
        "identifier",
        en="identifier, reference, ref, job id, requisition id, job code, reference "
        "number, "
        "requisition, req id, job reference, posting id",
        de="kennziffer, referenznummer, stellennummer, referenz",
        fr="référence, numéro d'offre",
        es="referencia",
        nl="referentie, vacaturenummer, referentienummer",
        data="id",
    ),
    Keys(
        "summary",
        en="summary, excerpt, teaser, short description, intro, meta description, "
        "description short, abstract",
        de="kurzbeschreibung, zusammenfassung, anreißer",
        fr="résumé, accroche, chapeau",
        es="resumen, extracto",
        nl="samenvatting, korte omschrijving",
    ),
    Keys(
        "updated",
        en="updated, updated at, updated on, last mod, last modified, modified, last "
        "updated, "
        "date updated, date modified, last modified at",
        de="aktualisiert, geändert",
        fr="mis à jour, mise à jour",
        es="actualizado",
        nl="bijgewerkt",
    ),
    Keys("image", en="image url"),
    Keys("same-as", en="same as"),
    Keys("alternate-name", en="alternate name"),
    Keys(
        "body",
        en="description, text, body, content, job description, details, full description, "
        "position description",
        de="beschreibung, stellenbeschreibung, inhalt",
        fr="descriptif, contenu, description du poste",
        es="descripción, contenido, descripción del puesto",
        nl="omschrijving, inhoud, functieomschrijving",
    ),
    Keys(
        "address",
        en="permalink, url, aliases, redirect from, redirect to, link, href, "
        "external url, job url, canonical url, canonical",
        fr="lien",
        es="enlace",
    ),
    Keys(
        "language",
        en="lang, language, locale",
        de="sprache",
        fr="langue",
        es="idioma",
        nl="taal",
    ),
    Keys(
        "site",
        en="layout, template, template engine, weight, order, nav order, menu, "
        "eleventy navigation, eleventy exclude from collections, eleventy computed, "
        "sitemap, "
        "seo, robots, comments, toc, header, footer, hero, banner, class, body class, "
        "page class, sidebar, cascade, outputs, uuid, filename, collection, parent, "
        "has children, nav, navigation, og image, image, images, thumbnail, featured "
        "image, "
        "cover, icon, background, color, css, js, scripts, styles, math, mathjax, extends, "
        "pagination, search, noindex, sidenav, hide, show, index, published by, featured, "
        "sticky, share, breadcrumb, breadcrumbs, no date, type of page, page id, key, "
        "slug, title slug, output, build, render with "
        "liquid, translation key, position in menu, default lang",
    ),
)
