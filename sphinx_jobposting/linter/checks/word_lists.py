"""Words that people use in postings, in the languages that postings are found in.

All of them are compared without case.
"""

from __future__ import annotations

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
"""If one of these is in a description (in lower case), the work is remote."""

RELATIVES_OF_REMOTE = (
    "sensing|access|support|control|controlled|pilot|monitoring|site|sites|hands|desktop|"
    "work|workforce|working|weapon|weapons|starter|experience|engagement|care|healthcare|"
    "operated|piloted|diagnostics|deposition|interpreting|terminal|station|stations|"
    "learning|area|areas|village|community|communities|system|systems|vehicle|vehicles|"
    "patient|sensor|island|region|operations|operator|sensors|imaging|health|infrastructure"
)
"""After “remote”, these are part of a job's title, as in “Remote Sensing Engineer”."""
