import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';

/** Faces of Chinese that the printing adapter brings, and what systems call theirs. */
const FACES = `'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif`;

/** How a statement looks on A4. */
export const PRINT_STYLE = `
*{box-sizing:border-box}
body{font:9.5pt/1.5 ${FACES};color:#1a1a1a;margin:0}
h1{font-size:18pt;text-align:center;margin:0 0 5mm;font-weight:500}
h2{font-size:11pt;margin:5mm 0 2mm;font-weight:500}
dl{display:grid;grid-template-columns:1.2fr 1fr;gap:1mm 8mm;margin:0;padding:3mm 0;border-top:1.5pt solid #1a1a1a;border-bottom:.5pt solid #999}
dl div{display:flex;gap:3mm;min-width:0}
dt{color:#555;flex:none}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.sum{border-bottom:.5pt solid #999;padding:2mm 0}
.sum div{display:flex;gap:4mm;align-items:baseline}
.sum span{color:#555;min-width:24mm}
.sum strong{font-size:12pt;font-weight:500}
table{border-collapse:collapse;width:100%}
th,td{border:.4pt solid #999;padding:.8mm 1.4mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f1f1f1;font-weight:500}
tr{break-inside:avoid}
thead{display:table-header-group}
.lines{font-size:8.5pt;table-layout:fixed}
.lines th:nth-child(1){width:11mm}.lines th:nth-child(2){width:20mm}.lines th:nth-child(3){width:32mm}
.lines th:nth-child(5){width:22mm}.lines th:nth-child(6){width:14mm}.lines th:nth-child(7){width:21mm}.lines th:nth-child(8){width:24mm}
.lines th:nth-child(n+5){text-align:right}
.n{text-align:right;font-variant-numeric:tabular-nums}
.end{break-inside:avoid}
.steps{width:130mm}
.payable th,.payable td{font-size:11pt;font-weight:500}
.why{color:#555;font-size:8.5pt;margin:1mm 0}
.hash{font-size:8.5pt;margin:4mm 0 1mm}
.hash code{font-family:ui-monospace,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere}
.mark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;font-size:96pt;letter-spacing:12mm;color:rgba(180,30,30,.13);transform:rotate(-30deg)}
`;

/** A string of CSS: what could end it, or a rule, is written by its code point. */
const cssText = (text: string) =>
  `"${[...text].map((each) => (/[\p{L}\p{N} -]/u.test(each) ? each : `\\${each.codePointAt(0)?.toString(16)} `)).join('')}"`;

/** Paper, and below each page the statement's number, which page it is and of how many. */
export function pageStyle({ number }: { readonly number: string }, locale: Locale): string {
  const say = (name: string) => cssText(label(locale, 'printed', name));
  const small = `font:8pt ${FACES};color:#555`;
  return `@page{size:A4;margin:15mm 13mm 17mm;@bottom-left{content:${cssText(number)};${small}}@bottom-right{content:${say('page')} " " counter(page) " " ${say('of')} " " counter(pages) " " ${say('pages')};${small}}}`;
}
