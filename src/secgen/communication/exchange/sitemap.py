"""A sitemap (sitemaps.org) of the pages that are public."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from secgen.communication.channels.state import PageRow
from secgen.communication.instants import shown
from secgen.kernel.text import clean

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
register_namespace("", SITEMAP)
register_namespace("xhtml", XHTML)


def sitemap(pages: Iterable[PageRow]) -> bytes:
    """The canonical addresses with their last change (W3C date) and their translations."""
    root = Element(f"{{{SITEMAP}}}urlset")
    for row in pages:
        url = SubElement(root, f"{{{SITEMAP}}}url")
        SubElement(url, f"{{{SITEMAP}}}loc").text = clean(row.made.url)
        SubElement(url, f"{{{SITEMAP}}}lastmod").text = shown(row.at)
        for variant in row.made.variants:
            language, _, address = clean(variant).partition("=")
            SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": address})
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body
