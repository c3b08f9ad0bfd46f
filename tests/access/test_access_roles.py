"""Who may record which act: by role, on its day, in the name of oneself."""

from __future__ import annotations

import pytest
from helpers import RUNNING, SPRING, SUPPLIER, office, open_line

from access.conftest import ACCOUNTANT, ADMIN, AUDITOR, HR, ORDERER, PRESCRIBER, give_roles
from secgen import AccessDenied, InvalidInput, RuleViolation, Secretariat
from secgen.access.state import Holding
from secgen.kernel.finding import Verdict
from secgen.kernel.text import language

COMMIT = {
    "act": "budget.committed",
    "commitment": "2100000001",
    "line": RUNNING,
    "payee": SUPPLIER,
    "amount": "600",
    "on": SPRING,
}


def refusal(sg: Secretariat, **act: object) -> dict[str, str]:
    """What ACT-ROLE saw when it refused an act."""
    found = [f for f in sg.simulate(act).findings if f.rule == "ACT-ROLE" and f.blocks]
    assert found, "ACT-ROLE did not refuse"
    return dict(found[0].inputs)


def asked(sg: Secretariat, **act: object) -> list[Verdict]:
    return [f.verdict for f in sg.simulate(act).findings if f.rule == "ACT-ROLE"]


def test_an_office_that_has_given_no_role_is_open() -> None:
    with office() as sg:
        open_line(sg, RUNNING, "10 000")
        assert asked(sg, **COMMIT) == []
        sg.record(COMMIT)


@pytest.mark.rule("ACT-ROLE")
def test_each_does_what_its_role_allows(sg: Secretariat) -> None:
    """Commit, certify, order; take in charge and pay: five acts, three people."""
    number = {"commitment": "2100000001"}
    sg.record({**COMMIT, "by": ORDERER})
    sg.budget.certify(**number, amount="600", on=SPRING, by=PRESCRIBER)
    sg.budget.order(**number, request="DP-1", amount="600", on=SPRING, by=ORDERER)
    sg.budget.accept(request="DP-1", on=SPRING, by=ACCOUNTANT)
    sg.budget.pay(request="DP-1", on=SPRING, by=ACCOUNTANT)
    assert sg.budget.state.requests["DP-1"].stage == "paid"


@pytest.mark.rule("ACT-ROLE")
def test_the_refusal_says_why_and_who_could_in_both_languages(sg: Secretariat) -> None:
    before = sg.journal.head.position
    for spoken, why, could in (
        ("fr", "pas de rôle pour cet acte ce jour-là", f"ordonnateur: {ORDERER}"),
        ("en", "no role for this act on that day", f"authorising officer: {ORDERER}"),
    ):
        with language(spoken), pytest.raises(RuleViolation) as caught:  # type: ignore[arg-type]
            sg.record({**COMMIT, "by": HR})
        said = str(caught.value)
        assert "ACT-ROLE" in said
        assert why in said
        assert could in said
    assert sg.journal.head.position == before


@pytest.mark.rule("ACT-ROLE")
@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("", "nobody is named"),
        ("agent:ffff", "no role for this act on that day"),
        (ACCOUNTANT, "no role for this act on that day"),
        (PRESCRIBER, "no role for this act on that day"),
        (AUDITOR, "an auditor reads and records nothing"),
    ],
)
def test_who_may_not_commit(sg: Secretariat, by: str, why: str) -> None:
    with language("en"):
        assert refusal(sg, **COMMIT, by=by)["why"] == why


def test_anybody_opens_a_ticket_but_an_auditor(sg: Secretariat) -> None:
    ticket = {"act": "assets.ticket_opened", "ticket": "T-1", "at": "09:00", "on": SPRING}
    assert asked(sg, **ticket, by="agent:ffff") == [Verdict.PASS]
    with language("en"):
        assert refusal(sg, **ticket, by=AUDITOR)["why"] == "an auditor reads and records nothing"


