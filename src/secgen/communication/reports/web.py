"""Accessibility of the sites, and metrics of the posts with the denominator of each rate."""

from __future__ import annotations

from secgen.communication.channels.accessibility import LABELS, complaint_due, site_state
from secgen.communication.channels.metrics import DENOMINATORS, engagement_rate
from secgen.communication.instants import paris_day
from secgen.communication.reports._common import communication, count, day, rate, text
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options, View

_ACCESSIBILITY = Text("Accessibilité des sites", "Accessibility of the sites")
_METRICS = Text("Mesures des publications", "Metrics of the posts")
_SAME = Text("Des taux ne se comparent que sur le même dénominateur.", "Rates compare only on the same denominator.")


def accessibility(view: View, options: Options) -> Table:
    """Each site: the state it must show today, its rate, until when its statement holds, its complaints."""
    state = communication(view).channels
    rows = []
    for name, row in sorted(state.sites.items()):
        shown, found, valid = site_state(row, view.on, view.law)
        waiting = [c for c in state.complaints.values() if c.site == name and c.answered_on is None]
        late = [c for c in waiting if (c.extended_to or complaint_due(c.received_on, view.law)) < view.on]
        rows.append(
            (
                name,
                None if row.audit is None else row.audit.on,
                "" if row.audit is None else row.audit.standard,
                None if found is None else found.validated,
                None if found is None else found.applicable,
                None if found is None else found.rate,
                None if found is None else found.mean,
                str(LABELS[shown]),
                None if row.statement is None else row.statement.on,
                None if valid is None else valid.until,
                "" if valid is None else valid.reason,
                len(waiting),
                len(late),
            )
        )
    columns = (
        text("site", "site", "site"),
        day("audited", "audité le", "audited"),
        text("standard", "référentiel", "standard"),
        count("validated", "critères validés", "criteria validated"),
        count("applicable", "critères applicables", "criteria applicable"),
        rate("rate", "taux de conformité", "conformance rate"),
        rate("mean", "taux moyen des pages", "mean rate of pages"),
        text("state", "état à afficher", "state to show"),
        day("statement", "déclaration du", "statement of"),
        day("until", "valable jusqu'au", "valid until"),
        text("ended_by", "fin par", "ended by"),
        count("complaints", "réclamations ouvertes", "open complaints"),
        count("late", "dont en retard", "of which late"),
    )
    return Table("accessibility", _ACCESSIBILITY, columns, tuple(rows))


def post_metrics(view: View, options: Options) -> Table:
    """Each published post as last measured; every rate is named after what it is divided by."""
    rows = []
    for name, row in sorted(communication(view).channels.posts.items()):
        if row.stage != "published" or not row.measured or row.at is None:
            continue
        last = max(row.measured, key=lambda m: m.on)
        numbers = (last.impressions, last.reach, last.engagements, last.clicks, last.followers)
        rates = (engagement_rate(last, per).value for per in DENOMINATORS)
        rows.append((name, row.made.network, row.made.account, paris_day(row.at), last.on, *numbers, *rates))
    columns = (
        text("post", "publication", "post"),
        text("network", "réseau", "network"),
        text("account", "compte", "account"),
        day("published", "publiée le", "published"),
        day("measured", "mesurée le", "measured"),
        count("impressions", "impressions", "impressions"),
        count("reach", "portée", "reach"),
        count("engagements", "engagements", "engagements"),
        count("clicks", "clics", "clicks"),
        count("followers", "abonnés", "followers"),
        rate("per_impressions", "engagements / impressions", "engagements / impressions"),
        rate("per_reach", "engagements / portée", "engagements / reach"),
        rate("per_followers", "engagements / abonnés", "engagements / followers"),
    )
    return Table("post-metrics", _METRICS, columns, tuple(rows), (_SAME,))
