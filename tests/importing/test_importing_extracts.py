"""Extracts that follow one another: what grew, what shrank, what is known, what cannot be placed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from helpers import RUNNING, a_commitment, a_paid_request, euros, open_line, shown
from random_office import LAW, PLUGINS, quick_office

import secgen
from secgen import Money, Secretariat, language
from secgen.exchange.importing import Import, import_file
from secgen.exchange.rows import CommitmentRow, GrantRow, HeaderInfo, PaymentRow, Row
from secgen.exchange.to_acts import department_of
from secgen.exchange.writer import write
from secgen.kernel.act import Act

NUMBER = "2103105755"
AE = CommitmentRow(
    programme="131",
    commitment=NUMBER,
    item="1",
    amount=Money.parse("1 000"),
    functional_domain="0131-01",
    cost_centre="BG00/DRACARA069",
    replicated_on=date(2026, 3, 2),
    modified_on=date(2026, 3, 2),
    supplier="Théâtre",
    siret="35600000000048",
    account="PCE/6541100000",
)
CP = PaymentRow(
    programme="131",
    request="100011636",
    commitment=NUMBER,
    item="1",
    amount=Money.parse("400"),
    functional_domain="0131-01",
    cost_centre="BG00/DRACARA069",
    base_on=date(2026, 3, 20),
    paid_on=date(2026, 4, 2),
    payee="Théâtre",
    siret="35600000000048",
    account="PCE/6541100000",
    fiscal_year=2026,
)
LINE = "0131-CARA-DRAC/01/64"

Bring = Callable[..., Import]


@pytest.fixture
def sg() -> Secretariat:
    office = quick_office(2026, node="{programme}-CARA-DRAC")
    open_line(office, LINE, "10 000")
    return office


@pytest.fixture
def bring(sg: Secretariat, tmp_path: Path) -> Bring:
    """Write rows in a layout, and import the file."""

    def write_and_import(layout: str, *rows: Row) -> Import:
        path = tmp_path / f"{layout}.csv"
        write(layout, rows, path, header_info=HeaderInfo(fiscal_year=2026), drop=True)
        return import_file(sg, layout, path)

    return write_and_import


def tags(sg: Secretariat, last: int) -> list[str]:
    return [r.act.tag.partition(".")[2] for r in sg.acts()][-last:]


@pytest.mark.parametrize(
    ("amount", "tag", "change"),
    [("1 250", "increased", "250"), ("900", "withdrawn", "100"), ("0,01", "withdrawn", "999,99")],
)
def test_a_commitment_that_grew_or_shrank_is_changed_by_the_difference(
    sg: Secretariat, bring: Bring, amount: str, tag: str, change: str
) -> None:
    bring("inf-bud-53-ae", AE)
    later = evolve(AE, amount=Money.parse(amount), modified_on=date(2026, 5, 4))
    assert bring("inf-bud-53-ae", later).recorded == 1
    assert tags(sg, 1) == [tag]
    (act,) = list(sg.acts())[-1:]
    assert (act.amount, act.on) == (euros(change), date(2026, 5, 4))
    row = sg.budget.state.commitments[f"{NUMBER}/1"]
    assert Money(row.committed - row.withdrawn) == euros(amount)
    again = bring("inf-bud-53-ae", later)
    assert (again.recorded, again.unchanged, again.clean) == (0, 1, True)


def test_an_extract_older_than_the_last_change_is_told_and_changes_nothing(sg: Secretariat, bring: Bring) -> None:
    march, may = AE, evolve(AE, amount=Money.parse("1 250"), modified_on=date(2026, 5, 4))
    bring("inf-bud-53-ae", march)
    bring("inf-bud-53-ae", may)
    again = bring("inf-bud-53-ae", march)
    assert again.recorded == 0
    (told,) = again.anomalies
    assert told.value == "2026-03-02"
    assert "older" in told.message.en
    row = sg.budget.state.commitments[f"{NUMBER}/1"]
    assert Money(row.committed - row.withdrawn) == euros("1 250")
    assert bring("inf-bud-53-ae", may).clean


def test_a_functional_domain_that_can_not_be_read_is_told_and_no_action_is_invented(
    sg: Secretariat, bring: Bring
) -> None:
    done = bring("inf-bud-53-ae", evolve(AE, functional_domain="foo"))
    assert done.recorded == 0
    (told,) = done.anomalies
    assert told.value == "foo"
    assert "0224-07" in told.remedy.en
    assert not sg.budget.state.commitments


def test_a_second_item_of_a_known_commitment_is_a_new_one(sg: Secretariat, bring: Bring) -> None:
    bring("inf-bud-53-ae", AE)
    told = bring("inf-bud-53-ae", AE, evolve(AE, item="2", amount=Money.parse("30")))
    assert (told.recorded, told.unchanged) == (1, 1)
    assert set(sg.budget.state.commitments) == {f"{NUMBER}/1", f"{NUMBER}/2"}


def test_what_the_office_committed_itself_is_not_committed_again(sg: Secretariat, bring: Bring) -> None:
    sg.budget.commit(commitment=NUMBER, line=LINE, payee="35600000000048", amount="1 000", on="2026-02-27",
                     nature="intervention")  # fmt: skip
    assert bring("inf-bud-53-ae", AE).recorded == 0


def test_a_payment_already_known_is_not_recorded_again(sg: Secretariat, bring: Bring) -> None:
    bring("inf-bud-53-ae", AE)
    assert bring("inf-bud-53-cp", CP).recorded == 4
    told = bring("inf-bud-53-cp", CP, evolve(CP, request="100011637", amount=Money.parse("50")))
    assert (told.recorded, told.unchanged) == (4, 1)
    assert sg.budget.state.commitments[f"{NUMBER}/1"].paid == 45_000


def test_a_known_payment_of_another_amount_is_told_and_left_as_it_was(sg: Secretariat, bring: Bring) -> None:
    bring("inf-bud-53-ae", AE)
    bring("inf-bud-53-cp", CP)
    told = bring("inf-bud-53-cp", evolve(CP, amount=Money.parse("401")))
    assert (told.recorded, told.clean) == (0, False)
    (anomaly,) = told.anomalies
    assert (anomaly.kind.value, anomaly.column, anomaly.value) == ("label-mismatch", "EUR", "400,00 ≠ 401,00")


@pytest.mark.parametrize("done", [1, 2, 3, 4])
def test_a_payment_whose_import_was_cut_short_is_finished_the_next_time(
    sg: Secretariat, bring: Bring, done: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between two writes: the acts there are not repeated, except a service without its invoice."""
    bring("inf-bud-53-ae", AE)
    whole = type(sg).post

    def cut(office: Secretariat, acts: Any) -> Any:
        return whole(office, list(acts)[:done])

    monkeypatch.setattr(type(sg), "post", cut)
    bring("inf-bud-53-cp", CP)
    monkeypatch.undo()
    told = bring("inf-bud-53-cp", CP)
    assert told.recorded == (4 if done == 1 else 4 - done)
    row = sg.budget.state.commitments[f"{NUMBER}/1"]
    assert (row.paid, row.ordered, row.open_orders) == (40_000, 40_000, 0)
    assert bring("inf-bud-53-cp", CP).recorded == 0


