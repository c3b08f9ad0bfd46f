"""``sg.assets``: everything held and looked after, one verb for each act."""

from __future__ import annotations

from datetime import date
from typing import cast

from secgen.assets.buildings import events as b
from secgen.assets.equipment import events as e
from secgen.assets.fleet import events as f
from secgen.assets.it import events as it
from secgen.assets.state import Assets
from secgen.assets.supplies import events as s
from secgen.assets.upkeep import events as u
from secgen.assets.upkeep.due import Due, DueDates
from secgen.desk import Desk, Verb
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import NotFound, unknown
from secgen.kernel.explanation import Explanation
from secgen.kernel.text import Text


class AssetsDesk(Desk):
    """The verbs of logistics, subject by subject."""

    register = Verb(u.AssetRegistered)
    move = Verb(u.AssetMoved)
    read_meter = Verb(u.UseRead)
    plan_check = Verb(u.CheckPlanned)
    drop_check = Verb(u.CheckDropped)
    check = Verb(u.CheckDone)
    close_observation = Verb(u.ObservationClosed)
    order_work = Verb(u.WorkOrdered)
    finish_work = Verb(u.WorkDone)
    bear_cost = Verb(u.CostBorne)
    retire = Verb(u.AssetRetired)

    open_site = Verb(b.SiteOpened)
    hold_parcel = Verb(b.ParcelHeld)
    register_building = Verb(b.BuildingRegistered)
    measure_building = Verb(b.BuildingMeasured)
    occupy_building = Verb(b.BuildingOccupied)
    update_asbestos_file = Verb(b.AsbestosFileUpdated)
    set_energy_reference = Verb(b.EnergyReferenceSet)
    declare_energy = Verb(b.EnergyDeclared)
    name_safety_officer = Verb(b.SafetyOfficerNamed)
    approve_safety_plan = Verb(b.SafetyPlanApproved)

    register_vehicle = Verb(f.VehicleRegistered)
    log_trip = Verb(f.TripLogged)
    explain_gap = Verb(f.GapExplained)
    order_mission = Verb(f.MissionOrdered)
    authorise_home_parking = Verb(f.HomeParkingAuthorised)
    receive_fine = Verb(f.FineReceived)
    designate_driver = Verb(f.DriverDesignated)

    register_equipment = Verb(e.EquipmentRegistered)
    book_loan = Verb(e.LoanBooked)
    take_loan = Verb(e.LoanTaken)
    return_loan = Verb(e.LoanReturned)
    cancel_loan = Verb(e.LoanCancelled)
    open_line = Verb(e.LineOpened)
    assign_line = Verb(e.LineAssigned)
    use_line = Verb(e.LineUsed)
    close_line = Verb(e.LineClosed)

    register_device = Verb(it.DeviceRegistered)
    install_system = Verb(it.SystemInstalled)
    interrupt_service = Verb(it.ServiceInterrupted)
    register_application = Verb(it.ApplicationRegistered)
    accredit_application = Verb(it.ApplicationAccredited)
    review_application = Verb(it.ApplicationReviewed)
    open_application = Verb(it.ApplicationOpened)
    hold_licence = Verb(it.LicenceHeld)
    count_licence = Verb(it.LicenceCounted)
    open_ticket = Verb(it.TicketOpened)
    take_ticket = Verb(it.TicketTaken)
    pause_ticket = Verb(it.TicketPaused)
    resume_ticket = Verb(it.TicketResumed)
    solve_ticket = Verb(it.TicketSolved)
    reopen_ticket = Verb(it.TicketReopened)
    close_ticket = Verb(it.TicketClosed)
    train_users = Verb(it.UsersTrained)

    list_item = Verb(s.ItemListed)
    request_supplies = Verb(s.SuppliesRequested)
    decline_request = Verb(s.RequestDeclined)
    order_stock = Verb(s.StockOrdered)
    receive_stock = Verb(s.StockReceived)
    issue_stock = Verb(s.StockIssued)
    count_stock = Verb(s.StockCounted)

    @property
    def state(self) -> Assets:
        """What is known of assets: books of assets, vehicles, loans, tickets… Read it, never change it."""
        return cast(Assets, self._secretariat.state("assets"))

    def due(self, asset: str, on: date | str) -> list[Due]:
        """The checks of one asset, the nearest first, as of a day."""
        return sorted(self._dates(asset, on).of(asset), key=lambda due: due.day or date.max)

    def explain_due(self, asset: str, check: str, on: date | str) -> Explanation:
        """Why a check of an asset is due when it is; raises ``NotFound`` if it does not need it."""
        dates = self._dates(asset, on)
        known = {due.plan.check: due for due in dates.of(asset)}
        if check not in known:
            raise unknown(Text("contrôle de ce bien", "check of this asset"), check, known)
        return dates.explain(known[check])

    def _dates(self, asset: str, on: date | str) -> DueDates:
        if asset not in self.state.assets:
            hint = Text("enregistrer d'abord son entrée", "record its entry first")
            raise NotFound("SG-NOT-FOUND", kind=Text("bien", "asset"), id=asset, hint=hint)
        return DueDates(self.state, self._secretariat.law, parse_day(on))
