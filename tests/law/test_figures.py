"""Every sum and every rate of the published figures, worked out again from the pack, to the euro."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from secgen.budget.nomenclature import Nomenclature
from secgen.kernel.money import FLOOR, Money
from secgen.law import builtin_law

LAW = builtin_law()
NAMES = Nomenclature(LAW)
BOTH = pytest.mark.parametrize("measure", ["AE", "CP"])


def euros(
    year: int, programme: str, stage: str, measure: str, *, action: str = "", title: str = "", label: str = ""
) -> int:
    (found,) = NAMES.figures(
        year=year, programme=programme, stage=stage, measure=measure, action=action, title=title, label=label
    )
    return found.euros


def actions_of(year: int, programme: str, stage: str, measure: str, title: str = "") -> dict[str, int]:
    found = NAMES.figures(year=year, programme=programme, stage=stage, measure=measure, title=title)
    return {f.action: f.euros for f in found if f.action}


def percent(part: int, whole: int, places: str = "0.01") -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal(places), ROUND_HALF_UP)


def test_no_figure_is_there_twice() -> None:
    keys = [(f.year, f.stage, f.programme, f.action, f.title, f.measure, f.label) for f in NAMES.figures(label=None)]
    assert len(keys) == len(set(keys))


def test_every_figure_has_its_text_and_bears_on_ae_or_cp() -> None:
    for figure in NAMES.figures(label=None):
        assert figure.ref.text
        assert figure.measure in {"AE", "CP"}
        assert figure.title in {"", "2", "other"}
        assert figure.euros % figure.precision == 0


def test_every_figure_is_of_a_programme_and_an_action_known_that_year() -> None:
    for figure in NAMES.figures(label=None):
        if figure.programme:
            assert NAMES.knows_programme(figure.year, figure.programme)
            if figure.action:
                assert NAMES.action_label(figure.year, figure.programme, figure.action)
        else:
            assert figure.label


@BOTH
@pytest.mark.parametrize(
    ("year", "programme", "stage", "title", "count"),
    [
        (2023, "131", "LFI", "", 3),
        (2023, "131", "executed", "", 3),
        (2022, "175", "LFI", "", 6),
        (2023, "175", "LFI", "", 6),
        (2022, "361", "LFI", "", 4),
        (2022, "361", "executed", "", 4),
        (2023, "224", "PLF", "", 2),
        (2023, "224", "PLF", "2", 2),
        (2023, "224", "PLF", "other", 2),
        (2023, "334", "PLF", "", 2),
        (2024, "334", "PLF", "", 2),
    ],
)
def test_the_actions_add_up_to_their_programme(
    year: int, programme: str, stage: str, title: str, count: int, measure: str
) -> None:
    actions = actions_of(year, programme, stage, measure, title)
    assert len(actions) == count
    assert sum(actions.values()) == euros(year, programme, stage, measure, title=title)


@BOTH
@pytest.mark.parametrize(("year", "programme"), [(2023, "131"), (2022, "175"), (2023, "175"), (2022, "361")])
def test_voted_plus_movements_is_opened_and_opened_less_executed_is_unspent(
    year: int, programme: str, measure: str
) -> None:
    voted, moved, opened, executed, unspent = (
        euros(year, programme, stage, measure) for stage in ("LFI", "movements", "opened", "executed", "unspent")
    )
    assert voted + moved == opened
    assert opened - executed == unspent


@BOTH
@pytest.mark.parametrize("year", [2022, 2023])
def test_the_draft_and_the_amendments_give_the_voted_budget_of_175(year: int, measure: str) -> None:
    draft, amended = (euros(year, "175", stage, measure) for stage in ("PLF", "amendments"))
    assert draft + amended == euros(year, "175", "LFI", measure)


@pytest.mark.parametrize(
    ("year", "programme", "base", "ae", "cp"),
    [
        (2023, "131", "opened", "99.63", "99.85"),
        (2023, "131", "LFI", "99.20", "100.42"),
        (2022, "175", "opened", "90.87", "93.70"),
        (2023, "175", "opened", "88.75", "91.33"),
        (2022, "361", "opened", "97.36", "99.84"),
    ],
)
def test_consumption_rates_on_an_explicit_base(year: int, programme: str, base: str, ae: str, cp: str) -> None:
    for measure, expected in (("AE", ae), ("CP", cp)):
        executed, whole = euros(year, programme, "executed", measure), euros(year, programme, base, measure)
        assert percent(executed, whole) == Decimal(expected)


def test_175_spent_more_than_its_voted_payment_appropriations_in_2023() -> None:
    assert percent(euros(2023, "175", "executed", "CP"), euros(2023, "175", "LFI", "CP")) == Decimal("110.19")


def test_action_06_of_131_shows_fungibility_between_actions() -> None:
    executed = euros(2023, "131", "executed", "AE", action="06")
    voted = euros(2023, "131", "LFI", "AE", action="06")
    assert percent(executed, voted, "0.1") == Decimal("154.8")


@pytest.mark.parametrize("action", ["06", "07", ""])
def test_personnel_and_the_other_titles_make_the_whole_of_224(action: str) -> None:
    for measure in ("AE", "CP"):
        personnel, other, whole = (
            euros(2023, "224", "PLF", measure, action=action, title=title) for title in ("2", "other", "")
        )
        assert personnel + other == whole


@pytest.mark.parametrize("action", ["06", "07", ""])
def test_personnel_has_as_many_payments_as_commitments(action: str) -> None:
    ae, cp = (euros(2023, "224", "PLF", measure, action=action, title="2") for measure in ("AE", "CP"))
    assert ae == cp


@BOTH
def test_the_personnel_transfers_of_224_add_up(measure: str) -> None:
    def transfer(label: str) -> int:
        return euros(2023, "224", "transfers", measure, title="2", label=label)

    outside = [transfer(f"hors CAS pensions, {n}") for n in (1, 2, 3, 4)]
    pensions = [transfer(f"CAS pensions, {n}") for n in (1, 2)]
    assert sum(outside) == transfer("hors CAS pensions") == 843_008
    assert sum(pensions) == transfer("CAS pensions") == 60_608
    assert sum(outside) + sum(pensions) == transfer("") == 903_616


def test_what_224_gives_to_148_adds_up() -> None:
    parts = [euros(2023, "224", "transfers out", "CP", title="other", label=f"vers 148, {n}") for n in (1, 2)]
    assert sum(parts) == euros(2023, "224", "transfers out", "CP", title="other", label="vers 148") == 22_539


def test_assistance_funds_come_on_top_of_the_voted_budget_of_361() -> None:
    for action, added in (("01", 1_800_000), ("04", 930_000)):
        with_funds = euros(2022, "361", "LFI with FdC", "AE", action=action)
        assert with_funds - euros(2022, "361", "LFI", "AE", action=action) == added


def test_the_2024_cancellation_is_the_same_in_ae_and_cp() -> None:
    assert euros(2024, "175", "cancelled", "AE") == euros(2024, "175", "cancelled", "CP") == -99_540_106


def test_the_2024_report_on_131_contradicts_itself_and_we_keep_both() -> None:
    parts = sum(actions_of(2024, "131", "PLF", "AE").values())
    stated = euros(2024, "131", "PLF", "AE", label="total as stated")
    assert parts == 1_027_500_000
    assert stated == 1_051_000_000


def test_what_the_region_paid_in_2020_adds_up_with_the_remainder() -> None:
    region = "DRAC Auvergne-Rhône-Alpes"
    lines = [
        euros(2020, "", "executed", "CP", label=f"{region}: {line}")
        for line in ("création", "démocratisation", "livre", "remainder")
    ]
    assert sum(lines) == euros(2020, "", "executed", "CP", label=region)


def test_the_whole_of_section_six_is_there() -> None:
    per_programme = {
        code: len(NAMES.figures(programme=code, label=None)) for code in ("131", "175", "361", "224", "334", "")
    }
    assert per_programme == {"131": 30, "175": 54, "361": 28, "224": 39, "334": 12, "": 13}


@pytest.mark.parametrize(
    ("parameter", "year", "programme", "measure", "cap"),
    [
        ("lolf.virement.cap", 2023, "131", "AE", "20 219 774,44"),
        ("lolf.carry_over.cp_cap", 2023, "175", "CP", "33 000 485,94"),
        ("lolf.carry_over.cp_cap", 2023, "131", "CP", "30 184 848,27"),
    ],
)
def test_the_caps_worked_out_on_real_budgets(parameter: str, year: int, programme: str, measure: str, cap: str) -> None:
    (voted,) = NAMES.figures(year=year, programme=programme, stage="LFI", measure=measure, action="")
    assert voted.money.at(LAW.read(parameter, date(year, 6, 1)).rate, rounding=FLOOR) == Money.parse(cap)