def test_a_negative_payment_is_a_credit_note(sg: Secretariat, bring: Bring) -> None:
    bring("inf-bud-53-ae", AE)
    back = evolve(CP, request="100011700", amount=Money.parse("-150"), paid_on=date(2026, 6, 1))
    told = bring("inf-bud-53-cp", CP, back)
    assert tags(sg, 1) == ["credit_note"]
    row = sg.budget.state.commitments[f"{NUMBER}/1"]
    assert (row.paid, row.certified) == (25_000, 25_000)
    assert told.count("total") == euros("250")
    assert bring("inf-bud-53-cp", CP, back).recorded == 0
    assert sg.report("consumption").column("cp_consumed") == (euros("250"),)


def test_payments_without_commitment_are_paid_directly_and_negative_ones_told(sg: Secretariat, bring: Bring) -> None:
    direct = evolve(CP, commitment="", item="", request="500043027")
    told = bring("inf-bud-53-cp", direct, evolve(direct, request="500043028", amount=Money.parse("-10")))
    assert (told.count("orphans"), told.recorded) == (2, 1)
    assert tags(sg, 1) == ["directly_paid"]
    (act,) = list(sg.acts())[-1:]
    assert (act.line, act.amount, act.case, act.department) == (LINE, euros("400"), "without_commitment", "69")
    rows = [a for a in told.anomalies if a.severity == "row"]
    assert [(a.kind.value, a.column) for a in rows] == [("negative-amount", "EUR")]
    assert bring("inf-bud-53-cp", direct).recorded == 0


