"""Describes the calendar to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import ExporterSpec, PluginInfo, hookimpl

_TIMES = ("on", "year", "known_at")


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen-calendar", (1, 0), "Every due date of the office as a calendar and as a feed")


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    feed = "what falls due within some days, and what is overdue, as an Atom feed"
    return [
        ExporterSpec(
            "calendar", "every due date as an iCalendar", ".ics", "secgen_calendar.ics:export", (*_TIMES, "reports")
        ),
        ExporterSpec("calendar-feed", feed, ".atom", "secgen_calendar.feed:export", (*_TIMES, "reports", "days")),
    ]
