import { expect, it } from 'vitest';
import { netOf } from './net-rules.ts';
import type { Settled } from './rules.ts';

const settled = (payableFen: bigint, ...workings: readonly object[]) =>
  ({ payableFen, lines: workings.map((working) => ({ working })) }) as unknown as Settled;
const deduction = (reason: string) => ({ kind: 'deduction', reason });
const coefficient = (reason: string) => ({ kind: 'coefficient', reason });

it.each([
  ['no contract: nobody charges the use', [], null, ['no-contract']],
  ['all known', [settled(70n, deduction('FROM_TABLE'), coefficient('FROM_TABLE'))], 70n, []],
  ['two contracts', [settled(70n), settled(30n)], 100n, []],
  ['one of two without a price', [settled(70n), null], null, ['no-price']],
  [
    'nobody measured',
    [settled(70n, deduction('NO_COVERAGE'), coefficient('NO_RATING'))],
    70n,
    ['availability', 'coefficient'],
  ],
] as const)('%s', (_, contracts, fen, unknown) => {
  expect(netOf(contracts)).toEqual({ fen, unknown });
});
