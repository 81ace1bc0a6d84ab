import { createHash } from 'node:crypto';
import { monthOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import type { ExactYuan, Fen } from '@zhengyun/rulebook/money.ts';
import type { Bounds } from '../contracts/terms-rules.ts';
import type { YearlyParts } from '../contracts/yearly-part-rules.ts';
import type { HeldPenalty } from './penalty-rules.ts';

/** An earlier month of the same contract year: what its statement came to before penalties. */
export interface SettledMonth {
  readonly month: string;
  readonly number: string;
  readonly issued: boolean;
  readonly fee: ExactYuan;
}

/** What the contract says of the month beside its tables. */
export interface Agreed {
  /** Version of the terms in force. */
  readonly version: number;
  readonly yearly: YearlyParts;
  /** Null: everything is charged by use. */
  readonly meteredSkus: readonly string[] | null;
  readonly bounds: Bounds;
  /** Agreed ones, in order of number. */
  readonly penalties: readonly HeldPenalty[];
  /** Empty where no bound of a year is agreed. */
  readonly earlier: readonly SettledMonth[];
}

/** A contract with a yearly part that is spread, everything by use, and nothing else agreed. */
export function plainly({ annualFen, validity }: { readonly annualFen: Fen; readonly validity: Period }): Agreed {
  return {
    version: 1,
    yearly: { validity, versions: [{ fromMonth: monthOf(validity.from), annualFen, instalments: null }] },
    meteredSkus: null,
    bounds: { monthCap: null, monthFloor: null, yearCap: null, yearFloor: null },
    penalties: [],
    earlier: [],
  };
}

/** SHA-256 (hex) over all of it: a statement made from other terms, penalties or earlier months is seen to be another. */
export function agreedDigest(agreed: Agreed): string {
  const content = JSON.stringify(agreed, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(content).digest('hex');
}
