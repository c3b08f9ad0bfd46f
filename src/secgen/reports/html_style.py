"""How the page looks: one style sheet, in the page itself."""

from __future__ import annotations

from typing import Final

PAGE_CSS: Final = """
:root{color-scheme:light dark;--paper:#f6f6f7;--sheet:#fff;--ink:#1d1d22;--soft:#5d5d68;--line:#e4e4ea;--zebra:#fafafc;
--accent:#000091;--tint:#ececfe;--bar:#8b8be0;--neg:#b5091c;--over:#b34000;
--s1:#000091;--s2:#c9742b;--s3:#3a8f86;--s4:#a0487a;--s5:#7a7a86}
@media (prefers-color-scheme:dark){:root{--paper:#131316;--sheet:#1b1b20;--ink:#ececf1;--soft:#a3a3b0;--line:#31313a;
--zebra:#202026;--accent:#a9a9ff;--tint:#28284a;--bar:#6a6ad0;--neg:#ff8f8f;--over:#ffab6b;
--s1:#9a9aff;--s2:#e6a061;--s3:#6cc4ba;--s4:#dd8fb9;--s5:#a3a3b0}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);border-top:4px solid var(--accent);
font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,figure:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.page{max-width:82rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem) 4rem}
.page>header{padding:clamp(2rem,6vw,4rem) 0 clamp(1.25rem,3vw,2rem)}
h1{margin:0;font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem);line-height:1.15;letter-spacing:-.02em;font-weight:700;
text-wrap:balance}
.subtitle{margin:.75rem 0 0;color:var(--soft);font-size:1.125rem;max-width:46rem}
.intro{max-width:46rem;margin-top:1.25rem}
nav{margin:0 0 clamp(1.5rem,4vw,2.5rem);padding:1.25rem 0;border-block:1px solid var(--line)}
nav h2{margin:0 0 .5rem;font-size:.8125rem;font-weight:600;color:var(--soft);letter-spacing:.04em}
nav ol{list-style:none;margin:0;padding:0;display:grid;
grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));
gap:.125rem 2rem}
nav li{display:flex;justify-content:space-between;gap:1rem;align-items:baseline}
nav a{padding:.25rem 0;text-decoration:none;font-weight:500}
nav a:hover{text-decoration:underline}
nav span{color:var(--soft);font-size:.8125rem;font-variant-numeric:tabular-nums;white-space:nowrap}
section{background:var(--sheet);border:1px solid var(--line);border-radius:10px;margin:0 0 clamp(1.25rem,3vw,2rem);
padding:clamp(1.25rem,3vw,2rem) 0 0;scroll-margin-top:1rem;overflow:hidden}
section>h2,.notes,figure{margin-inline:clamp(1rem,3vw,2rem)}
section>h2{margin-block:0 1.25rem;font-size:1.375rem;
line-height:1.3;letter-spacing:-.01em;font-weight:650;text-wrap:balance}
figure{margin-block:0 1.75rem;overflow-x:auto}
figure svg{display:block;width:100%;min-width:34rem;max-width:60rem;height:auto}
.notes{color:var(--soft);font-size:.875rem;padding:1rem 0 1.25rem}
.notes p{margin:0;max-width:60rem}
.notes p+p{margin-top:.25rem}
.scroll{overflow:auto;max-height:80vh;border-top:1px solid var(--line)}
section>.scroll:last-child{border-bottom-left-radius:10px;border-bottom-right-radius:10px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.9375rem;line-height:1.45}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:.625rem .875rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:clamp(1rem,3vw,2rem)}
th:last-child,td:last-child{padding-right:clamp(1rem,3vw,2rem)}
thead th{position:sticky;top:0;z-index:1;background:var(--sheet);color:var(--soft);font-size:.8125rem;font-weight:600;
line-height:1.3;vertical-align:bottom;border-bottom:2px solid var(--accent)}
th.num{max-width:11rem}
th small{font-size:inherit;font-weight:400;white-space:nowrap}
td.text{min-width:7.5rem;max-width:30rem;overflow-wrap:break-word;hyphens:auto}
.num{text-align:right}
td.num,td.date{white-space:nowrap;font-variant-numeric:tabular-nums}
tbody tr:nth-child(even) td{background:var(--zebra)}
tbody tr:hover td{background:var(--tint)}
tbody tr:last-child td{border-bottom:0}
tfoot td{position:sticky;bottom:0;background:var(--tint);
font-weight:700;border-top:2px solid var(--accent);border-bottom:0}
.neg{color:var(--neg)}
td.over{color:var(--over);font-weight:650}
tbody td.none{color:var(--soft)}
.bar{display:inline-block;position:relative;width:4.5rem;height:.4rem;margin-right:.75rem;border-radius:99px;
background:var(--line);overflow:hidden;vertical-align:.05em}
.bar b{display:block;height:100%;background:var(--bar)}
.bar.over b{background:var(--over)}
.bar u{position:absolute;inset-block:0;width:2px;margin-left:-1px;background:var(--sheet)}
.page>footer{color:var(--soft);font-size:.8125rem}
@media (max-width:40rem){table{font-size:.875rem}th,td{padding:.5rem .625rem}.bar{width:2.5rem;margin-right:.5rem}
td:first-child,th:first-child{position:sticky;left:0;max-width:9.5rem;background:var(--sheet);
box-shadow:1px 0 0 var(--line)}
thead th:first-child,tfoot td:first-child{z-index:2}tfoot td:first-child{background:var(--tint)}}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#ccc;--zebra:#fff;--accent:#000091;
--tint:#eee;--bar:#8b8be0;--neg:#b5091c;--over:#b34000;--s1:#000091;--s2:#c9742b;--s3:#3a8f86;--s4:#a0487a;--s5:#7a7a86}
body{border:0;font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page{max-width:none;padding:0}.page>header{padding:0 0 1rem}
section{border:0;border-radius:0;padding:0;overflow:visible}section>h2,.notes,figure{margin-inline:0}
section>h2,figure{break-after:avoid}figure{overflow:visible}figure svg{min-width:0}
.scroll{overflow:visible;max-height:none}table{font-size:8.5pt}th,td{padding:.3rem .4rem}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
thead th,tfoot td,td:first-child{position:static}tr{break-inside:avoid}tfoot{display:table-row-group}}
"""

