import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import {
  EXACT_PLACES,
  type ExactYuan,
  exactOfFen,
  type Fen,
  formatExact,
  PPM,
  type Ppm,
} from '@zhengyun/rulebook/money.ts';
import type { AgreedLine } from './agreed/schemas.ts';

/** A penalty that is held against the month: a fixed sum, or a share of the month's fee. */
export interface HeldPenalty {
  readonly number: string;
  readonly cause: string;
  readonly evidence: string;
  readonly fen: Fen | null;
  readonly ratePpm: Ppm | null;
}

interface Fees {
  /** What the month's service comes to by use and year, before deductions and coefficient: what a rate is of. */
  readonly service: ExactYuan;
  /** What is to be paid before penalties: more is never taken. */
  readonly payable: ExactYuan;
}

/**
 * Penalties 违约金 as lines of their own, in order of number, taken off last of all: neither does a coefficient shrink them, nor a floor
 * make them good. A rate is rounded half up to fen. What the month's fee doesn't cover is said and not taken.
 */
export function penaltyLines(penalties: readonly HeldPenalty[], { service, payable }: Fees): readonly AgreedLine[] {
  let left = payable > 0n ? payable : 0n;
  return penalties.map(({ number, cause, evidence, fen, ratePpm }) => {
    const owed = fen ?? divideHalfUp(service * (ratePpm ?? 0n), PPM * scaleOf(EXACT_PLACES - 2));
    const asked = exactOfFen(owed);
    const taken = asked < left ? asked : left;
    left -= taken;
    const working = {
      kind: 'penalty' as const,
      number,
      cause,
      evidence,
      ratePpm: ratePpm?.toString() ?? null,
      service: formatExact(service),
      owedFen: owed.toString(),
      notTaken: formatExact(asked - taken),
    };
    return { key: `6/${number}`, kind: 'penalty', sku: null, exact: -taken, working };
  });
}
