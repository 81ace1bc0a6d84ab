import { dayOf, ZONE } from '@zhengyun/rulebook/calendar.ts';
import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { StatementHead } from '../settlement/statement-head.ts';
import type { PartLine } from '../settlement/statement-part.ts';
import { skuName, trimmed } from './cell-rules.ts';
import { PRINT_STYLE, pageStyle } from './print-style-rules.ts';

export type PrintedHead = Pick<
  StatementHead,
  | 'number'
  | 'month'
  | 'state'
  | 'department'
  | 'contract'
  | 'provider'
  | 'asOf'
  | 'issuedAt'
  | 'payableFen'
  | 'payableChinese'
  | 'contentHash'
  | 'working'
>;

/** Text as a page shows it: nothing in it is a tag, an attribute or an entity. Characters that no page can hold are shown as such. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\u007E\u00A0-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** An instant of the wire in Asia/Shanghai, to the minute. */
function moment(instant: string): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  return `${dayOf(at)} ${time}`;
}

/** Yuan text with marks of thousands. */
const grouped = (decimal: string): string => {
  const [whole = '', part] = decimal.split('.');
  const marked = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? marked : `${marked}.${part}`;
};
const yuan = (fen: string) => grouped(formatYuan(BigInt(fen)));
const exact = (decimal: string) => grouped(trimmed(decimal));

function facts(head: PrintedHead, locale: Locale): string {
  const { period } = head.working;
  const own = (name: string) => label(locale, 'statementFact', name);
  const printed = (name: string) => label(locale, 'printed', name);
  const rows: readonly (readonly [string, string])[] = [
    [own('number'), head.number],
    [own('month'), head.month],
    [own('department'), head.department.name],
    [printed('provider'), head.provider.name],
    [own('contract'), `${head.contract.name} ${head.contract.number}`],
    [own('state'), label(locale, 'statementState', head.state)],
    [printed('period'), `${moment(period.from)} — ${moment(period.to)}`],
    head.issuedAt ? [printed('issuedAt'), moment(head.issuedAt)] : [printed('asOf'), moment(head.asOf)],
  ];
  const cells = rows.map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`);
  return `<dl>${cells.join('')}</dl>`;
}

/** What a line says beside its item: whom it corrects and why, or what it follows from. */
function remark({ working }: PartLine, locale: Locale): string {
  switch (working.kind) {
    case 'credit':
    case 'adjustment':
      return `${working.number} → ${working.statement.number}（${working.statement.month}）：${working.reason}；${working.reference}`;
    case 'deduction':
      return working.cloud.name;
    case 'coefficient':
      return `${working.value}（${label(locale, 'coefficientReason', working.reason)}）`;
    case 'penalty':
      return `${working.number}：${working.cause}`;
    default:
      return '';
  }
}

function lineRow(line: PartLine, locale: Locale): string {
  const item = [line.sku && skuName(locale, line.sku), remark(line, locale)].filter(Boolean).join(' ');
  const resource = line.resource ? `${line.resource.number} ${line.resource.cloud.name}` : '';
  const texts = [String(line.ordinal), label(locale, 'lineKind', line.kind), resource, item];
  const figures = [
    line.quantity === null ? '' : trimmed(line.quantity),
    line.unit ?? '',
    line.unitPrice === null ? '' : trimmed(line.unitPrice),
    yuan(line.amountFen),
  ];
  const cells = [
    ...texts.map((text) => `<td>${escaped(text)}</td>`),
    ...figures.map((text) => `<td class="n">${escaped(text)}</td>`),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

const COLUMNS = ['ordinal', 'kind', 'resource', 'item', 'quantity', 'unit', 'unitPrice', 'amount'] as const;

function lineTable(lines: readonly PartLine[], locale: Locale): string {
  const heads = COLUMNS.map((column) => `<th>${escaped(label(locale, 'statementColumn', column))}</th>`);
  const rows = lines.map((line) => lineRow(line, locale));
  return `<table class="lines"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const ALWAYS = new Set(['usage', 'annual', 'deduction', 'base', 'coefficient', 'total', 'rounding']);
const isNothing = (decimal: string) => /^-?0(\.0*)?$/.test(decimal);

/** The statement's working in the order in which it is computed, as its page shows it. */
function steps({ working, payableFen }: PrintedHead, locale: Locale): string {
  const { coefficient, ...figures } = working;
  const of = (name: 'included' | 'bounds' | 'penalty' | 'corrected'): readonly [string, string] => [
    name,
    figures[name] ?? '0',
  ];
  const rows: readonly (readonly [string, string])[] = [
    ['usage', figures.usage],
    of('included'),
    ['annual', figures.annual],
    ['deduction', figures.deduction],
    ['base', figures.base],
    ['coefficient', coefficient.value],
    of('bounds'),
    of('penalty'),
    of('corrected'),
    ['total', figures.total],
    ['rounding', figures.rounding],
  ];
  const shown = rows.filter(([name, value]) => ALWAYS.has(name) || !isNothing(value));
  const cells = shown.map(([name, value]) => {
    const text = name === 'coefficient' ? value : exact(value);
    return `<tr><th>${escaped(label(locale, 'printed', name))}</th><td class="n">${escaped(text)}</td></tr>`;
  });
  const payable = `<tr class="payable"><th>${escaped(label(locale, 'printed', 'payable'))}</th><td class="n">${yuan(payableFen)}</td></tr>`;
  return `<table class="steps"><tbody>${cells.join('')}${payable}</tbody></table>`;
}

/**
 * A statement as a whole document for print, from what its page and files are made of. It names nothing outside itself, holds no script, and
 * shows every name as text. What is not issued is marked as a draft on each page.
 */
export function statementHtml(head: PrintedHead, lines: readonly PartLine[], locale: Locale): string {
  const say = (name: string) => escaped(label(locale, 'printed', name));
  const own = (name: string) => escaped(label(locale, 'statementFact', name));
  const draft = head.issuedAt === null;
  const mark = draft
    ? `<div class="mark" aria-hidden="true">${say('draft')}</div><p class="why">${say('draftWhy')}</p>`
    : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(head.number)}</title><style>${PRINT_STYLE}${pageStyle(head, locale)}</style></head><body>
<h1>${say('title')}</h1>${mark}${facts(head, locale)}
<section class="sum"><div><span>${say('payable')}</span><strong>¥ ${yuan(head.payableFen)}</strong></div><div><span>${own('payableChinese')}</span><strong>${escaped(head.payableChinese)}</strong></div></section>
<h2>${say('lines')}</h2>${lineTable(lines, locale)}
<section class="end"><h2>${say('steps')}</h2>${steps(head, locale)}
<p class="hash">${own('contentHash')}<br><code>${escaped(head.contentHash)}</code></p><p class="why">${say('check')}</p></section>
</body></html>`;
}
