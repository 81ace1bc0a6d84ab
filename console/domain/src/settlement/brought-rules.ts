import type { Fen } from '@zhengyun/rulebook/money.ts';
import { PPM } from '@zhengyun/rulebook/money.ts';
import type { LINE_KINDS } from './schemas.ts';

/** A statement's line, as far as it decides what it or another brought to what is to be paid. */
export interface BringingLine {
  readonly id: string;
  readonly key: string;
  readonly kind: (typeof LINE_KINDS)[number];
  readonly sku: string | null;
  /** Of its resource; null: of none. */
  readonly cloudId: string | null;
  readonly amountFen: Fen;
  /** Of a deduction: on which cloud, and how much of a million. */
  readonly deduction: { readonly cloudId: string; readonly ratePpm: bigint } | null;
}

/** An exact part of an amount. */
interface Share {
  readonly of: bigint;
  readonly by: bigint;
}
const WHOLE: Share = { of: 1n, by: 1n };
const SERVICE: readonly string[] = ['usage', 'discount', 'minimum', 'maximum', 'included', 'annual', 'deduction'];

/**
 * What a line brought to what is to be paid, in whole fen rounded down, at most its own amount: less what discount and maximum, the yearly part, deduction, coefficient,
 * caps and penalties took off it, each of which takes of all it is over in proportion. What a floor adds is a line of its own, and takes off nothing.
 */
export function broughtFen(lines: readonly BringingLine[], lineId: string): Fen {
  const line = lines.find(({ id }) => id === lineId);
  if (!line || line.amountFen <= 0n) return 0n;
  const shares = sharesOf(line, lines);
  const { of, by } = shares.reduce((whole, share): Share => ({ of: whole.of * share.of, by: whole.by * share.by }), {
    of: line.amountFen,
    by: 1n,
  });
  const brought = of <= 0n ? 0n : of / by;
  return brought < line.amountFen ? brought : line.amountFen;
}

/** What a statement came to before credits of earlier months paid any of it: they are money of the department's, and leave what was charged as it was. */
export function dueFen(payableFen: Fen, lines: readonly BringingLine[]): Fen {
  const paid = lines.filter(({ kind, amountFen }) => (kind === 'credit' || kind === 'adjustment') && amountFen < 0n);
  return paid.reduce((due, { amountFen }) => due - amountFen, payableFen);
}

function sharesOf(line: BringingLine, lines: readonly BringingLine[]): readonly Share[] {
  const sum = (...kinds: readonly string[]) =>
    lines.reduce((total: Fen, { kind, amountFen }) => (kinds.includes(kind) ? total + amountFen : total), 0n);
  const base = sum(...SERVICE);
  const evaluated = base + sum('coefficient');
  const bounded = evaluated + sum('cap', 'floor');
  const capped = left(evaluated, sum('cap'));
  const penalised = left(bounded, sum('penalty'));
  switch (line.kind) {
    case 'usage':
    case 'minimum':
      return [...chargeShares(line, lines), left(base, evaluated - base), capped, penalised];
    case 'annual':
      return [left(base, evaluated - base), capped, penalised];
    case 'floor':
      return [penalised];
    default:
      return [];
  }
}

/** What discount, maximum, the yearly part and deduction leave of a charge. */
function chargeShares(line: BringingLine, lines: readonly BringingLine[]): readonly Share[] {
  if (lines.some(({ kind, sku }) => kind === 'included' && sku === line.sku)) return [{ of: 0n, by: 1n }];
  const own = lines.find(({ key }) => key === `${line.key}/discount`);
  const ofItem = lines.filter(({ sku, kind }) => sku === line.sku && (kind === 'usage' || kind === 'discount'));
  const off = lines.filter(({ sku, kind }) => sku === line.sku && kind === 'maximum');
  const total = (some: readonly BringingLine[]) => some.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  const deducted = lines.find(({ deduction }) => deduction !== null && deduction.cloudId === line.cloudId)?.deduction;
  return [
    own ? left(line.amountFen, own.amountFen) : WHOLE,
    line.kind === 'usage' ? left(total(ofItem), total(off)) : WHOLE,
    deducted ? { of: PPM - deducted.ratePpm, by: PPM } : WHOLE,
  ];
}

/** What is left of `amount` once `change` is made of it; an amount that is nothing is as it was. */
function left(amount: bigint, change: bigint): Share {
  if (amount <= 0n) return WHOLE;
  return { of: amount + change < 0n ? 0n : amount + change, by: amount };
}