FRAGMENT_CSS: Final = """
.secgen-table{overflow-x:auto}
.secgen-table table{border-collapse:collapse;font-size:.92em;line-height:1.4;margin:.2em 0;background:none}
.secgen-table caption{text-align:left;font-weight:650;padding:.4em 0;caption-side:top;color:inherit}
.secgen-table th,.secgen-table td{padding:.35em .8em;text-align:left;border:0;border-bottom:1px solid var(--line);
background:none}
.secgen-table th{font-weight:600}
.secgen-table th small{font-weight:400}
.secgen-table td.text{min-width:9em;max-width:28em;white-space:normal;overflow-wrap:break-word}
.secgen-table td.num,.secgen-table th.num{text-align:right}
.secgen-table td.num,.secgen-table td.date{white-space:nowrap;font-variant-numeric:tabular-nums}
.secgen-table thead th{border-bottom:2px solid var(--accent);vertical-align:bottom}
.secgen-table tfoot td{border-top:2px solid var(--accent);border-bottom:0;font-weight:700}
.secgen-table .neg{color:var(--no)}
.secgen-table td.over{color:var(--over);font-weight:650}
.secgen-table td.none{color:var(--soft)}
.secgen-table p{font-size:.88em;color:var(--soft);margin:.4em 0;max-width:62rem}
.secgen-table .bar{display:inline-block;position:relative;width:4em;height:.5em;margin-right:.6em;border-radius:9px;
background:var(--line);overflow:hidden}
.secgen-table .bar b{display:block;height:100%;background:var(--bar)}
.secgen-table .bar.over b{background:var(--over)}
.secgen-table .bar u{position:absolute;top:0;bottom:0;width:2px;background:#fff}
"""
