-- report/style.sql: head of the page and its looks. Light and dark, narrow and wide, screen and A4
-- paper. No script, nothing from elsewhere.

INSERT INTO temp.report_text(place, html)
SELECT 0, '<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="' || iif(k.lang = 'zh', 'zh-CN', k.lang) || '">
<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="causalite"/>
<title>' || coalesce(g.text, s.text) || '</title>'
FROM temp.report_known AS k JOIN temp.report_said AS s ON s.name = 'title'
LEFT JOIN temp.report_said AS g ON g.name = 'given title'
UNION ALL
SELECT 10, '<style>
:root{--ground:#fff;--ink:#1a1a1a;--muted:#555;--line:#d9d9d9;--soft:#f4f5f6;--link:#0a5ea8;--s0:#767676;--s1:#4d6b57;--s2:#0072b2;--s3:#b85c00;--s4:#a8326f}
@media (prefers-color-scheme:dark){:root{--ground:#16181c;--ink:#ececec;--muted:#b4b8be;--line:#3a3e45;--soft:#1f2228;--link:#7dbcf0;--s0:#9aa0a8;--s1:#8fc3a2;--s2:#56b4e9;--s3:#f0a35a;--s4:#e58abb}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:76rem;background:var(--ground);color:var(--ink);font:16px/1.5 "Helvetica Neue",Arial,"Noto Sans","DejaVu Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 .75rem}
h2{font-size:1.35rem;margin:2.75rem 0 .5rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .4rem;overflow-wrap:anywhere}
h4{font-size:1rem;margin:1.5rem 0 .3rem}
p,ul{max-width:52rem;margin:.5rem 0}
li{margin:.35rem 0}
a{color:var(--link)}
nav{font-size:.95rem;margin:.5rem 0 1rem}
nav a{margin-right:1rem;white-space:nowrap}
.quiet{color:var(--muted);font-size:.9rem}
.lead{font-size:1.1rem;margin:.6rem 0}
.paper{border-left:3px solid var(--line);padding-left:.75rem}
.alerts{border:1px solid var(--line);border-radius:4px;padding:.25rem .9rem .5rem;margin:1rem 0;background:var(--soft)}
.alerts h2{font-size:1rem;margin:.4rem 0;padding:0;border:0}.alerts h3{font-size:.95rem;margin:.7rem 0 .2rem}.alerts li{font-size:.92rem}.alerts ul{max-width:none;padding-left:1.1rem}
li.a1>b{color:var(--s3)}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--link)}details.sql{margin:-.4rem 0 .75rem;font-size:.8rem}
@media screen{main>details:not([open]),.alerts li>details:not([open]){display:inline-block;margin:.2rem 1.25rem .2rem 0}.alerts li>details:not([open]){margin:0}}
pre{margin:.3rem 0;padding:.5rem .75rem;background:var(--soft);overflow-x:auto;font-size:.8rem;line-height:1.35;max-width:100%}
.reference{font-size:.9rem}
.table{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.85rem;line-height:1.35}
th,td{padding:.3rem .45rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{border-bottom:2px solid var(--line);font-weight:600;vertical-align:bottom;color:var(--muted)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
td.n,td.w{white-space:nowrap}
table.main td:first-child,table.plan td:first-child,table.edge td:nth-child(-n+2){white-space:nowrap}
table.slope td:last-child,table.main td:last-child{min-width:12em}
.figures,.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1rem;align-items:start}
figure{margin:.75rem 0;border:1px solid var(--line);border-radius:4px;padding:.5rem;min-width:0}
figure .scroll{overflow-x:auto}
figure svg{display:block;width:100%;min-width:30rem;max-width:56rem;height:auto;margin:0 auto}
figure.small svg{min-width:0;max-width:36rem}
figcaption{font-size:.85rem;color:var(--muted);padding:.4rem .25rem 0}
.badge{display:inline-block;padding:.05rem .5rem;border-radius:1rem;border:1.5px solid currentColor;font-weight:600;font-size:.85rem}
.s0{color:var(--s0)}.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}
.card{border-left:4px solid var(--line);padding:.1rem 0 .1rem 1rem;margin:.5rem 0}.card h3{margin-top:.2rem}
code{font-size:.85em;overflow-wrap:anywhere}
table.answer td:nth-child(2){min-width:12em}td .badge{font-size:1em}
@media screen and (max-width:40rem){body{padding:1rem .8rem 3rem;font-size:15px}h1{font-size:1.4rem}h2{font-size:1.2rem}}
@media screen and (max-width:50rem){table.answer,table.answer tbody,table.answer tr,table.answer td{display:block;border:0;text-align:left}
table.answer thead{display:none}table.answer tr{border-bottom:1px solid var(--line);padding:.5rem 0}
table.answer td{padding:.1rem 0}table.answer td::before{content:attr(data-head) ": ";color:var(--muted)}table.answer td:first-child{font-weight:600}table.answer td:first-child::before,table.answer td:nth-child(2)::before{content:none}}
@page{size:A4;margin:14mm 12mm}
@media print{details::details-content{content-visibility:visible}body{padding:0;max-width:none;font-size:10pt}nav,details.sql,.alerts li details{display:none}h2,h3,h4{break-after:avoid}
figure,tr,.card{break-inside:avoid}figure svg{min-width:0;max-height:235mm}.figures{grid-template-columns:1fr 1fr}
.table,figure .scroll{overflow:visible}table{font-size:7.5pt}th,td{padding:1.2pt 2.5pt}thead{display:table-header-group}a{color:inherit;text-decoration:none}}
</style>'
UNION ALL
SELECT 20, '</head>
<body>';