def test_a_role_counts_from_its_first_day_to_its_last(sg: Secretariat) -> None:
    sg.access.give_role(actor="agent:1111", role="authorising_officer", on="2026-03-02", until="2026-03-04", by=ADMIN)
    held = [
        asked(sg, **{**COMMIT, "on": day, "by": "agent:1111"}) for day in ("2026-03-01", "2026-03-02", "2026-03-04")
    ]
    assert held == [[Verdict.BREACH], [Verdict.PASS], [Verdict.PASS]]
    assert asked(sg, **{**COMMIT, "on": "2026-03-05", "by": "agent:1111"}) == [Verdict.BREACH]
    sg.access.end_role(actor="agent:1111", role="authorising_officer", on="2026-03-03", by=ADMIN)
    assert asked(sg, **{**COMMIT, "on": "2026-03-02", "by": "agent:1111"}) == [Verdict.PASS]
    assert asked(sg, **{**COMMIT, "on": "2026-03-03", "by": "agent:1111"}) == [Verdict.BREACH]


def test_a_role_may_be_narrowed_to_domains_lines_and_an_amount(sg: Secretariat) -> None:
    role = {"role": "authorising_officer", "on": "2026-01-01", "by": ADMIN}
    sg.access.give_role(actor="agent:d011", domains=["accounting"], **role)
    sg.access.give_role(actor="agent:1111", lines=["0224-CARA-DRAC"], **role)
    sg.access.give_role(actor="agent:2222", lines=["0175"], **role)
    sg.access.give_role(actor="agent:3333", cap="600", **role)
    sg.access.give_role(actor="agent:4444", cap="599,99", **role)
    with language("en"):
        assert asked(sg, **COMMIT, by="agent:1111") == asked(sg, **COMMIT, by="agent:3333") == [Verdict.PASS]
        assert refusal(sg, **COMMIT, by="agent:d011")["why"] == "outside the domains or lines of the role"
        assert refusal(sg, **COMMIT, by="agent:2222")["why"] == "outside the domains or lines of the role"
        assert refusal(sg, **COMMIT, by="agent:4444")["why"] == "above the cap of the role"


def test_the_line_and_the_amount_are_found_where_the_act_only_names_a_request(sg: Secretariat) -> None:
    """An acceptance names neither: they are those of the request it is about."""
    role = {"role": "accountant", "on": "2026-01-01", "by": ADMIN}
    sg.access.give_role(actor="agent:1111", lines=["0224"], cap="250", **role)
    sg.access.give_role(actor="agent:2222", lines=["0175"], **role)
    sg.access.give_role(actor="agent:3333", cap="249,99", **role)
    sg.record({**COMMIT, "by": ORDERER})
    sg.budget.certify(commitment="2100000001", amount="250", on=SPRING, by=PRESCRIBER)
    sg.budget.order(commitment="2100000001", request="DP-1", amount="250", on=SPRING, by=ORDERER)
    accept = {"act": "budget.accepted", "request": "DP-1", "on": SPRING}
    assert asked(sg, **accept, by="agent:1111") == [Verdict.PASS]
    assert asked(sg, **accept, by="agent:2222") == [Verdict.BREACH]
    assert asked(sg, **accept, by="agent:3333") == [Verdict.BREACH]


def test_a_scope_that_cannot_be_compared_is_undetermined_never_a_pass(sg: Secretariat) -> None:
    """Closing a year is on no line: whether a role limited to some lines allows it can't be told."""
    sg.access.give_role(actor="agent:1111", role="authorising_officer", lines=["0224"], on="2026-01-01", by=ADMIN)
    closing = {"act": "budget.year_closed", "year": 2026, "on": "2027-01-15", "by": "agent:1111"}
    assert asked(sg, **closing) == [Verdict.UNDETERMINED]


