"""The figures of the personnel that can be explained, each by its address: ``pay/agent:7f3c/2026-03/salary``."""

from __future__ import annotations

from secgen.kernel.errors import NotFound, unknown
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.pay.explain import explain_line, explain_payslip
from secgen.personnel.pay.months import month_of
from secgen.personnel.pay.payroll import slip_of, tariff_of
from secgen.personnel.state import Personnel


def explain(room: Personnel, law: LawBook, address: str) -> Explanation:
    """Why a payslip (``pay/AGENT/2026-03``) or one of its lines (``pay/AGENT/2026-03/salary``) is what it is.

    Raises ``NotFound`` for an address, an agent or a line it does not know.
    """
    kind, _, rest = address.partition("/")
    words = rest.split("/")
    if kind != "pay" or len(words) not in (2, 3):
        raise NotFound("SG-NOT-FOUND", kind=Text("valeur", "figure"), id=address, hint="pay/AGENT/2026-03/salary")
    year, month = month_of(words[1])
    tariff = tariff_of(room, law, year, month)
    slip = slip_of(room, tariff, words[0], year, month)
    if len(words) == 2:
        return explain_payslip(slip, tariff)
    line = next((line for line in slip.lines if line.code == words[2]), None)
    if line is None:
        raise unknown(Text("ligne de paie", "pay line"), words[2], (known.code for known in slip.lines))
    return explain_line(slip, line, tariff)
