import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRINT_STYLE, pageStyle } from './print-style-rules.ts';
import { escaped, type PrintedHead, statementHtml } from './statement-html-rules.ts';
import { MOST_PRINTED_LINES, printerOf, statementPdf } from './statement-pdf-rules.ts';

const BAD = [
  `<script>alert(1)</script>`,
  `" onmouseover="x`,
  `' style='x`,
  '&lt;b&gt;',
  '</style><img src=x>',
  '\u0000\u0008\uD800',
];

describe('text on a printed page', () => {
  it.each(BAD)('of %j can neither begin nor end anything', (text) => {
    expect(escaped(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
  });

  it('comes back whole, whatever it is', () => {
    const read = (html: string) =>
      html
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => text.includes('\uFFFD') || read(escaped(text)).length === text.length,
      ),
    );
  });

  it('ends no string and no rule of the page’s style', () => {
    const style = pageStyle({ number: `"}</style><script>` }, 'zh-CN');
    expect(style).not.toMatch(/<|\}"|"\}</);
    expect(style).toContain('"第" " " counter(page) " " "页 共" " " counter(pages) " " "页"');
    expect(PRINT_STYLE).not.toMatch(/url\(|@import/);
  });
});

const HEAD: PrintedHead = {
  ...{ number: 'JS-2026-000007', month: '2026-03', state: 'issued', asOf: '2026-04-03T16:00:00.000Z' },
  ...{ issuedAt: '2026-04-07T02:30:00.000Z', payableFen: '123456789', payableChinese: '人民币壹佰贰拾叁万元整' },
  department: { id: 'd', name: '<b>药监局</b>' },
  contract: { id: 'c', number: 'HT-2026-000001', name: '政务云服务合同' },
  provider: { slug: 'operator', name: '数字政府公司' },
  contentHash: 'c'.repeat(64),
  working: {
    period: { from: '2026-02-28T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z' },
    ...{ usage: '1234567.89', annual: '0', deduction: '-12.50', base: '1234555.39', total: '1234567.8899' },
    ...{ rounding: '0.0001', corrected: '-4.5' },
    coefficient: { value: '1.0000' },
  } as PrintedHead['working'],
};
const line = (ordinal: number, over: object) =>
  ({
    ...{ id: String(ordinal), ordinal, key: 'k', kind: 'usage', resource: null, sku: null, unit: null, quantity: null },
    ...{ unitPrice: null, exact: '1', amountFen: '100', used: null, working: { kind: 'usage' } },
    ...over,
  }) as never;
const NOTE = {
  ...{ number: 'CJ-2026-000001', statement: { number: 'JS-2026-000001', month: '2026-01' } },
  ...{ reason: '<i>多计</i>', reference: '争议 ZY-2026-000003' },
};

describe('a statement on paper', () => {
  const html = statementHtml(
    HEAD,
    [
      line(1, { sku: 'vcpu.x86', quantity: '2.500000000', unit: '核·月', unitPrice: '34.560000', amountFen: '8640' }),
      line(2, { kind: 'credit', amountFen: '-450', working: { kind: 'credit', ...NOTE } }),
      line(3, {
        kind: 'coefficient',
        amountFen: '-1',
        working: { kind: 'coefficient', value: '0.9900', reason: 'FROM_TABLE' },
      }),
    ],
    'zh-CN',
  );

  it('says quantity, unit, price and amount of a line, and of a credit note whose it is and why', () => {
    expect(html).toContain(
      '<td class="n">2.5</td><td class="n">核·月</td><td class="n">34.56</td><td class="n">86.40</td>',
    );
    expect(html).toContain('CJ-2026-000001 → JS-2026-000001（2026-01）：&lt;i&gt;多计&lt;/i&gt;；争议 ZY-2026-000003');
    expect(html).toContain('<td class="n">-4.50</td>');
    expect(html).toContain('0.9900（按可用性和评价查表得出）');
  });

  it('says what it comes to in figures and words, and what there was none of only where the sum asks for it', () => {
    expect(html).toContain('¥ 1,234,567.89');
    expect(html).toContain('人民币壹佰贰拾叁万元整');
    expect(html).toContain('2026-03-01 00:00 — 2026-04-01 00:00');
    expect(html).toContain('2026-04-07 10:30');
    expect(html).toContain('以前月份的冲减与调整</th><td class="n">-4.5</td>');
    expect(html).not.toContain('违约金</th>');
  });

  it('holds no tag that came with a name, and is marked while it is not issued', () => {
    expect(html).not.toMatch(/<(b|i|script|img)\b/);
    expect(html).not.toContain('class="mark"');
    expect(statementHtml({ ...HEAD, issuedAt: null }, [], 'zh-CN')).toContain('>草稿</div>');
    expect(statementHtml({ ...HEAD, issuedAt: null }, [], 'en-US')).toContain('>DRAFT</div>');
  });
});

describe('a PDF', () => {
  it('is refused where nothing prints, by the name of the setting', () => {
    const refused = expect.objectContaining({ code: 'PRINTER_NOT_SET', facts: { setting: 'CHROMIUM_PATH' } });
    expect(() => printerOf({ printer: undefined } as Parameters<typeof printerOf>[0])).toThrow(refused);
  });

  it('is not begun of more lines than may be printed', async () => {
    async function* parts() {
      for (let n = 0; n <= MOST_PRINTED_LINES; n += 1_000) yield Array.from({ length: 1_000 }, () => ({}) as never);
    }
    const printer = { print: () => Promise.reject(new Error('printed')) };
    const pdf = statementPdf({} as never, parts(), { locale: 'zh-CN', printer });
    await expect(pdf.next()).rejects.toMatchObject({ code: 'PRINT_TOO_LONG', facts: { most: MOST_PRINTED_LINES } });
  });
});
