"""The mail of a year, invented: two registers and the requests that came with them. The seed fixes everything.

Some acknowledgements are late or leave something out, some files are incomplete, some requests were for somebody
else, some were never answered: what a mail room really holds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from secgen.correspondence import events as ev
from secgen.correspondence.clocks.days import working_days_after
from secgen.correspondence.clocks.facts import Demand
from secgen.correspondence.clocks.receipts import is_electronic
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.demo.plan import DEPARTMENTS, YEAR
from secgen.kernel.act import Act
from secgen.kernel.calendar import is_working_day
from secgen.law import Law

SEED: Final = 4_2023
_A_DAY: Final = 6
_SERVICES: Final = ("secretariat", "theatre", "music", "museums", "archaeology", "communication", "books")
_KINDS: Final = {
    "information": 40,
    "grant": 25,
    "decision": 12,
    "document": 6,
    "complaint": 4,
    "appeal": 2,
    "accessibility": 1,
    "press": 4,
    "reuse": 2,
    "partner": 4,
}
_CHANNELS: Final = {"email": 45, "post": 30, "portal": 15, "registered": 6, "hand": 4}
_PARTIES: Final = {"person": 45, "association": 25, "public_body": 12, "company": 8, "elected": 5, "press": 5}
_RETENTION: Final = {"grant": "grant", "appeal": "dispute", "complaint": "dispute", "decision": "heritage"}


class MailYear:
    """A seeded year of mail: :meth:`acts` gives it in the order of its days."""

    def __init__(self, law: Law, year: int = YEAR, seed: int = SEED) -> None:
        self.law = law
        self.year = year
        self._random = random.Random(seed)
        self._arrived = 0
        self._asked = 0
        self._todo: dict[date, list[Act]] = {}
        self._answers: dict[date, list[dict[str, Any]]] = {}

    def acts(self) -> Iterator[Act]:
        """Every act of the year; a request whose answer would fall after it stays open."""
        sent = 0
        day = date(self.year, 1, 1)
        while day.year == self.year:
            if is_working_day(day):
                for _ in range(self._random.randint(_A_DAY - 3, _A_DAY + 3)):
                    yield from self._letter(day)
            yield from self._todo.pop(day, ())
            for answer in self._answers.pop(day, ()):
                sent += 1
                yield from self._answer(day, sent, **answer)
            day += timedelta(days=1)

    def _pick(self, weights: dict[str, int]) -> Any:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def _chance(self, per_cent: int) -> bool:
        return self._random.randrange(100) < per_cent

    def _id(self, party: str) -> str:
        return f"{party.replace('_', '')}:{self._random.getrandbits(32):08x}"

    def _service(self) -> str:
        services = (*_SERVICES, *(f"udap-{department}" for department in DEPARTMENTS))
        return self._random.choice(services)

    def _letter(self, day: date) -> Iterator[Act]:
        self._arrived += 1
        kind, channel, party = self._pick(_KINDS), self._pick(_CHANNELS), self._pick(_PARTIES)
        sender, service = self._id(party), self._service()
        due = self._chance(85)
        letter = ev.MailReceived(
            on=day,
            number=self._arrived,
            channel=channel,
            sender=sender,
            party=party,
            kind=kind,
            dated=day - timedelta(days=self._random.randint(0, 6)),
            service=service,
            answer_due=due,
            retention=_RETENTION.get(kind, "general"),
        )
        yield letter
        if self._chance(6):
            yield ev.MailRouted(on=day, mail=letter.reference, service="direction", reason="Objet relevant d'elle")
        if self._chance(1):
            yield ev.MailVoided(on=day, mail=letter.reference, reason="Enregistré deux fois")
        elif due:
            yield from self._request(letter)

    def _request(self, letter: ev.MailReceived) -> Iterator[Act]:
        self._asked += 1
        individual = None if self._chance(10) else True
        made = ev.RequestReceived(
            on=letter.on,
            request=f"Q-{self.year}-{self._asked:05d}",
            kind=letter.kind,  # type: ignore[arg-type]
            channel=letter.channel,
            requester=letter.sender,
            party=letter.party,
            mail=letter.reference,
            service=letter.service,
            identifier=self._number(letter.party),
            individual=individual if letter.kind == "decision" else None,
            procedure=True if letter.kind == "decision" else None,
            document="final" if letter.kind == "document" else "",
        )
        yield made
        demand = Demand(
            kind=made.kind,
            channel=made.channel,
            received=made.on,
            competent=made.on,
            individual=made.individual,
            procedure=made.procedure,
        )
        if self._chance(4):
            self._later(
                working_days_after(made.on, 2),
                ev.RequestForwarded(
                    on=working_days_after(made.on, 2),
                    request=made.request,
                    to="prefecture",
                    reason="Compétence du préfet de département",
                ),
            )
            return
        self._acknowledge(made, demand)
        self._close(made, letter)

    def _number(self, party: str) -> str:
        if party == "company":
            return "73282932000074"
        return f"W69{self._random.randrange(10**7):07d}" if party == "association" else ""

    def _later(self, day: date, act: Act) -> None:
        self._todo.setdefault(day, []).append(act)

    def _acknowledge(self, made: ev.RequestReceived, demand: Demand) -> None:
        """Most in time, some late, some that forget the telephone."""
        if is_electronic(made.channel, demand, self.law):
            day = working_days_after(made.on, 0 if self._chance(80) else 2)
            self._later(day, ev.ReceiptRegistered(on=day, request=made.request))
        if self._chance(8):
            return
        day = working_days_after(made.on, self._random.choice((1, 2, 3, 4, 5, 8, 12)))
        silence, due = sense_of_silence(demand, self.law), silence_due(demand, self.law).day
        self._later(
            day,
            ev.RequestAcknowledged(
                on=day,
                request=made.request,
                received=made.on,
                implicit=due,
                sense=silence.sense or "",
                service=made.service,
                address=True,
                phone=not self._chance(10),
                remedies=silence.sense == "rejection",
                certificate=silence.sense == "acceptance",
            ),
        )

    def _close(self, made: ev.RequestReceived, letter: ev.MailReceived) -> None:
        wait = self._random.choice((1, 2, 3, 4, 5, 7, 9, 12, 15, 20, 30, 40))
        if made.kind == "grant" and self._chance(25):
            asked = working_days_after(made.on, 6)
            given = asked + timedelta(days=self._random.randint(3, 25))
            self._later(asked, ev.ItemsAsked(on=asked, request=made.request, items=("budget",), days=20))
            self._later(given, ev.ItemsReceived(on=given, request=made.request))
            wait += 25
        if self._chance(7):
            return
        day = working_days_after(made.on, wait)
        self._answers.setdefault(day, []).append({"made": made, "letter": letter})

    def _answer(self, day: date, number: int, made: ev.RequestReceived, letter: ev.MailReceived) -> Iterator[Act]:
        sent = ev.MailSent(
            on=day,
            number=number,
            channel="email" if letter.channel in ("email", "portal") else "post",
            recipient=letter.sender,
            party=letter.party,
            answers=(letter.reference,),
            service=letter.service,
            retention=letter.retention,
        )
        yield sent
        simple = made.kind in ("information", "press", "reuse", "partner", "complaint", "accessibility")
        outcome: Any = "answered" if simple else "granted" if self._chance(70) else "refused"
        reason = "Motifs donnés dans la lettre" if outcome == "refused" else ""
        faq = "jep-horaires" if made.kind == "information" and self._chance(20) else ""
        yield ev.RequestAnswered(
            on=day, request=made.request, outcome=outcome, mail=sent.reference, reason=reason, faq=faq
        )
