"""What the packs say of the law, against the articles themselves (CRPA, state of August 2026)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secgen.law import Law

ARTICLES = Path(__file__).parents[2].parent / "shared" / "data" / "events" / "crpa_articles_usagers.json"
SAYS = [
    ("request.silence_months", "L231-1", "pendant deux mois", 2),
    ("request.silence_months", "L231-4", "pendant deux mois", 2),
    ("document.silence_months", "R311-13", "est d'un mois", 1),
    ("document.referral_months", "R343-1", "délai de deux mois", 2),
    ("document.opinion_months", "R343-3", "délai d'un mois", 1),
    ("document.confirmed_months", "R343-5", "est de deux mois", 2),
    ("request.reasons_months", "L232-4", "dans le mois suivant", 1),
    ("receipt.registration_days", "R112-11-2", "un jour ouvré", 1),
    ("receipt.electronic_days", "R112-11-2", "dix jours ouvrés", 10),
]


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    if not ARTICLES.exists():
        pytest.skip("the articles of the code are not beside the repository (shared/data/events)")
    rows = json.loads(ARTICLES.read_text(encoding="utf-8"))
    return {row["num"]: row["texte"].replace("’", "'") for row in rows}


@pytest.mark.parametrize(("parameter", "article", "words", "value"), SAYS)
def test_a_value_is_what_the_article_says(
    articles: dict[str, str], law: Law, parameter: str, article: str, words: str, value: int
) -> None:
    assert words in articles[article]
    reading = law.parameter(parameter).values[-1]
    assert reading.number == value
    assert reading.status.value == "verified"
    assert article in reading.ref.text.replace("R*", "R")


def test_every_mention_wanted_of_an_acknowledgement_comes_from_its_article(articles: dict[str, str], law: Law) -> None:
    said = {
        "received": "date de réception",
        "implicit": "réputée acceptée ou rejetée",
        "sense": "décision implicite de rejet ou à une décision implicite d'acceptation",
        "service": "désignation",
        "address": "adresse postale",
        "phone": "numéro de téléphone",
        "remedy": "voies de recours",
        "missing_items": "L. 114-5",
    }
    assert set(law.parameter("receipt.mentions").values[-1].names) == set(said)
    assert all(words in articles["R112-5"] for words in said.values())
