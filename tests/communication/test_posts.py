"""Social posts: real counting, limits at their date, slots, metrics."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli.command_line import Secgen
from helpers import refusal, refused
from hypothesis import given
from hypothesis import strategies as st

from communication.service import office
from secgen import Secretariat
from secgen.communication.channels.count import length, utf8_bytes, utf16_units, weighted
from secgen.communication.channels.events import PostMeasured
from secgen.communication.channels.metrics import engagement_rate
from secgen.communication.exchange.checking import check_posts
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput

LAW = office(2026).law
FLAG, FAMILY = "🇫🇷", "👨‍👩‍👧‍👦"


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


@pytest.mark.rule("C60")
@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("€", 2), ("…", 2), ("\u202f", 2), ("é", 1), ("e\u0301", 1), ("œ", 1), ("«", 1), ("’", 1), ("—", 1),
        ("\u00a0", 1), ("漢", 2), (FLAG, 2), (FAMILY, 2), ("👍🏽", 2), ("1️⃣", 2), ("©", 1), ("", 0),
    ],
)  # fmt: skip
def test_x_weighs_each_character(text: str, size: int) -> None:
    assert weighted(text, LAW) == size


@pytest.mark.rule("C60")
def test_any_address_counts_23_on_x() -> None:
    long = "https://www.culture.gouv.fr/" + "a" * 200
    assert length(f"Voir {long}.", "weighted", LAW, url_length=23) == 5 + 23 + 1
    assert length("https://a.fr", "weighted", LAW, url_length=23) == 23
    assert length("https://a.fr", "graphemes", LAW) == 12


@pytest.mark.rule("C61")
def test_bluesky_counts_graphemes_and_bytes(sg: Secretariat) -> None:
    def post(content: str) -> set[str]:
        values = {"post": "p", "network": "bluesky", "account": "drac", "content": content, "on": "2026-03-02"}
        act = {"act": "communication.post_drafted", **values}
        return {f.rule for f in sg.simulate(act).findings if f.verdict.value == "breach"}

    assert post(FLAG * 300) == set()
    assert post(FLAG * 301) == {"C61"}
    assert utf8_bytes(FAMILY) == 25
    assert post(FAMILY * 121) == {"C61"}, "121 graphemes, but 3,025 bytes"


@given(st.text(max_size=60))
def test_counts_agree_with_unicode(text: str) -> None:
    assert utf8_bytes(text) == len(text.encode())
    assert utf16_units(text, LAW) == sum(2 if ord(c) > 0xFFFF else 1 for c in text)
    assert length(text, "graphemes", LAW) <= len(text)
    assert weighted(text, LAW) <= 2 * len(text)


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"]), max_size=60))
def test_plain_french_weighs_one_for_each_letter_on_x(text: str) -> None:
    assert weighted(text, LAW) == len(text)


def draft(sg: Secretariat, post: str = "p1", **more: Any) -> None:
    values = {"network": "mastodon", "account": "drac-ara", "content": "Venez !", "on": "2026-09-01", **more}
    sg.communication.draft_post(post=post, **values)


def schedule(sg: Secretariat, post: str, at: str, on: str = "2026-09-01") -> None:
    sg.communication.schedule_post(post=post, at=at, on=on)


def test_a_text_too_long_is_refused_with_its_length(sg: Secretariat) -> None:
    found = refused(sg, "C60", "content", lambda: draft(sg, content="a" * 501))
    assert found["length"] == "501"
    refused(sg, "C60", "content", lambda: draft(sg, content=""))
    with pytest.raises(InvalidInput, match="known networks: x, bluesky"):
        draft(sg, network="minitel")


def test_a_post_follows_its_stages(sg: Secretariat) -> None:
    draft(sg)
    out = {"post": "p1", "at": "2026-10-10T09:00+02:00", "on": "2026-10-10"}
    refused(sg, "COM-STAGE", "post", lambda: sg.communication.publish_post(**out))
    schedule(sg, "p1", "2026-10-10T09:00+02:00")
    early = {**out, "at": "2026-10-10T08:59+02:00"}
    refused(sg, "COM-ORDER", "at", lambda: sg.communication.publish_post(**early))
    sg.communication.publish_post(**out)
    refused(sg, "COM-STAGE", "post", lambda: draft(sg, content="Autre", on="2026-10-11"))


def test_two_posts_of_one_account_in_one_slot_are_told(sg: Secretariat) -> None:
    draft(sg, "p1")
    draft(sg, "p2")
    draft(sg, "p3", account="autre")
    schedule(sg, "p1", "2026-10-10T09:00+02:00")
    schedule(sg, "p2", "2026-10-10T09:29+02:00")
    schedule(sg, "p3", "2026-10-10T09:00+02:00")
    table = {row["item"]: row["conflicts"] for row in sg.report("editorial-calendar").to_dicts()}
    assert table == {"post/p1": "COM-SLOT", "post/p2": "COM-SLOT", "post/p3": ""}


def test_a_person_is_tagged_with_consent_and_hashtags_have_capitals(sg: Secretariat) -> None:
    refused(sg, "COM-TAGGED", "tagged", lambda: draft(sg, tagged=["person:1"]))
    draft(sg, tagged=["person:1"], consenting=["person:1"], content="#journeesdupatrimoine")
    assert list(sg.acts())[-1].advice == ("COM-HASHTAG",)
    draft(sg, "p2", content="#JourneesDuPatrimoine")
    assert list(sg.acts())[-1].advice == ()


@pytest.mark.rule("C25")
def test_the_calendar_shows_a_post_caught_by_an_embargo_set_later(sg: Secretariat) -> None:
    draft(sg, serves=["release/CP-1"])
    schedule(sg, "p1", "2026-10-10T10:59+02:00")
    sg.communication.set_embargo(item="release/CP-1", until="2026-10-10T11:00+02:00", on="2026-09-02")
    assert [row["conflicts"] for row in sg.report("editorial-calendar").to_dicts()] == ["C25"]
    out = {"post": "p1", "at": "2026-10-10T10:59+02:00", "on": "2026-10-10"}
    refused(sg, "C25", "at", lambda: sg.communication.publish_post(**out))


def test_rates_name_their_denominator_and_only_like_compares_with_like(sg: Secretariat) -> None:
    seen = PostMeasured(on=parse_day("2026-10-12"), post="p", impressions=3000, reach=2000, engagements=100)
    assert engagement_rate(seen, "impressions").value == Decimal("0.0333")
    assert engagement_rate(seen, "reach").value == Decimal("0.0500")
    assert engagement_rate(seen, "followers").value is None
    with pytest.raises(InvalidInput, match="engagements/reach"):
        engagement_rate(seen, "impressions").minus(engagement_rate(seen, "reach"))
    assert engagement_rate(seen, "reach").minus(engagement_rate(seen, "reach")) == 0


def test_the_metrics_of_a_post_are_those_measured_last(sg: Secretariat) -> None:
    draft(sg)
    schedule(sg, "p1", "2026-10-10T09:00+02:00")
    sg.communication.publish_post(post="p1", at="2026-10-10T09:00+02:00", on="2026-10-10")
    sg.communication.measure_post(post="p1", impressions=10, engagements=1, on="2026-10-11")
    sg.communication.measure_post(post="p1", impressions=400, engagements=30, followers=900, on="2026-10-17")
    (row,) = sg.report("post-metrics").to_dicts()
    assert (row["impressions"], row["per_impressions"]) == (400, Decimal("0.0750"))
    assert (row["per_reach"], row["per_followers"]) == (None, Decimal("0.0333"))
    below = {"post": "p1", "impressions": -1, "on": "2026-10-18"}
    assert set(refusal(sg, lambda: sg.communication.measure_post(**below))) == {"COM-ORDER"}


# secgen check post FILE


def written(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "post.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_a_file_of_posts_is_checked(tmp_path: Path) -> None:
    good = {"network": "x", "text": "Venez 🇫🇷", "pictures": [{"alt": "La façade", "credit": "©"}]}
    bad = {"network": "x", "text": "a" * 281, "at": "2026-02-22T09:00+01:00", "pictures": [{"alt": ""}]}
    checked = check_posts(written(tmp_path, [good, bad]), {"on": "2026-03-02"})
    assert not checked.clean
    assert sorted((f.rule, f.subject) for f in checked.findings if f.blocks) == [
        (rule, "post 2") for rule in ("C18", "C26", "C60", "C62")
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("{", "not JSON"),
        ("3", "one object"),
        ({"network": "x"}, "text are needed"),
        ({"network": "x", "text": 3}, "text is a str"),
        ({"network": "x", "text": "a", "hashtag": "b"}, "unknown field 'hashtag'"),
        ({"network": "x", "text": "a", "pictures": [{"altt": "b"}]}, "unknown field 'altt'"),
        ({"network": "x", "text": "a", "promotes": "maybe"}, "yes, no or unknown"),
    ],
)
def test_a_file_that_is_no_post_says_why(tmp_path: Path, data: object, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        check_posts(written(tmp_path, data), {})


def test_the_command_checks_a_post(secgen: Secgen, tmp_path: Path) -> None:
    path = written(tmp_path, {"network": "bluesky", "text": FLAG * 301})
    assert secgen("check", "post", str(path)) != 0
    assert "C61" in secgen.out + secgen.err
    assert secgen("check", "post", str(written(tmp_path, {"network": "bluesky", "text": FLAG * 300}))) == 0
