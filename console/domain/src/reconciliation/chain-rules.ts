import { formatDecimal, parseDecimal } from '@zhengyun/rulebook/decimal.ts';
import { RECONCILIATION_STEPS } from '../settlement/schemas.ts';
import type { Chain } from './schemas.ts';

/** A statement with its own chain. */
export interface ChainedStatement {
  readonly id: string;
  readonly number: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly steps: readonly Chain['steps'][number][];
}

/** Places that the sides of any step are added up with, more than any of them has. */
const PLACES = 60;

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Sum of decimal texts, exact, with as many decimals as the longest of them. */
function sumOf(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map(placesOf));
  const sum = texts.reduce((total, text) => total + parseDecimal(text === '' ? '0' : text, PLACES), 0n);
  return formatDecimal(sum / 10n ** BigInt(PLACES - places), places);
}

/**
 * The steps of every statement added up side by side. Equal only where each statement's own step is, so that two errors of two statements
 * can't cancel out; with no statement nothing is equal.
 */
export function chainOf(statements: readonly ChainedStatement[]): Pick<Chain, 'steps' | 'broken' | 'equal'> {
  const steps = RECONCILIATION_STEPS.flatMap((step) => {
    const own = statements.flatMap((statement) => statement.steps.filter((each) => each.step === step));
    const [first] = own;
    if (!first) return [];
    const side = (name: 'left' | 'right') => sumOf(own.map((each) => each[name]));
    return [
      { step, unit: first.unit, left: side('left'), right: side('right'), equal: own.every(({ equal }) => equal) },
    ];
  });
  const broken = statements.flatMap(({ id, number, department, steps: own }) => {
    const unequal = own.filter(({ equal }) => !equal).map(({ step }) => step);
    return unequal.length > 0 ? [{ id, number, department, steps: unequal }] : [];
  });
  return { steps, broken, equal: steps.length > 0 && broken.length === 0 };
}
