import { addMonthsToDay, dayOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { formatDecimal } from '@zhengyun/rulebook/decimal.ts';
import { faultOfInstalments } from '@zhengyun/rulebook/instalments.ts';
import { type Fen, formatYuan, type Ppm } from '@zhengyun/rulebook/money.ts';
import type { ErrorCode } from '../verb/errors.ts';
import { contractTermsSchema, type TermsText } from './schemas.ts';
import { type AgreedInstalment, earlierDay, type YearlyPart } from './yearly-part-rules.ts';

/** Caps and floors, in fen; null: none. */
export interface Bounds {
  readonly monthCap: Fen | null;
  readonly monthFloor: Fen | null;
  readonly yearCap: Fen | null;
  readonly yearFloor: Fen | null;
}

export interface ContractTerms {
  readonly annualFen: Fen;
  readonly instalments: readonly AgreedInstalment[] | null;
  /** Null: everything is charged by use. */
  readonly meteredSkus: readonly string[] | null;
  readonly bounds: Bounds;
  readonly slaPolicy: string;
  readonly coefficientPolicy: string;
}

/** One dated version of a contract's terms. */
export interface TermsVersion extends YearlyPart {
  readonly version: number;
  readonly terms: ContractTerms;
}

/** Terms as they are computed with. */
export function parseTerms(text: TermsText): ContractTerms {
  const fen = (value: string | null) => (value === null ? null : BigInt(value));
  return {
    annualFen: BigInt(text.annualFen),
    instalments:
      text.instalments?.map(({ dueOn, afterMonths, sharePpm }) => ({
        due: dueOn === undefined ? { afterMonths: afterMonths ?? 0 } : { dueOn },
        sharePpm: BigInt(sharePpm),
      })) ?? null,
    meteredSkus: text.meteredSkus,
    bounds: {
      monthCap: fen(text.monthCapFen),
      monthFloor: fen(text.monthFloorFen),
      yearCap: fen(text.yearCapFen),
      yearFloor: fen(text.yearFloorFen),
    },
    slaPolicy: text.slaPolicy,
    coefficientPolicy: text.coefficientPolicy,
  };
}

/** A stored version as it is computed with. */
export function termsVersion(row: {
  readonly version: number;
  readonly from_month: string;
  readonly terms: unknown;
}): TermsVersion {
  const terms = parseTerms(contractTermsSchema.parse(row.terms));
  const { annualFen, instalments } = terms;
  return { version: row.version, fromMonth: row.from_month, annualFen, instalments, terms };
}

/** A share as people read it, e.g. 1200000n → '120'. */
export const percentOf = (ppm: Ppm): string => formatDecimal(ppm, 4).replace(/\.?0+$/, '');

export interface TermsFault {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

interface Term {
  /** What is known of the term: where it waits, the earliest there may be. */
  readonly validity: Period;
  readonly waits: boolean;
}

/** What is wrong with terms for such a term, or null. */
export function faultOfTerms(terms: ContractTerms, term: Term): TermsFault | null {
  return faultOfYearly(terms, term) ?? faultOfBounds(terms.bounds);
}

function faultOfYearly({ annualFen, instalments }: ContractTerms, { validity, waits }: Term): TermsFault | null {
  if (!instalments) return null;
  if (annualFen === 0n) return { code: 'INPUT_INVALID', facts: { field: 'annualFen' } };
  const byDay = instalments.findIndex(({ due }) => 'dueOn' in due);
  // Its first day isn't known yet, so nothing can be due on a day.
  if (waits && byDay >= 0) return { code: 'INPUT_INVALID', facts: { field: `instalments.${byDay}.dueOn` } };
  const firstDay = dayOf(validity.from);
  const [yearEnds, ends] = [addMonthsToDay(firstDay, 12), dayOf(new Date(validity.to.getTime() - 1))];
  const dated = instalments.map(({ due, sharePpm }) => ({
    dueOn: 'dueOn' in due ? due.dueOn : addMonthsToDay(firstDay, due.afterMonths),
    sharePpm,
  }));
  const beyond = dated.findIndex(({ dueOn }) => dueOn >= yearEnds);
  const found = faultOfInstalments(dated, { firstDay, lastDay: ends });
  if (found?.fault === 'SHARES_NOT_WHOLE')
    return { code: 'INSTALMENTS_NOT_WHOLE', facts: { percent: percentOf(found.sumPpm) } };
  if (found?.fault === 'DUE_OUT_OF_ORDER')
    return { code: 'INSTALMENTS_OUT_OF_ORDER', facts: { instalment: (found.instalment ?? 0) + 1 } };
  if (found?.fault === 'DUE_OUTSIDE_TERM' || beyond >= 0) {
    const instalment = (found?.instalment ?? beyond) + 1;
    return {
      code: 'INSTALMENT_NOT_IN_TERM',
      facts: { instalment, from: firstDay, to: earlierDay(yearEnds, ends) },
    };
  }
  return found ? { code: 'INPUT_INVALID', facts: { field: `instalments.${found.instalment ?? 0}` } } : null;
}

function faultOfBounds({ monthCap, monthFloor, yearCap, yearFloor }: Bounds): TermsFault | null {
  const pairs = [
    [monthCap, monthFloor],
    [yearCap, yearFloor],
    // A year of floors must fit under its cap.
    [yearCap, monthFloor === null ? null : monthFloor * 12n],
  ] as const;
  for (const [cap, floor] of pairs)
    if (cap !== null && floor !== null && cap < floor)
      return { code: 'CAP_BELOW_FLOOR', facts: { cap: formatYuan(cap), floor: formatYuan(floor) } };
  return null;
}
