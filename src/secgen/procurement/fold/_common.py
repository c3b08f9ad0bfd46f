"""What several folds share."""

from __future__ import annotations

from secgen.procurement.computations.needs import Purchase
from secgen.procurement.computations.streaks import begin
from secgen.procurement.state import Procurement, month_number


def buy_directly(state: Procurement, purchase: Purchase) -> None:
    """An exempt purchase counts in its basket, and in the streak of its supplier."""
    basket = purchase.basket
    key = (basket, month_number(purchase.on))
    state.spent.put(key, (*state.spent.get(key, ()), (purchase.on, purchase.amount.cents)))
    before = state.streaks.get(basket)
    state.streaks.put(basket, before.follow(purchase) if before else begin(purchase))
