"""What happened to the mail: the acts of the registers and of the requests."""

from secgen.correspondence.events.registers import (
    DeliveryOpened,
    MailDisposed,
    MailReceived,
    MailRouted,
    MailSent,
    MailVoided,
)
from secgen.correspondence.events.requests import (
    AnswerForecast,
    CommissionSeized,
    ItemsAsked,
    ItemsReceived,
    ReasonsAsked,
    ReasonsGiven,
    ReceiptRegistered,
    RequestAcknowledged,
    RequestAnswered,
    RequestForwarded,
    RequestHandedOver,
    RequestReceived,
    RequestReopened,
)

__all__ = [
    "AnswerForecast",
    "CommissionSeized",
    "DeliveryOpened",
    "ItemsAsked",
    "ItemsReceived",
    "MailDisposed",
    "MailReceived",
    "MailRouted",
    "MailSent",
    "MailVoided",
    "ReasonsAsked",
    "ReasonsGiven",
    "ReceiptRegistered",
    "RequestAcknowledged",
    "RequestAnswered",
    "RequestForwarded",
    "RequestHandedOver",
    "RequestReceived",
    "RequestReopened",
]
