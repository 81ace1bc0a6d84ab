import type { reconcileMonth } from '@zhengyun/domain/settlement/reconcile-month.ts';

type Reconciled = Awaited<ReturnType<typeof reconcileMonth>>;
type Step = Reconciled[number]['steps'][number];

const STEPS: Readonly<Record<Step['step'], string>> = {
  events: 'Σ 事件 → Σ 计费时长',
  quantities: 'Σ 计费时长 → Σ 用量',
  charges: 'Σ 用量 → Σ 计费',
  lines: 'Σ 计费 → Σ 账单行',
  payable: 'Σ 账单行 → 应付',
  allocation: 'Σ 行金额 → 应付',
};
const UNITS: Readonly<Record<Step['unit'], string>> = {
  'unit-seconds': '单位·秒',
  'unit-months': '单位·月',
  yuan: '元',
  fen: '分',
};
const PLACES = 40;

/** A step of the chain over all statements: both sides added up exactly, and how many statements it is equal on. */
export interface ChainStep {
  readonly step: Step['step'];
  readonly unit: Step['unit'];
  readonly left: string;
  readonly right: string;
  readonly equal: number;
  readonly of: number;
}

const scaled = (text: string): bigint => {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + decimals.padEnd(PLACES, '0').slice(0, PLACES));
  return text.startsWith('-') ? -value : value;
};
const plain = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const decimals = digits.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${decimals ? `.${decimals}` : ''}`;
};

/** The chain of a month's statements, step by step. */
export function chainOf(statements: Reconciled): readonly ChainStep[] {
  const steps = Map.groupBy(
    statements.flatMap((statement) => statement.steps),
    ({ step }) => step,
  );
  return [...steps.values()].flatMap((all) => {
    const [first] = all;
    const sum = (side: 'left' | 'right') => plain(all.reduce((total, each) => total + scaled(each[side] || '0'), 0n));
    const equal = all.filter((each) => each.equal).length;
    return first
      ? [{ step: first.step, unit: first.unit, left: sum('left'), right: sum('right'), equal, of: all.length }]
      : [];
  });
}

/** Columns a text takes on a terminal: two for a Chinese character. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
const cell = (text: string, columns: number, right: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return right ? `${blanks}${text}` : `${text}${blanks}`;
};

/** Lines of a table with a head; columns named in `right` are flush right. */
export function tableOf(rows: readonly (readonly string[])[], right: readonly number[]): readonly string[] {
  const columns = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => width(row[place] ?? ''))));
  const lines = rows.map((row) =>
    columns
      .map((most, place) => cell(row[place] ?? '', most, right.includes(place)))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, '─'.repeat(columns.reduce((sum, most) => sum + most + 2, -2)), ...body];
}

/** The chain as a table: each step, both sides, and on how many statements they are equal. */
export function chainTable(chain: readonly ChainStep[]): readonly string[] {
  const body = chain.map(({ step, unit, left, right, equal, of }) => [
    STEPS[step],
    UNITS[unit],
    left,
    right,
    equal === of && left === right ? `相等 ${equal}/${of}` : `不等 ${of - equal}/${of}`,
  ]);
  return tableOf([['对账步骤', '单位', '左', '右', '结果'], ...body], [2, 3]);
}
