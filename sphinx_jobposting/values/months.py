"""The names of months in the languages that postings are most often written in."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero januari janeiro",
            "february feb februar février febrero februari fevereiro",
            "march mar märz maerz mars marzo maart mrt março",
            "april apr avril abril",
            "may mai mayo mei maio",
            "june jun juni juin junio junho",
            "july jul juli juillet julio julho",
            "august aug août agosto augustus",
            "september sep sept septembre septiembre setiembre setembro",
            "october oct oktober okt octobre octubre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre diciembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
"""The number of each month by its name in lower case."""

MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
