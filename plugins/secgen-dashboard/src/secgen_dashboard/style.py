"""How the dashboard looks, besides the style every page of secgen has."""

from __future__ import annotations

from typing import Final

CSS: Final = """
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:9}
.lang{border:0;margin:1rem 0 0;padding:0;display:flex;gap:.25rem;justify-content:flex-end;align-items:center}
.lang legend{float:left;font-size:.8125rem;color:var(--soft);padding:0 .75rem 0 0}
.lang input{position:absolute;opacity:0}
.lang label{padding:.25rem .75rem;border:1px solid var(--line);border-radius:99px;cursor:pointer;
background:var(--sheet)}
.lang input:checked+label{background:var(--accent);color:var(--sheet);border-color:var(--accent)}
.lang input:focus-visible+label{outline:3px solid var(--accent);outline-offset:2px}
.version{display:none}
.page:has(#lang-fr:checked) #version-fr,.page:has(#lang-en:checked) #version-en{display:block}
.version>header{padding:1rem 0 1.5rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.75rem}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:1rem;margin:0 0 2rem}
.figures>div{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:1rem 1.25rem}
.figures dt{color:var(--soft);font-size:.875rem}
.figures dd{margin:.25rem 0 0;
font-size:1.5rem;font-weight:680;letter-spacing:-.02em;font-variant-numeric:tabular-nums;white-space:nowrap}
section.room{background:none;border:0;padding:0;overflow:visible}
section.room>h2{margin:0 0 1rem;font-size:1.5rem}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(34rem,100%),1fr));gap:1.25rem;align-items:start}
article{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:1.25rem 0 .5rem;min-width:0}
article.wide{grid-column:1/-1}
article>h3,article>p,article>figure,article>details>summary,article>details>p{margin-inline:1.25rem}
article>h3{margin-block:0 1rem;font-size:1.125rem}
article figure{margin-block:0 1rem}
article figure svg{min-width:27rem}
article .scroll{max-height:26rem}
article p{color:var(--soft);font-size:.875rem}
summary{cursor:pointer;padding:.5rem 0;color:var(--accent);font-weight:500}
summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media print{.lang,nav,.skip{display:none}.panels{display:block}article{break-inside:avoid}details>*{display:block}}
"""
