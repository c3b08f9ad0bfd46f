"""The invented mail of a year: nothing is refused, every number follows, every clock is seen in every state."""

from __future__ import annotations

import pytest
from helpers import office
from random_office import LAW

from secgen import Secretariat
from secgen.demo.mail import MailYear


@pytest.fixture(scope="module")
def sg() -> Secretariat:
    sg = office(2023)
    posting = sg.post(MailYear(LAW).acts())
    assert not posting.refused
    return sg


def test_the_same_seed_gives_the_same_mail() -> None:
    assert list(MailYear(LAW).acts()) == list(MailYear(LAW).acts())
    assert list(MailYear(LAW).acts()) != list(MailYear(LAW, seed=1).acts())


def test_the_acts_are_in_the_order_of_their_days() -> None:
    days = [act.on for act in MailYear(LAW).acts()]
    assert days == sorted(days)
    assert {day.year for day in days} == {2023}


def test_the_registers_have_no_gap(sg: Secretariat) -> None:
    for side, letter in (("in", "A"), ("out", "D")):
        references = sg.report("mail-register", year=2023, side=side).column("reference")
        assert references == tuple(f"{letter}-2023-{n:05d}" for n in range(1, len(references) + 1))
        assert len(references) > 1000


def test_every_state_of_a_letter_and_of_a_clock_is_there(sg: Secretariat) -> None:
    (mail,) = sg.report("mail", by="year", on="2023-12-31").to_dicts()
    assert min(mail[name] for name in ("in_time", "late", "open", "overdue", "none")) > 0
    assert mail["letters"] == sum(mail[name] for name in ("in_time", "late", "open", "overdue", "none"))
    (answers,) = sg.report("answers-in-time", by="year", on="2023-12-31").to_dicts()
    assert min(answers[name] for name in ("in_time", "late", "open", "overdue", "undetermined")) > 0
    assert sg.verify()
