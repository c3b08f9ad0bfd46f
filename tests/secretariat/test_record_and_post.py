"""Recording all or nothing, posting each on its own merits, and both while others write."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from datetime import date

import pytest

from secgen import ConcurrencyConflict, InvalidInput, LedgerError, Money, NotFound, RuleViolation
from secgen.backends.memory import MemoryStore
from secgen.budget import events as ev
from secgen.kernel.errors import SecgenError
from secgen.ledger import Batch, Head
from secgen.secretariat import Recorded, Secretariat
from secretariat.meddling import LINE, Meddling, commitment, office, opened


def left(sg: Secretariat) -> Money:
    return sg.budget.available(2026, LINE)[0]


def same_as_reopened(sg: Secretariat) -> bool:
    """What this office holds is what the journal says, no more and no less."""
    return bool(sg.state("budget") == office(sg.journal.store).state("budget"))  # type: ignore[arg-type]


@pytest.fixture
def store() -> Meddling:
    return Meddling()


@pytest.fixture
def sg(store: Meddling) -> Secretariat:
    return opened(store)


# record


def test_a_batch_is_recorded_in_order(sg: Secretariat) -> None:
    recorded = sg.record(commitment(1), commitment(2), commitment(3))
    assert [r.id for r in recorded] == [3, 4, 5]
    assert [r.commitment for r in recorded] == ["2100000001", "2100000002", "2100000003"]
    assert left(sg) == Money(7_000)
    assert same_as_reopened(sg)


def test_of_a_batch_with_one_refusal_nothing_is_recorded(sg: Secretariat, store: Meddling) -> None:
    with pytest.raises(RuleViolation) as caught:
        sg.record(commitment(1), commitment(2, "95,00"), commitment(3, "96,00"))
    assert [f.rule for f in caught.value.findings] == ["FIN-001", "FIN-001"]
    assert store.head().position == 2
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)


def test_a_batch_sees_its_own_earlier_acts(sg: Secretariat) -> None:
    with pytest.raises(RuleViolation):
        sg.record(*(commitment(number) for number in range(1, 12)))
    sg.record(*(commitment(number) for number in range(1, 11)))
    assert left(sg) == Money(0)


def test_nothing_to_record_is_nothing_done(sg: Secretariat, store: Meddling) -> None:
    assert sg.record() == []
    assert store.head().position == 2


def test_one_wrong_act_stops_the_batch_before_anything(sg: Secretariat, store: Meddling) -> None:
    with pytest.raises(InvalidInput):
        sg.record(commitment(1), {**commitment(2), "amount": 10})
    assert store.head().position == 2
    assert same_as_reopened(sg)


def test_an_act_that_fails_while_it_is_decided_leaves_nothing_behind(sg: Secretariat, store: Meddling) -> None:
    with pytest.raises(InvalidInput):
        sg.record(commitment(1), commitment(2, line="nowhere"))
    assert store.head().position == 2
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)


def test_a_record_is_decided_again_when_others_wrote(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    store.before = [lambda: other.record(commitment(50, "30,00")), lambda: other.record(commitment(51, "30,00"))]
    (recorded,) = sg.record(commitment(1))
    assert recorded.id == 5
    assert left(sg) == Money(3_000)
    assert same_as_reopened(sg)
    sg.verify()


def test_what_others_spent_meanwhile_cannot_be_spent_again(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    store.before = [lambda: other.record(commitment(50, "95,00"))]
    with pytest.raises(RuleViolation) as caught:
        sg.record(commitment(1))
    assert [f.rule for f in caught.value.findings] == ["FIN-001"]
    assert store.head().position == 3
    assert same_as_reopened(sg)


class AlwaysLate(MemoryStore):
    late = False

    def commit(self, batch: Batch) -> Head:
        if self.late:
            raise ConcurrencyConflict("SG-STALE", found=9, expected=batch.expected.position)
        return super().commit(batch)


@pytest.mark.parametrize("way", ["record", "post"])
def test_it_gives_up_when_others_never_stop(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    store = AlwaysLate()
    sg = opened(store)
    store.late = True
    monkeypatch.setattr("secgen.posting.time.sleep", lambda seconds: None)
    with pytest.raises(ConcurrencyConflict) as caught:
        sg.record(commitment(1)) if way == "record" else sg.post([commitment(1)])
    assert caught.value.code == "SG-BUSY"
    store.late = False
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)
    sg.record(commitment(1))


class Failing(MemoryStore):
    fails = False

    def commit(self, batch: Batch) -> Head:
        if self.fails:
            raise LedgerError("SG-STORE-OPEN", url="memory:", problem="no space left on the device")
        return super().commit(batch)


@pytest.mark.parametrize("way", ["record", "post"])
def test_a_store_that_fails_leaves_the_office_as_it_was(way: str) -> None:
    store = Failing()
    sg = opened(store)
    store.fails = True
    with pytest.raises(LedgerError, match="no space left"):
        sg.record(commitment(1)) if way == "record" else sg.post([commitment(1)])
    store.fails = False
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)
    (recorded,) = sg.record(commitment(1))
    assert recorded.id == 3


# post


def test_a_posting_leaves_out_what_is_refused_and_returns_it(sg: Secretariat) -> None:
    posting = sg.post([commitment(1, "60,00"), commitment(2, "60,00"), commitment(3, "40,00"), commitment(4, "0,01")])
    assert posting.accepted == 2
    assert [d.act.subject for d in posting.refused] == ["commitment/2100000002/1", "commitment/2100000004/1"]
    assert {f.rule for d in posting.refused for f in d.findings if f.blocks} == {"FIN-001"}
    assert left(sg) == Money(0)
    assert same_as_reopened(sg)


@pytest.mark.parametrize("batch", [1, 2, 3, 10, 1000])
def test_batches_change_nothing_but_the_number_of_writes(store: Meddling, batch: int) -> None:
    sg = opened(store, "50,00")
    before = store.commits
    posting = sg.post((commitment(number) for number in range(10)), batch=batch)
    assert (posting.accepted, len(posting.refused)) == (5, 5)
    assert store.commits - before == -(-5 // batch)
    assert [act.commitment[-1] for act in sg.acts(after=2)] == list("01234")
    assert same_as_reopened(sg)


def test_an_empty_posting_writes_nothing(sg: Secretariat, store: Meddling) -> None:
    posting = sg.post([])
    assert (posting.accepted, posting.refused) == (0, ())
    assert sg.post([commitment(1, "999,00")]).accepted == 0
    assert store.head().position == 2


def test_a_posting_takes_acts_and_mappings(sg: Secretariat) -> None:
    made = sg.read(commitment(1))
    assert sg.post([made, commitment(2)]).accepted == 2


def test_a_posting_is_decided_again_when_others_wrote(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    store.before = [lambda: other.record(commitment(50, "75,00"))]
    posting = sg.post([commitment(number) for number in range(1, 6)])
    assert posting.accepted == 2
    assert [d.act.subject for d in posting.refused] == [f"commitment/210000000{n}/1" for n in (3, 4, 5)]
    assert left(sg) == Money(500)
    assert same_as_reopened(sg)
    sg.verify()


def test_a_posting_survives_conflicts_in_every_batch(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    store.before = [lambda n=n: other.record(commitment(50 + n, "1,00")) for n in range(4)]  # type: ignore[misc]
    posting = sg.post([commitment(number, "5,00") for number in range(1, 9)], batch=2)
    assert (posting.accepted, posting.refused) == (8, ())
    assert left(sg) == Money(5_600)
    recorded = [act.subject for act in sg.acts() if act.act.tag == "budget.committed"]
    assert len(recorded) == len(set(recorded)) == 12
    assert same_as_reopened(sg)


def test_what_was_accepted_and_is_refused_the_second_time_is_counted_once(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    store.before = [lambda: other.record(commitment(1, "1,00"))]  # the same number
    posting = sg.post([commitment(1), commitment(2)])
    assert posting.accepted == 1
    assert [d.act.subject for d in posting.refused] == ["commitment/2100000001/1"]
    assert len(sg.history("commitment/2100000001/1")) == 1


def test_a_stream_that_breaks_off_keeps_the_batches_written(sg: Secretariat, store: Meddling) -> None:
    def stream() -> Iterator[dict[str, object]]:
        for number in range(1, 6):
            yield commitment(number)
        raise OSError("the file is cut")

    with pytest.raises(OSError, match="the file is cut"):
        sg.post(stream(), batch=2)
    assert store.head().position == 6
    assert left(sg) == Money(6_000)
    assert same_as_reopened(sg)
    assert sg.post([commitment(5)]).accepted == 1


def test_a_wrong_act_in_a_stream_leaves_no_ghost(sg: Secretariat) -> None:
    with pytest.raises(InvalidInput):
        sg.post([commitment(1), {**commitment(2), "amount": 5}])
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)


def test_an_act_that_records_nothing_is_returned_as_refused(sg: Secretariat) -> None:
    """Decided elsewhere, so that no rule blocks; but about a commitment nobody knows."""
    unknown = {"act": "budget.increased", "commitment": "9", "amount": "1,00", "on": "2026-03-02", "source": "chorus"}
    posting = sg.post([unknown])
    assert (posting.accepted, len(posting.refused)) == (0, 1)
    assert sg.simulate(unknown).refused
    with pytest.raises(RuleViolation) as caught:
        sg.record(unknown)
    assert caught.value.findings


# simulate


def test_a_simulation_changes_nothing(sg: Secretariat, store: Meddling) -> None:
    before = store.head()
    simulation = sg.simulate(commitment(1, "60,00"), commitment(2, "60,00"))
    assert simulation.refused
    assert [d.refused for d in simulation.decisions] == [False, True]
    assert store.head() == before
    assert left(sg) == Money(10_000)
    assert same_as_reopened(sg)


def test_a_simulation_that_fails_changes_nothing(sg: Secretariat) -> None:
    with pytest.raises(InvalidInput):
        sg.simulate(commitment(1), commitment(2, line="nowhere"))
    assert left(sg) == Money(10_000)
    sg.record(commitment(1))
    assert same_as_reopened(sg)


def test_a_simulation_sees_what_others_wrote(sg: Secretariat, store: Meddling) -> None:
    office(store).record(commitment(50, "95,00"))
    assert sg.simulate(commitment(1)).refused


def test_a_simulation_explains_every_rule(sg: Secretariat) -> None:
    simulation = sg.simulate(commitment(1, "101,00"))
    assert "[FIN-001]" in str(simulation)
    assert "refused" in str(simulation)
    assert "FIN-001" in simulation._repr_html_()
    assert len(simulation.findings) > 1


# reading


def test_the_history_of_a_subject(sg: Secretariat) -> None:
    sg.record(commitment(1), commitment(2))
    sg.budget.increase(commitment="2100000001", amount="5,00", on="2026-04-01")
    found = sg.history("commitment/2100000001/1")
    assert [r.act.tag for r in found] == ["budget.committed", "budget.increased"]
    assert [r.id for r in found] == [3, 5]
    assert sg.history("commitment/9/1") == []


def test_what_was_recorded_can_be_read_like_the_act(sg: Secretariat) -> None:
    (recorded,) = sg.record(commitment(1))
    assert isinstance(recorded.act, ev.Committed)
    assert (recorded.amount, recorded.on, recorded.key) == (Money(1_000), date(2026, 3, 2), "2100000001/1")
    assert recorded.recorded_at.endswith("Z")
    assert next(iter(sg.acts(after=2))) == recorded
    with pytest.raises(AttributeError, match="amounts"):
        _ = recorded.amounts
    with pytest.raises(AttributeError):
        recorded.id = 5  # type: ignore[misc]


def test_what_was_recorded_can_be_copied_and_travels(sg: Secretariat) -> None:
    (recorded,) = sg.record(commitment(1))
    for back in (copy.copy(recorded), copy.deepcopy(recorded), pickle.loads(pickle.dumps(recorded))):
        assert type(back) is Recorded
        assert back == recorded


def test_an_act_is_explained_on_the_state_before_it(sg: Secretariat) -> None:
    first, second = sg.record(commitment(1, "60,00"), commitment(2, "40,00"))
    assert str(sg.explain(first)).startswith("budget.committed commitment/2100000001/1 (2026-03-02): accepted")
    assert "ae_available = 40,00 €" in str(sg.explain(second.id)).replace("\u00a0", " ")


@pytest.mark.parametrize("position", [0, -1, 999])
def test_an_act_that_does_not_exist_is_not_explained(sg: Secretariat, position: int) -> None:
    with pytest.raises(NotFound) as caught:
        sg.explain(position)
    assert "1…2" in caught.value.remedy


def test_an_office_follows_what_others_record(sg: Secretariat, store: Meddling) -> None:
    assert left(sg) == Money(10_000)
    office(store).record(commitment(50, "30,00"))
    assert sg.refresh().position == 3
    assert left(sg) == Money(7_000)


def test_a_record_that_cannot_be_read_is_not_passed_over(sg: Secretariat, store: Meddling) -> None:
    other = office(store)
    other.refresh()
    draft = sg.registry.encode(sg.read(commitment(1)))._replace(body='{"on":"2026-03-02","amount":"1,00"}')
    other.journal.append([draft], other.clock())
    for _ in range(3):
        with pytest.raises(SecgenError, match=r"budget\.committed \(position 3\)"):
            sg.refresh()
    with pytest.raises(SecgenError):
        sg.record(commitment(2))
    assert store.head().position == 3
