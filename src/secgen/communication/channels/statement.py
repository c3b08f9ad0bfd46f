"""The text of an accessibility statement (*déclaration d'accessibilité*), ready to be published."""

from __future__ import annotations

from datetime import date

from secgen.communication.channels.accessibility import LABELS, site_state
from secgen.communication.channels.state import SiteRow
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text


def statement(site: str, owner: str, row: SiteRow, on: date, law: LawBook) -> Text:
    """The statement of a site on a day in both languages, in Markdown; the French one is what the law asks for."""
    state, found, valid = site_state(row, on, law)
    titles = {c["number"]: c["title"] for c in law.section("rgaa_criterion")}
    failing = () if found is None else found.failing
    listed = "\n".join(f"- {number} {titles[number]}" for number in failing) or "- —"
    standard = row.audit.standard if row.audit else "RGAA"
    contact = row.statement.contact if row.statement else "—"
    rate = "—" if found is None else f"{found.rate * 100:.2f}"
    when = "—" if row.audit is None else row.audit.on.isoformat()
    until = "—" if valid is None else valid.until.isoformat()
    by = row.audit.auditor or "—" if row.audit else "—"
    tools = ", ".join(row.audit.tools) or "—" if row.audit else "—"
    pages = "\n".join(f"- {page.page}" for page in row.audit.pages) if row.audit else "- —"
    label = LABELS[state]
    fr = f"""# Déclaration d'accessibilité

Accessibilité : {label.fr}

{owner} s'engage à rendre ses sites accessibles, conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005.
Cette déclaration s'applique à {site}.

## État de conformité

{site} est {label.fr} avec {standard}.

## Résultats des tests

L'audit du {when} ({by}) révèle que {rate.replace(".", ",")} % des critères applicables sont respectés.

## Contenus non accessibles

{listed}

## Établissement de cette déclaration

Établie le {on.isoformat()}, valable jusqu'au {until} sauf refonte. Outils : {tools}. Pages vérifiées :

{pages}

## Retour d'information et contact

Si vous ne parvenez pas à accéder à un contenu ou à un service : {contact}.

## Voies de recours

Si vous avez signalé un défaut qui vous empêche d'accéder à un contenu et n'avez pas reçu de réponse satisfaisante,
vous pouvez saisir le Défenseur des droits.
"""
    en = f"""# Accessibility statement

Accessibility: {label.en}

{owner} undertakes to make its sites accessible, under article 47 of Act No. 2005-102 of 11 February 2005.
This statement applies to {site}.

## Conformance

{site} is {label.en} with {standard}.

## Test results

The audit of {when} ({by}) shows that {rate} % of the applicable criteria are met.

## Content that is not accessible

{listed}

## About this statement

Made on {on.isoformat()}, valid until {until} unless the site is redesigned. Tools: {tools}. Pages checked:

{pages}

## Feedback and contact

If you cannot reach some content or service: {contact}.

## Enforcement

If you reported a fault that keeps you from some content and received no satisfactory answer,
you may turn to the Defender of Rights.
"""
    return Text(fr, en)