@pytest.mark.rule("ACT-ADMINISTRATOR")
def test_the_first_role_is_the_administrators_and_one_remains() -> None:
    with office() as sg:
        wrong = {"actor": "agent:0d1a", "role": "authorising_officer", "on": "2026-01-01", "by": "agent:0d1a"}
        with pytest.raises(RuleViolation, match="ACT-ADMINISTRATOR"):
            sg.access.give_role(**wrong)
        with pytest.raises(RuleViolation, match="ACT-ADMINISTRATOR"):
            sg.access.give_role(actor=ADMIN, role="administrator", on="2026-01-01", until="2026-12-31")
        give_roles(sg)
        with pytest.raises(RuleViolation, match="ACT-ADMINISTRATOR"):
            sg.access.end_role(actor=ADMIN, role="administrator", on="2026-06-01", by=ADMIN)
        sg.access.give_role(actor="agent:ad02", role="administrator", on="2026-06-01", by=ADMIN)
        sg.access.end_role(actor=ADMIN, role="administrator", on="2026-06-01", by=ADMIN)
        with pytest.raises(RuleViolation, match="ACT-ROLE"):
            sg.access.give_role(actor="agent:9999", role="buyer", on="2026-07-01", by=ADMIN)


def test_only_an_administrator_gives_roles(sg: Secretariat) -> None:
    for by in (ORDERER, AUDITOR, ""):
        with pytest.raises(RuleViolation, match="ACT-ROLE"):
            sg.access.give_role(actor=by or HR, role="buyer", on="2026-02-02", by=by)


@pytest.mark.rule("ACT-ROLE-GIVEN")
@pytest.mark.parametrize("wrong", [{"role": "king"}, {"until": "2026-01-31"}, {"domains": ["kitchen"]}])
def test_a_role_given_is_one_that_makes_sense(sg: Secretariat, wrong: dict[str, object]) -> None:
    with pytest.raises(RuleViolation, match="ACT-ROLE-GIVEN"):
        sg.access.give_role(**{"actor": "agent:1111", "role": "buyer", "on": "2026-02-02", "by": ADMIN, **wrong})


@pytest.mark.rule("ACT-ROLE-HELD")
def test_what_was_not_given_is_not_taken_back(sg: Secretariat) -> None:
    with pytest.raises(RuleViolation, match="ACT-ROLE-HELD"):
        sg.access.end_role(actor=HR, role="buyer", on="2026-02-02", by=ADMIN)


@pytest.mark.rule("ACT-INCOMPATIBLE")
def test_nobody_is_authorising_officer_and_accountant_at_the_same_time(sg: Secretariat) -> None:
    """GBCP art. 9; one after the other is fine. An auditor holds nothing else."""
    both = {"actor": ACCOUNTANT, "role": "authorising_officer", "by": ADMIN}
    with pytest.raises(RuleViolation, match="ACT-INCOMPATIBLE"):
        sg.access.give_role(**both, on="2026-06-01")
    with pytest.raises(RuleViolation, match="ACT-INCOMPATIBLE"):
        sg.access.give_role(actor=AUDITOR, role="mail_officer", on="2026-06-01", by=ADMIN)
    sg.access.end_role(actor=ACCOUNTANT, role="accountant", on="2026-06-01", by=ADMIN)
    sg.access.give_role(**both, on="2026-06-01")
    assert sg.access.state.roles(ACCOUNTANT, sg.read({**COMMIT, "on": "2026-06-01"}).on) == {"authorising_officer"}


def test_what_another_system_decided_is_recorded_with_advice_and_names_nobody(sg: Secretariat) -> None:
    silent = sg.record({**COMMIT, "source": "chorus"})[-1].act
    assert "ACT-ROLE" not in silent.advice
    named = sg.record({**COMMIT, "commitment": "2100000002", "source": "chorus", "by": HR})[-1].act
    assert "ACT-ROLE" in named.advice


# in whose name


def test_who_acts_is_the_default_of_by(sg: Secretariat) -> None:
    with sg.acting_as(ORDERER):
        assert sg.actor == ORDERER
        assert sg.record(COMMIT)[-1].act.by == ORDERER
        assert sg.post([sg.read({**COMMIT, "commitment": "2100000002"})]).accepted == 1
        assert list(sg.acts())[-1].act.by == ORDERER
        assert not sg.simulate({**COMMIT, "commitment": "2100000003"}).refused
        assert sg.record({**COMMIT, "commitment": "2100000004", "source": "chorus"})[-1].act.by == ""
    assert sg.actor == ""


