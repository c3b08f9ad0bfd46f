"""What the buyer sees: the board, contracts, splitting, direct purchases, anomalies."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import SUPPLIER, euros, office

import secgen
from procurement.buying import COMPUTERS, DATA, OTHER, a_consultation, a_contract, a_direct_order
from procurement.test_essential_data import GOOD
from secgen import Secretariat
from secgen.demo.contracts import BuyingYear, siret
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_siret
from secgen.law import Law
from secgen.procurement.computations.procedure import propose
from secgen.procurement.events import ContractAwarded, OrderPlaced


def board(sg: Secretariat, on: str) -> dict[str, list[dict[str, object]]]:
    """The lines of the board by topic."""
    lines: dict[str, list[dict[str, object]]] = {}
    for row in sg.report("buyer-board", on=on).to_dicts():
        lines.setdefault(str(row["topic"]), []).append(row)
    return lines


def test_a_need_waits_with_the_last_day_to_send_its_notice() -> None:
    sg = office()
    sg.procurement.declare_need(
        need="B1", title="Cleaning", kind="services", family="34.01.01", amount="95 000", wanted_on="2026-09-01",
        on="2026-03-02",
    )  # fmt: skip
    (line,) = board(sg, "2026-03-02")["need to launch"]
    assert (line["subject"], line["amount"]) == ("B1", euros("95 000"))
    assert str(line["what"]).endswith("adapted procedure")
    sent = line["due"]
    assert isinstance(sent, date)
    assert sg.procurement.calendar("adapted", "95 000", sent=sent).signature <= date(2026, 9, 1)
    a_consultation(sg, "adapted", "95 000", on="2026-03-03", needs=["B1"], offers_by="2026-04-07")
    after = board(sg, "2026-03-03")
    assert "need to launch" not in after
    assert after["tenders awaited"][0]["days_left"] == 35


def test_what_is_near_its_limit_and_what_is_due_is_on_the_board() -> None:
    sg = office()
    for day in ("2026-04-02", "2026-04-03"):
        a_direct_order(sg, "25 000", on=day, supplier=SUPPLIER if day < "2026-04-03" else OTHER)
    number = a_contract(sg, "100 000", on="2026-01-05", framework=True, maximum="100 000", kind="supplies", months=6)
    sg.procurement.order(
        order="X", contract=number, supplier=SUPPLIER, kind="supplies", amount="85 000", on="2026-02-02"
    )
    formal = a_contract(sg, "200 000", on="2026-03-02", procedure="open", data=DATA)
    sg.procurement.amend(contract=formal, amendment=1, case="low_amount", amount="4 000", on="2026-04-01")
    sg.procurement.declare_subcontractor(contract=formal, number=1, subcontractor=OTHER, amount="900", on="2026-04-02")
    lines = board(sg, "2026-04-03")
    (threshold,) = lines["threshold near"]
    assert (threshold["subject"], threshold["share"]) == (COMPUTERS, Decimal("0.8333"))
    assert [line["subject"] for line in lines["maximum near"]] == [number]
    assert [line["subject"] for line in lines["contract ending"]] == [number]
    assert [(line["subject"], line["days_left"]) for line in lines["award notice to publish"]] == [(formal, -2)]
    assert [line["subject"] for line in lines["essential data to publish"]] == [number, formal, f"{formal} / 1"]
    assert lines["subcontractor to accept"][0]["due"] == date(2026, 4, 23)
    sg.procurement.publish_award_notice(contract=formal, on="2026-04-03")
    sg.procurement.publish_data(contract=formal, on="2026-04-03")
    sg.procurement.publish_data(contract=formal, modification=1, on="2026-04-03")
    sg.procurement.accept_subcontractor(contract=formal, number=1, paid_directly=True, on="2026-04-03")
    later = board(sg, "2026-04-03")
    assert "award notice to publish" not in later
    assert "subcontractor to accept" not in later
    assert [line["subject"] for line in later["essential data to publish"]] == [number]


def test_contracts_are_listed_with_what_their_data_miss() -> None:
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02", contract="M-A", data=DATA)
    bare = a_contract(sg, "90 000", on="2026-03-02", contract="M-B", months=1)
    sg.procurement.amend(contract=number, amendment=1, case="low_amount", amount="1 000", on="2026-04-01")
    ended = a_contract(sg, "90 000", on="2026-03-02", contract="M-C")
    sg.procurement.end(contract=ended, reason="terminated", on="2026-05-04")
    rows = {row["contract"]: row for row in sg.report("contracts", on="2026-06-01").to_dicts()}
    assert (rows[number]["current"], rows[number]["data"]) == (euros("91 000"), "to be published")
    assert "acheteur" in str(rows[bare]["data"])
    assert [rows[n]["state"] for n in (number, bare, ended)] == ["running", "past its term", "ended"]
    assert sg.report("contracts", on="2026-06-01", state="ended").column("contract") == (ended,)
    with pytest.raises(InvalidInput, match="running, overdue, ended"):
        sg.report("contracts", state="lost")


def test_splitting_and_direct_awards_name_the_purchases_and_the_supplier() -> None:
    sg = office()
    for day in ("2026-04-02", "2026-06-02", "2026-09-02"):
        a_direct_order(sg, "25 000", on=day)
    (split,) = sg.report("splitting").to_dicts()
    assert (split["purchases"], split["suppliers"], split["total"]) == (3, 1, euros("75 000"))
    assert len(str(split["numbers"]).split(", ")) == 3
    (direct,) = sg.report("direct-awards").to_dicts()
    assert (direct["supplier"], direct["in_a_row"], direct["alert"]) == (SUPPLIER, 3, True)
    assert sg.report("splitting", on="2026-06-30").rows == ()


def test_published_contracts_and_their_anomalies_are_told(tmp_path: Path) -> None:
    sg = office()
    path = tmp_path / "decp.json"
    records = [GOOD, {**GOOD, "id": "2", "montant": 999999}, {**GOOD, "id": "3", "codeCPV": "9132100", "montant": 0}]
    path.write_text(json.dumps({"marches": records}), encoding="utf-8")
    sg.import_file("decp", path)
    (row,) = sg.report("published-contracts", by=["year"], on="2026-12-31").to_dicts()
    assert (row["year"], row["contracts"], row["doubtful"]) == ("2026", 3, 2)
    found = {row["kind"]: row["first"] for row in sg.report("contract-anomalies", on="2026-12-31").to_dicts()}
    assert found["amount-fictitious"] == "decp.json:2"
    assert found["cpv-malformed"] == "decp.json:3"


# the demo


@pytest.mark.parametrize("year", [2023, 2026])
def test_the_demo_year_of_buying_passes_every_rule(law: Law, year: int) -> None:
    acts = BuyingYear(law, year).acts()
    assert BuyingYear(law, year).acts() == acts
    clock = ManualClock(datetime(year, 12, 31, 18, tzinfo=UTC))
    sg = secgen.open("memory:", region="84", year=year, clock=clock)
    posting = sg.post(acts)
    assert (posting.accepted, posting.refused) == (len(acts), ())
    families = {row["family"] for row in sg.report("splitting").to_dicts()}
    assert "36.01.01" in families
    kinds = Counter(type(act) for act in acts)
    assert kinds[ContractAwarded] > 50
    assert kinds[OrderPlaced] > 100


def test_the_demo_follows_the_law_of_its_year(law: Law) -> None:
    for year in (2023, 2026):
        for act in BuyingYear(law, year).acts():
            if isinstance(act, OrderPlaced) and not act.contract:
                assert propose(act.kind, act.amount, law, act.on).procedure == "exempt"


def test_invented_parties_have_right_keys_and_are_nobody() -> None:
    numbers = [siret(n) for n in range(50)]
    assert all(map(is_siret, numbers))
    assert len(set(numbers)) == 50
    assert {number[:2] for number in numbers} == {"99"}
