"""What happened in procurement: every act, from the need to the end of the contract."""

from secgen.procurement.events.contracts import (
    AwardNoticePublished,
    ContractAmended,
    ContractAwarded,
    ContractEnded,
    DataRead,
    EssentialDataPublished,
    PublishedTerms,
)
from secgen.procurement.events.execution import (
    AdvanceGranted,
    DeliveryReceived,
    OrderPlaced,
    PenaltyApplied,
    PriceReviewed,
    SubcontractorAccepted,
    SubcontractorDeclared,
)
from secgen.procurement.events.needs import (
    BiddersRejected,
    CandidatesInvited,
    ConsultationAbandoned,
    ConsultationLaunched,
    NeedDeclared,
)

__all__ = [
    "AdvanceGranted",
    "AwardNoticePublished",
    "BiddersRejected",
    "CandidatesInvited",
    "ConsultationAbandoned",
    "ConsultationLaunched",
    "ContractAmended",
    "ContractAwarded",
    "ContractEnded",
    "DataRead",
    "DeliveryReceived",
    "EssentialDataPublished",
    "NeedDeclared",
    "OrderPlaced",
    "PenaltyApplied",
    "PriceReviewed",
    "PublishedTerms",
    "SubcontractorAccepted",
    "SubcontractorDeclared",
]
