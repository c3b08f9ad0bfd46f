"""``sg.correspondence``: the registers and the requests, one verb for each act."""

from __future__ import annotations

from typing import cast

from secgen.correspondence import events as ev
from secgen.correspondence.state import Correspondence
from secgen.desk import Desk, Verb


class CorrespondenceDesk(Desk):
    """The verbs of the mail room, in the order of a letter's life."""

    receive = Verb(ev.MailReceived)
    send = Verb(ev.MailSent)
    route = Verb(ev.MailRouted)
    void = Verb(ev.MailVoided)
    open_delivery = Verb(ev.DeliveryOpened)
    dispose = Verb(ev.MailDisposed)
    open_request = Verb(ev.RequestReceived)
    register = Verb(ev.ReceiptRegistered)
    acknowledge = Verb(ev.RequestAcknowledged)
    ask_items = Verb(ev.ItemsAsked)
    receive_items = Verb(ev.ItemsReceived)
    forward = Verb(ev.RequestForwarded)
    hand_over = Verb(ev.RequestHandedOver)
    forecast = Verb(ev.AnswerForecast)
    answer = Verb(ev.RequestAnswered)
    reopen = Verb(ev.RequestReopened)
    seize_commission = Verb(ev.CommissionSeized)
    ask_reasons = Verb(ev.ReasonsAsked)
    give_reasons = Verb(ev.ReasonsGiven)

    @property
    def state(self) -> Correspondence:
        """The mail as it stands: registers and requests. Read it, never change it."""
        return cast(Correspondence, self._secretariat.state("correspondence"))
