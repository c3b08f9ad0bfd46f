"""The buyer's work in few words: what the tests of procurement start from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from helpers import SUPPLIER, refusal

from secgen import Finding, Secretariat, Verdict

OTHER = "40483304800022"
"""Another firm that sells to the office."""
BUYER = "11004601800013"
"""The buyer of the contracts: a State service."""
COMPUTERS = "02.02.01"
"""The purchasing category of micro-computers."""
_numbers = count(1)

DATA = {"buyer": BUYER, "cpv": "30213000", "place_code": "69", "offers": 3}


def a_consultation(sg: Secretariat, procedure: str, value: str, *, on: str, **more: Any) -> str:
    """A consultation that meets every rule of its day; gives its number."""
    number = f"C{next(_numbers)}"
    formal = procedure not in ("adapted", "exempt", "central", "no_competition")
    fields: dict[str, Any] = {
        "consultation": number,
        "kind": "services",
        "value": value,
        "procedure": procedure,
        "publicity": "european" if formal else "notice" if procedure == "adapted" else "none",
        "profile": True,
        "environmental": True,
        "social_condition": True,
        "no_lots_reason": "one service that can't be divided",
        "candidatures_by": "2030-01-15" if procedure in ("restricted", "negotiated", "dialogue") else None,
        "offers_by": "2030-01-15" if procedure in ("adapted", "open") else None,
        "on": on,
    }
    sg.procurement.launch(**{**fields, **more})
    return number


def a_contract(sg: Secretariat, amount: str, *, on: str, **more: Any) -> str:
    """A contract awarded after an adapted procedure, unless told otherwise; gives its number."""
    number = f"M{next(_numbers)}"
    fields: dict[str, Any] = {
        "contract": number,
        "title": "Maintenance of the alarms",
        "holders": (SUPPLIER,),
        "kind": "services",
        "amount": amount,
        "vat_rate": "0.20",
        "months": 12,
        "procedure": "adapted",
        "advance_waived": True,
        "on": on,
    }
    fields.update(more)
    number = fields["contract"]
    if fields["procedure"] in ("adapted", "open") and "consultation" not in fields:
        value = fields.get("maximum") or amount
        launched = a_consultation(
            sg,
            fields["procedure"],
            value,
            on=on,
            kind=fields["kind"],
            offers_by=None,
            framework=bool(fields.get("framework")),
            maximum=fields.get("maximum"),
            minimum=fields.get("minimum"),
        )
        fields["consultation"] = launched
    sg.procurement.award(**fields)
    return number


def a_direct_order(sg: Secretariat, amount: str, *, on: str, **more: Any) -> Any:
    """A direct purchase of computers; gives what was recorded."""
    fields: dict[str, Any] = {
        "order": f"BC{next(_numbers)}",
        "supplier": SUPPLIER,
        "kind": "supplies",
        "family": COMPUTERS,
        "amount": amount,
        "on": on,
    }
    return sg.procurement.order(**{**fields, **more})


def refused_by(sg: Secretariat, call: Callable[[], object], *rules: str) -> dict[str, Finding]:
    """The call is refused by these rules, and by no other."""
    found = refusal(sg, call)
    assert set(found) == set(rules)
    return found


def asked(sg: Secretariat, rule: str, **act: Any) -> Verdict | None:
    """What a rule would say of an act: the worst of its verdicts; ``None`` if it was not asked."""
    said = [f.verdict for f in sg.simulate(act).findings if f.rule == rule]
    for verdict in (Verdict.BREACH, Verdict.UNDETERMINED, Verdict.PASS):
        if verdict in said:
            return verdict
    return None
