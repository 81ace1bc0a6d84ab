import type { Fen } from '@zhengyun/rulebook/money.ts';
import { NET_UNKNOWN } from '../pricing/schemas.ts';
import type { Settled } from './rules.ts';

type NetUnknown = (typeof NET_UNKNOWN)[number];

/** What a department would pay for a month, after deductions, coefficient and bounds; `fen` null: nobody knows. */
export interface Net {
  readonly fen: Fen | null;
  /** In the order of `NET_UNKNOWN`. Of availability and coefficient: nothing was taken off and the coefficient is 1, since nobody measured. */
  readonly unknown: readonly NetUnknown[];
}

/** Of the contracts in force within the month, each settled by itself; null: something used under it has no price. None at all: nobody charges the use. */
export function netOf(contracts: readonly (Pick<Settled, 'lines' | 'payableFen'> | null)[]): Net {
  const settled = contracts.flatMap((each) => each ?? []);
  const workings = settled.flatMap(({ lines }) => lines.map(({ working }) => working));
  const unknown = {
    'no-contract': contracts.length === 0,
    'no-price': settled.length < contracts.length,
    availability: workings.some((working) => working.kind === 'deduction' && working.reason === 'NO_COVERAGE'),
    coefficient: workings.some((working) => working.kind === 'coefficient' && working.reason !== 'FROM_TABLE'),
  };
  const whole = contracts.length > 0 && settled.length === contracts.length;
  return {
    fen: whole ? settled.reduce((sum, { payableFen }) => sum + payableFen, 0n) : null,
    unknown: NET_UNKNOWN.filter((why) => unknown[why]),
  };
}
