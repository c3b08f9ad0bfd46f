"""The words of the rulebook's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from secgen.kernel.finding import Rule
from secgen.kernel.legal import Status
from secgen.kernel.text import Text
from secgen.reports.table import Column

UNITS: Final = {
    "amount": Text("montant", "amount"),
    "rate": Text("taux", "rate"),
    "days": Text("jours", "days"),
    "months": Text("mois", "months"),
    "years": Text("années", "years"),
    "count": Text("nombre", "count"),
    "date": Text("date", "date"),
    "text": Text("texte", "text"),
    "list": Text("liste", "list"),
    "switch": Text("oui ou non", "yes or no"),
}
MANY: Final = {
    Status.VERIFIED: Text("vérifiés dans le texte", "verified in the text"),
    Status.SECOND_HAND: Text("lus de seconde main", "read second-hand"),
    Status.UNVERIFIED: Text("non vérifiés", "not verified"),
}
"""The statuses as they follow a number of values, not of one."""
VALUE: Final = Text("valeur", "value")
FACTS: Final = Text("faits publiés", "published facts")
RULE: Final = Text("règle", "rule")

KIND: Final = Column("kind", Text("nature", "kind"), "text")
ID: Final = Column("id", Text("identifiant", "id"), "text")
TITLE: Final = Column("title", Text("intitulé", "title"), "text")
UNIT: Final = Column("unit", Text("unité", "unit"), "text")
COMPARE: Final = Column("compare", Text("comparaison", "comparison"), "text")
SHOWN: Final = Column("value", Text("valeur", "value"), "text")
SINCE: Final = Column("since", Text("depuis", "since"), "date")
UNTIL: Final = Column("until", Text("jusqu'au", "until"), "date")
TEXT: Final = Column("text", Text("texte", "text"), "text")
STATUS: Final = Column("status", Text("certitude", "how sure"), "text")
CHECKED: Final = Column("checked_on", Text("vérifié le", "checked on"), "date")
RULES: Final = Column("rules", Text("règles touchées", "rules touched"), "text")
READ_BY: Final = Column("rules", Text("lue par", "read by"), "text")
PACK: Final = Column("pack", Text("paquet de droit", "law pack"), "text")


def ids(rules: Iterable[Rule]) -> str:
    """The numbers of rules, as one text."""
    return ", ".join(rule.id for rule in rules)


def by_status(statuses: Iterable[Status]) -> Text:
    """How many of each status: ``3 verified in the text · 1 not verified``."""
    counts = Counter(statuses)
    said = [(counts[s], s.label if counts[s] == 1 else MANY[s]) for s in Status if counts[s]]
    return Text(" · ".join(f"{n} {words.fr}" for n, words in said), " · ".join(f"{n} {words.en}" for n, words in said))


def rows_count(number: int) -> Text:
    """A number of rows of published facts."""
    return Text(f"{number} ligne{'s' if number > 1 else ''}", f"{number} row{'s' if number > 1 else ''}")
