/** The look of every report page; prints on A4. */
export const reportStyle = `
@page{size:A4;margin:20mm 18mm}
body{font:16px/1.75 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1a1a1a;max-width:58rem;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.7rem;text-align:center;margin:1.5rem 0 .2rem} .subtitle{text-align:center;margin:0 0 1.2rem;color:#333}
h2{font:600 1.1rem/1.5 "Noto Sans SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif;margin:1.8rem 0 .5rem}
dl{border-block:1px solid #888;padding:.5rem 0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 2.2rem} dl div{display:flex;gap:.7rem} dt{color:#555} dd{margin:0}
p.text{margin:.4rem 0} p.note{color:#555;font-size:.88rem;margin:.4rem 0}
.wide{overflow-x:auto} table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.5}
th,td{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top} th{background:#eef2f6;word-break:keep-all}
td:first-child{min-width:8.5em} td:nth-child(3){white-space:nowrap} td.n,th.n{text-align:right;font-variant-numeric:tabular-nums} td.n{white-space:nowrap} td.id{color:#555} td.f{color:#444;font-size:.85rem}
tr.part td:first-child{padding-left:1.6rem} tr.total td{font-weight:700;border-top:2px solid #555}
figure{margin:1rem 0;break-inside:avoid} figcaption{text-align:center;font-size:.95rem;margin-bottom:.3rem} figure svg{display:block;margin:0 auto;max-width:100%;height:auto}
.sign{display:flex;justify-content:space-between;flex-wrap:wrap;gap:1rem;margin-top:3rem;break-inside:avoid} .sign span{min-width:12rem}
footer{margin-top:1.5rem;border-top:1px solid #bbb;padding-top:.4rem;color:#666;font-size:.8rem}
@media print{body{margin:0;max-width:none;padding:0;font-size:11pt} thead{display:table-header-group} tr{break-inside:avoid} h2{break-after:avoid} .wide{overflow:visible}}
`;
