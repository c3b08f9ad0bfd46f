"""The map from acts to entries: what each kind of act does to the accounts. Nothing is typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.posting import Posting
from secgen.accounting.postings import assets, commitments, corrections, payments, provisions
from secgen.kernel.act import Act

POSTINGS: Final[Mapping[type[Act], Posting]] = {
    **commitments.POSTINGS,
    **payments.POSTINGS,
    **corrections.POSTINGS,
    **assets.POSTINGS,
    **provisions.POSTINGS,
}
