"""Words that people use in postings, in the languages that postings are found in.

All of them are compared without case; those of the first tables also without blanks and
punctuation, as `values.near_words.normalize_key` leaves them.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of *text*."""
    return frozenset(text.split())


NO_VALUE = word_set(
    "unavailable na nil null none undefined unknown unspecified notspecified tbd tba "
    "tobedetermined tobeannounced xxx xxxx 99999 00000 00000000 placeholder changeme "
    "loremipsum notavailable notapplicable nan"
)
"""What stands for a value and is none."""

NOWHERE = word_set(
    "remote anywhere worldwide global globally international world earth everywhere "
    "virtual homeoffice online europe asia africa americas america northamerica "
    "latinamerica southamerica centralamerica oceania emea apac latam amer mena dach "
    "benelux nordics scandinavia eu eea ue eueea european europeanunion weltweit "
    "mondial monde mundial 全球 远程 リモート 전세계 nationwide countrywide statewide "
    "multiplelocations variouslocations severallocations manylocations"
)
"""What is written where a country belongs, and is none."""

NO_TOWNS = word_set(
    "unitedstates unitedstatesofamerica usa us unitedkingdom uk england canada australia "
    "india germany deutschland france spain españa italy italia netherlands poland brazil "
    "brasil ireland switzerland austria portugal sweden japan china"
)
"""Countries that are written where the town belongs, as normalized keys."""

TOWNS_TOO = word_set(
    "singapore luxembourg luxemburg lëtzebuerg monaco kuwait djibouti guatemala mexico "
    "méxico sanmarino gibraltar hongkong macau macao vaticancity panama panamá"
)
"""Countries that are called like a town of theirs, as normalized keys."""

TYPE_WORDS: dict[str, frozenset[str]] = {
    "FULL_TIME": word_set(
        "fulltime permanent regular fest festanstellung unbefristet vollzeit 100 cdi "
        "tempsplein tiempocompleto jornadacompleta tempointegral tempopieno voltijd heltid "
        "pelnyetat полнаязанятость полныйдень 全职 全職 正社員 정규직 دوامكامل"
    ),
    "PART_TIME": word_set(
        "parttime teilzeit tempspartiel mitemps tiempoparcial mediajornada meiotempo "
        "tempoparcial deeltijd deltid parttijd частичнаязанятость 兼职 兼職 パート "
        "アルバイト 시간제 دوامجزئي"
    ),
    "CONTRACTOR": word_set(
        "contract contractor contracting freelance freelancer freiberuflich selbständig "
        "independent consultant selfemployed indépendant autónomo gig b2b 1099 corptocorp "
        "業務委託 프리랜서"
    ),
    "TEMPORARY": word_set(
        "temporary temp seasonal fixedterm befristet aushilfe cdd intérim interim temporal "
        "temporaneo temporário tijdelijk временная 契約社員 派遣社員 계약직"
    ),
    "INTERN": word_set(
        "intern internship trainee apprentice apprenticeship workingstudent praktikum "
        "praktikant werkstudent ausbildung stage stagiaire alternance prácticas becario "
        "estágio tirocinio стажировка 实习 實習 インターン 인턴 تدريب"
    ),
    "VOLUNTEER": word_set(
        "volunteer volunteering unpaid ehrenamt ehrenamtlich bénévole bénévolat voluntario "
        "voluntariado volontario vrijwilliger волонтёр волонтер 志愿者 ボランティア "
        "자원봉사 متطوع"
    ),
    "PER_DIEM": word_set("perdiem daily perday casual onetime tageweise 日雇い 일용직"),
    "OTHER": word_set("other others sonstige sonstiges autre otro outro altro"),
}
"""What people write for each of the employment types, as normalized keys."""

UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "HOUR": ("hour", "hours", "hourly", "hr", "perhour", "hur", "stunde", "heure", "hora"),
    "DAY": ("day", "days", "daily", "perday", "tag", "jour", "día", "dia"),
    "WEEK": ("week", "weeks", "weekly", "perweek", "woche", "semaine", "semana"),
    "MONTH": ("month", "months", "monthly", "permonth", "monat", "mois", "mes"),
    "YEAR": ("year", "years", "yearly", "annual", "annually", "annum", "perannum",
             "peryear", "ann", "pa", "jahr", "an", "année", "año", "ano"),
}  # fmt: skip
"""What people write for each unit of time of a pay, as normalized keys."""

REMOTE_WORDS = word_set(
    "telecommute telecommuting telework remote fullyremote workfromhome wfh homeoffice"
)
"""What people write for a jobLocationType of TELECOMMUTE, as normalized keys."""

REMOTE = (
    "remote", "work from home", "work-from-home", "working from home", "wfh", "telecommut",
    "telework", "home office", "home-office", "homeoffice", "home based", "home-based",
    "from anywhere", "based anywhere", "live anywhere", "work anywhere", "anywhere in",
    "located anywhere", "distributed team", "distributed compan", "distributed organi",
    "distributed work", "virtual role", "virtual position", "virtual job", "virtual work",
    "virtual team", "virtual office", "location independent",
    "location-independent", "fernarbeit", "ortsunabhängig", "von zu hause", "von zuhause",
    "mobiles arbeiten", "mobile arbeit", "telearbeit", "télétravail", "teletravail",
    "à distance", "depuis chez vous", "teletrabajo", "a distancia", "desde casa", "remoto",
    "remota", "teletrabalho", "trabalho de casa", "à distância", "telelavoro",
    "smart working", "da casa", "thuiswerk", "op afstand", "distansarbete", "på distans",
    "hemifrån", "fjernarbejde", "hjemmefra", "hjemmekontor", "etätyö", "kaugtöö", "zdaln",
    "na dálku", "z domova", "távmunka", "uzaktan", "evden", "la distanță", "εξ αποστάσεως",
    "τηλεργασία", "удал", "дистанцион", "из дома", "віддален", "дистанц", "عن بعد",
    "عن بُعد", "من المنزل", "מרחוק", "מהבית", "रिमोट", "घर से", "ทำงานที่บ้าน",
    "từ xa", "jarak jauh", "リモート", "在宅", "テレワーク", "远程", "遠程",
    "遠端", "居家", "在家", "원격", "재택",
)  # fmt: skip
"""Any of these in a description, in lower case, says that the work is remote."""

RELATIVES_OF_REMOTE = (
    "sensing|access|support|control|controlled|pilot|monitoring|site|sites|hands|desktop|"
    "work|workforce|working|weapon|weapons|starter|experience|engagement|care|healthcare|"
    "operated|piloted|diagnostics|deposition|interpreting|terminal|station|stations|"
    "learning|area|areas|village|community|communities|system|systems|vehicle|vehicles|"
    "patient|sensor|island|region|operations|operator|sensors|imaging|health|infrastructure"
)
"""After “remote” these make a job's proper name, as in “Remote Sensing Engineer”."""
