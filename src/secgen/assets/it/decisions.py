"""Deciding what happens to the park, to applications and licences, and how assets leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secgen.assets.it import events as ev
from secgen.assets.it import rules as r
from secgen.assets.it.computations import reuse
from secgen.assets.it.state import ApplicationRow
from secgen.assets.state import Assets
from secgen.assets.upkeep import rules as u
from secgen.assets.upkeep.asking import enters, known_asset, minute, named, new, not_negative, plausible
from secgen.assets.upkeep.decisions import leaves
from secgen.assets.upkeep.events import AssetRetired
from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, year_end
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known


def register(assets: Assets, act: ev.DeviceRegistered, judge: Judge) -> Iterable[Act]:
    """A device enters. Asks IT-02 and AST-DATE."""
    tagged = judge.check(r.IT_02, bool(act.inventory.strip()), "inventory", inventory=act.inventory)
    if not enters(assets, act, judge, unique=r.IT_02) or not tagged:
        return ()
    not_negative(judge, eol_months=act.eol_months, warranty=act.warranty)
    return (act,) if plausible(judge, act, bought=act.bought, eol=act.eol) else ()


def install(assets: Assets, act: ev.SystemInstalled, judge: Judge) -> Iterable[Act]:
    """A system is installed. Asks AST-REF."""
    if known_asset(assets, judge, act.asset, act) is None:
        return ()
    return (act,) if judge.check(u.AST_REF, act.asset in assets.devices, "asset", asset=act.asset) else ()


def interrupt(assets: Assets, act: ev.ServiceInterrupted, judge: Judge) -> Iterable[Act]:
    """A service was down. Asks AST-TIME and AST-ORDER."""
    if known_asset(assets, judge, act.asset, act) is None:
        return ()
    began, ended = minute(judge, "began", act.began), minute(judge, "ended", act.ended)
    if began is None or ended is None or not plausible(judge, act, ended_on=act.ended_on):
        return ()
    earlier = assets.outages.get(act.asset, ())
    last = max((end for _, end in earlier), default=None)
    ok = (act.on, began) < (act.ended_on, ended) and (last is None or last <= (act.on, began))
    return (act,) if judge.check(u.AST_ORDER, ok, "ended", began=act.began, ended=act.ended) else ()


def add_application(assets: Assets, act: ev.ApplicationRegistered, judge: Judge) -> Iterable[Act]:
    """An application is registered. Asks AST-NEW, and AST-REF on its servers."""
    fresh = new(judge, "application", act.application, act.application in assets.applications)
    missing = tuple(server for server in act.servers if server not in assets.devices)
    judge.check(u.AST_REF, not missing, "servers", missing=missing)
    return (act,) if fresh else ()


def _application(assets: Assets, judge: Judge, name: str, act: Act) -> ApplicationRow | None:
    row = assets.applications.get(name)
    if not judge.check(u.AST_REF, row is not None, "application", application=name):
        return None
    assert row is not None
    since = row.made.on
    return row if judge.check(u.AST_ORDER, act.on >= since, "on", on=act.on, registered_on=since) else None


def accredit(assets: Assets, act: ev.ApplicationAccredited, judge: Judge) -> Iterable[Act]:
    """An accreditation is decided. Asks AST-ORDER, and IT-ACCREDITED: not for longer than allowed."""
    if _application(assets, judge, act.application, act) is None or not named(judge, "authority", act.authority):
        return ()
    good = judge.check(u.AST_ORDER, act.until > act.on, "until", on=act.on, until=act.until)
    longest = judge.read("it.accreditation.longest")
    last = add_months(act.on, longest.number)
    judge.check(r.IT_ACCREDITED, act.until <= last, "until", law=(longest,), until=act.until, latest=last)
    return (act,) if good else ()


def review(assets: Assets, act: ev.ApplicationReviewed, judge: Judge) -> Iterable[Act]:
    """An accreditation is looked at again. Asks AST-ORDER: there is one."""
    row = _application(assets, judge, act.application, act)
    if row is None:
        return ()
    ok = row.accredited is not None and row.accredited.on <= act.on
    return (act,) if judge.check(u.AST_ORDER, ok, "application", application=act.application) else ()


def open_application(assets: Assets, act: ev.ApplicationOpened, judge: Judge) -> Iterable[Act]:
    """An application goes into production. Asks IT-ACCREDITED."""
    row = _application(assets, judge, act.application, act)
    if row is None:
        return ()
    held = row.accredited is not None and row.accredited.on <= act.on <= row.accredited.until and not row.withdrawn
    until = row.accredited.until if row.accredited else None
    judge.check(r.IT_ACCREDITED, held, "application", application=act.application, until=until)
    return (act,)


def hold_licence(assets: Assets, act: ev.LicenceHeld, judge: Judge) -> Iterable[Act]:
    """Licences are held. Asks AST-NAME, AST-AMOUNT and AST-CONTRACT."""
    if not named(judge, "licence", act.licence) or not plausible(judge, act, until=act.until):
        return ()
    judge.check(u.AST_CONTRACT, not act.cost or bool(act.contract), "contract", cost=act.cost)
    return (act,) if not_negative(judge, owned=act.owned, cost=act.cost) else ()


def count_licence(assets: Assets, act: ev.LicenceCounted, judge: Judge) -> Iterable[Act]:
    """Installs are counted. Asks IT-07: not more than are held, and none once the licence has ended."""
    row = assets.licences.get(act.licence)
    if not judge.check(u.AST_REF, row is not None, "licence", licence=act.licence):
        return ()
    assert row is not None
    if not judge.check(u.AST_ORDER, act.on >= row.since, "on", on=act.on, held_since=row.since):
        return ()
    if not not_negative(judge, installed=act.installed, unused=act.unused):
        return ()
    owned = row.made.owned if row.made.until is None or act.on <= row.made.until else 0
    over = max(act.installed - owned, 0)
    judge.check(r.IT_07, over == 0, "installed", installed=act.installed, owned=owned, over=over)
    return (act,)


def train(assets: Assets, act: ev.UsersTrained, judge: Judge) -> Iterable[Act]:
    """Users are trained. Asks AST-NEW and AST-AMOUNT: no more came than were registered, satisfaction from 0 to 1."""
    fresh = new(judge, "session", act.session, act.session in assets.trainings)
    good = not_negative(judge, registered=act.registered, attended=act.attended)
    some = judge.check(u.AST_AMOUNT, act.attended <= act.registered, "attended", registered=act.registered)
    share = act.satisfaction
    some &= judge.check(u.AST_AMOUNT, share is None or 0 <= share <= 1, "satisfaction", satisfaction=share)
    return (act,) if fresh and good and some else ()


def retire(assets: Assets, act: AssetRetired, judge: Judge) -> Iterable[Act]:
    """An asset leaves. Of a device, asks IT-05 on a gift, AST-WIPE on its data and IT-04 on the year."""
    if leaves(assets, act, judge) is None:
        return ()
    device = assets.devices.get(act.asset)
    if device is None:
        return (act,)
    if act.way == "gift":
        ceiling = judge.read("it.gift.ceiling")
        judge.check(r.IT_05, ceiling.holds(act.value), "value", law=(ceiling,), value=act.value)
    lost = act.way in ("loss", "theft")
    judge.check(u.AST_WIPE, lost or bool(act.wiped), "wiped", way=act.way, wiped=act.wiped)
    if read_if_known(judge.law, "it.reuse.share", year_end(act.on.year)) is not None:
        share = reuse([*exits(assets), (device.made, act)], act.on.year, judge.law)
        law = share.explanation.law_reads()
        judge.check(r.IT_04, share.met is not False, "reused", law=law, counted=share.counted, reused=share.reused)
    return (act,)


def exits(assets: Assets) -> list[tuple[ev.DeviceRegistered, AssetRetired]]:
    """The devices that left, with how."""
    found = ((row.made, assets.assets[asset].retired) for asset, row in assets.devices.items())
    return [(made, left) for made, left in found if left is not None]


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.DeviceRegistered: register,
    ev.SystemInstalled: install,
    ev.ServiceInterrupted: interrupt,
    ev.ApplicationRegistered: add_application,
    ev.ApplicationAccredited: accredit,
    ev.ApplicationReviewed: review,
    ev.ApplicationOpened: open_application,
    ev.LicenceHeld: hold_licence,
    ev.LicenceCounted: count_licence,
    ev.UsersTrained: train,
    AssetRetired: retire,
}