def test_travel_is_told_by_its_kind_of_piece(sg: Secretariat, bring: Bring) -> None:
    direct = evolve(
        CP, commitment="", item="", piece_type="DT", request_item="1", account="6113110000", cost_centre="DRACARA069"
    )
    bring("aife-cp", direct)
    (act,) = list(sg.acts())[-1:]
    assert (act.case, act.advice) == ("travel_costs", ("FIN-001", "FIN-024"))


def test_the_name_of_who_is_paid_back_for_travelling_stays_out_of_the_journal(sg: Secretariat, bring: Bring) -> None:
    direct = evolve(CP, commitment="", item="", piece_type="DT", request_item="1", account="6113110000")
    bring("aife-cp", evolve(direct, payee="DUPONT JEANNE", siret="", payee_code="1000000001"))
    (act,) = list(sg.acts())[-1:]
    assert (act.case, act.payee, act.object) == ("travel_costs", "1000000001", "")


@pytest.mark.parametrize(
    ("layout", "column"),
    [("inf-bud-53-ae", "Compte général"), ("aife-ae", "Compte général - Clé (non composée)")],
)
def test_an_unknown_account_is_told_with_its_column(sg: Secretariat, bring: Bring, layout: str, column: str) -> None:
    told = bring(layout, evolve(AE, account="PCE/8099999999"), evolve(AE, item="2", account=""))
    assert (told.recorded, told.clean) == (0, False)
    assert [(a.kind.value, a.column, a.value, a.line > 1) for a in told.anomalies] == [
        ("value-unknown", column, "PCE/8099999999", True),
        ("value-missing", column, "", True),
    ]
    assert f"account PCE/8099999999: title unknown: {shown('1 000')} not recorded" in str(told.anomalies[0])
    with language("fr"):
        assert f"titre inconnu : {shown('1 000')} non enregistrés → donner le titre" in str(told.anomalies[0])


def test_a_commitment_below_zero_is_set_aside(sg: Secretariat, bring: Bring) -> None:
    told = bring("inf-bud-53-ae", evolve(AE, amount=Money.parse("-5")))
    assert (told.recorded, told.clean) == (0, False)
    bring("inf-bud-53-ae", AE)
    told = bring("inf-bud-53-ae", evolve(AE, amount=Money.parse("-5")))
    assert (told.recorded, told.clean) == (0, False)
    assert sg.budget.state.commitments[f"{NUMBER}/1"].withdrawn == 0