def test_nobody_records_in_the_name_of_another(sg: Secretariat) -> None:
    with sg.acting_as(HR), pytest.raises(AccessDenied, match="SG-ACTOR"):
        sg.record({**COMMIT, "by": ORDERER})
    with pytest.raises(InvalidInput):
        sg.acting_as(" ")


def test_acting_holds_until_said_otherwise_and_each_thread_has_its_own(sg: Secretariat) -> None:
    from threading import Thread

    seen: list[str] = []
    sg.acting_as(ORDERER)
    with sg.acting_as(HR):
        assert sg.actor == HR
        thread = Thread(target=lambda: seen.append(sg.actor))
        thread.start()
        thread.join()
    assert (sg.actor, seen) == (ORDERER, [""])


# who reads


def test_what_tells_of_an_agent_is_read_by_human_resources_and_by_the_auditor(sg: Secretariat) -> None:
    for reader in (HR, AUDITOR):
        with sg.acting_as(reader):
            sg.report("absences")
    for other in (ORDERER, ACCOUNTANT, ADMIN):
        with sg.acting_as(other):
            sg.report("consumption")
            with pytest.raises(AccessDenied, match=f"HR manager: {HR}"), language("en"):
                sg.report("absences")
    with pytest.raises(AccessDenied):
        sg.report("absences")
    with pytest.raises(AccessDenied):
        sg.explain("personnel/pay/agent:7f3c/2026-03/salary")


def test_an_auditor_reads_all_and_records_nothing(sg: Secretariat) -> None:
    from secgen.access.tables import permissions

    tables = permissions(sg.law)
    with sg.acting_as(AUDITOR):
        for what in tables.reads:
            sg.check_reading(what)
        with pytest.raises(RuleViolation, match="ACT-ROLE"):
            sg.record(COMMIT)
    assert len(tables.reads) > 10


def test_the_reports_tell_who_has_which_role_and_who_may_what(sg: Secretariat) -> None:
    roles = sg.report("roles", on="2026-03-02").to_dicts()
    assert {row["actor"]: row["role"] for row in roles}[HR] == "hr_manager"
    assert all(row["stands"] for row in roles)
    rows = {row["what"]: row for row in sg.report("permissions", on="2026-03-02").to_dicts()}
    assert rows["budget.paid"]["actors"] == ACCOUNTANT
    assert rows["report payslip"]["verb"] == "read"
    assert sg.access.who_may("budget.paid", SPRING) == (ACCOUNTANT,)
    assert [one.role for one in sg.access.of(HR, SPRING)] == ["hr_manager"]
    assert isinstance(sg.access.of(HR, SPRING)[0], Holding)


def test_an_explanation_says_by_which_role_an_act_was_accepted(sg: Secretariat) -> None:
    """As the roles stood then, whatever came later."""
    recorded = sg.record({**COMMIT, "by": ORDERER})[-1]
    sg.access.end_role(actor=ORDERER, role="authorising_officer", on="2026-03-03", by=ADMIN)
    with language("en"):
        said = str(sg.explain(recorded))
    assert "ACT-ROLE" in said
    assert "authorising officer" in said


def test_roles_refused_with_their_batch_are_not_given(sg: Secretariat) -> None:
    """All of a batch or nothing: also of the book of access."""
    role = {"act": "access.role_given", "actor": "agent:1111", "role": "buyer", "on": "2026-02-02", "by": ADMIN}
    with pytest.raises(RuleViolation):
        sg.record(role, {**role, "role": "king"})
    assert sg.access.of("agent:1111", "2026-02-02") == ()
    assert not sg.simulate(role).refused
    assert sg.access.of("agent:1111", "2026-02-02") == ()


def test_who_acts_reads_the_past_of_the_office_too(sg: Secretariat) -> None:
    """Who may read it is asked of the office as it is: before roles were given, it was open."""
    for instant in ("2026-06-30", "2025-06-30"):
        with sg.acting_as(HR):
            past = sg.as_known_at(instant)
            assert past.actor == HR
            past.report("absences")
        with pytest.raises(AccessDenied):
            sg.as_known_at(instant).report("absences")
