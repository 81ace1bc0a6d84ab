import type { Correction } from './credit-rules.ts';

/** Which notes, and how much of each was left: printed with the statement, and compared before it goes on. */
export function correctionPins(corrections: readonly Pick<Correction, 'number' | 'leftFen'>[]) {
  return corrections
    .map(({ number, leftFen }) => ({ number, leftFen: leftFen.toString() }))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}