def test_an_import_sees_what_others_record_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another office commits the second item while the first is being imported: it is not committed twice."""
    url = f"sqlite:///{tmp_path / 'office.db'}"
    node = "{programme}-CARA-DRAC"
    path = tmp_path / "ae.csv"
    second = evolve(AE, item="2", amount=Money.parse("30"))
    write("inf-bud-53-ae", [AE, second], path, drop=True)
    post = Secretariat.post
    with (
        secgen.open(url, region="84", year=2026, node=node, law=LAW, plugins=PLUGINS) as mine,
        secgen.open(url, law=LAW, plugins=PLUGINS) as other,
    ):

        def one_by_one(office: Secretariat, acts: Iterable[Act]) -> object:
            def meanwhile() -> Iterator[Act]:
                for act in acts:
                    if not other.budget.state.commitments:
                        other.record(evolve(act, item="2", amount=second.amount))  # type: ignore[arg-type]
                    yield act

            return post(office, meanwhile(), batch=1)

        monkeypatch.setattr(Secretariat, "post", one_by_one)
        told = import_file(mine, "inf-bud-53-ae", path)
        assert (told.recorded, told.unchanged, told.refused) == (1, 1, ())
        assert [r.act.tag for r in mine.acts()].count("budget.committed") == 2


GRANT = GrantRow(
    grantor="DRAC",
    grantor_siret="35600000000048",
    beneficiary="Compagnie",
    beneficiary_siret="73282932000074",
    purpose="Festival",
    amount=Money.parse("500"),
    nature="aide en numéraire",
    signed_on=date(2026, 3, 2),
    decision=NUMBER,
    payment_terms="unique",
    payment_dates=(date(2026, 4, 1),),
)


def test_a_grant_is_published_again_only_if_it_changed(sg: Secretariat, bring: Bring) -> None:
    wrong = evolve(GRANT, decision="2", amount=Money.parse("-1"))
    assert bring("subventions", GRANT, wrong).recorded == 2
    assert sg.budget.state.published[f"grant/2/{GRANT.beneficiary_siret}"].advice
    assert bring("subventions", GRANT, wrong).recorded == 0
    assert bring("subventions", evolve(GRANT, amount=Money.parse("600"))).recorded == 1


def test_a_grant_named_twice_in_a_file_is_recorded_once_and_told(sg: Secretariat, bring: Bring) -> None:
    twice = (GRANT, evolve(GRANT, amount=Money.parse("70")))
    for recorded in (1, 0):
        told = bring("subventions", *twice)
        assert told.recorded == recorded
        assert [(a.kind.value, a.column) for a in told.anomalies if a.severity == "row"] == [
            ("label-mismatch", "referenceDecision")
        ]


@pytest.mark.parametrize(
    ("centre", "department"),
    [
        ("DREETS0035", "35"),
        ("BG00/DRACARA001", "01"),
        ("DRACARA02A", "2A"),
        ("DRAC0974", "974"),
        ("DRACARA000", ""),
        ("DRACARA", ""),
        ("", ""),
        ("ADCSDAT075", "75"),
        ("DRACARA010", "10"),
        ("DRACARA090", "90"),
    ],
)
def test_the_department_ends_a_cost_centre(centre: str, department: str) -> None:
    assert department_of(centre) == department


def test_what_an_import_says_as_json(sg: Secretariat, bring: Bring) -> None:
    told = bring("inf-bud-53-ae", AE).as_dict()
    assert (told["layout"], told["total"], told["recorded"], told["anomalies"]) == ("inf-bud-53-ae", "1000.00", 1, [])


def test_a_closed_year_refuses_what_an_extract_still_changes_in_it(sg: Secretariat, bring: Bring) -> None:
    bring("inf-bud-53-ae", AE)
    sg.budget.close(year=2026, on="2026-12-31")
    told = bring("inf-bud-53-ae", evolve(AE, amount=Money.parse("1 200"), modified_on=date(2026, 12, 20)))
    assert (told.recorded, told.clean) == (0, False)
    assert [f.rule for f in told.refused] == ["FIN-061"]


def test_a_running_commitment_of_the_office_can_be_paid_by_an_extract(sg: Secretariat, bring: Bring) -> None:
    open_line(sg, RUNNING, "1 000")
    number = a_commitment(sg, "500")
    a_paid_request(sg, number, "100")
    told = bring("inf-bud-53-cp", evolve(CP, commitment=number))
    assert told.recorded == 4
    assert sg.budget.state.commitments[f"{number}/1"].paid == 50_000
