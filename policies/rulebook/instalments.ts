import { divideHalfUp } from './decimal.ts';
import { type Fen, PPM, type Ppm } from './money.ts';

/** One instalment 分期 of a yearly part: what share of it, and the calendar day in Asia/Shanghai (`YYYY-MM-DD`) it falls due. */
export interface Instalment {
  readonly dueOn: string;
  readonly sharePpm: Ppm;
}

/** Why instalments can't be agreed, and at which (from 0); null where it is the whole's fault. */
export interface InstalmentFault {
  readonly fault: 'NO_INSTALMENT' | 'SHARE_NOT_POSITIVE' | 'DUE_OUT_OF_ORDER' | 'DUE_OUTSIDE_TERM' | 'SHARES_NOT_WHOLE';
  readonly instalment: number | null;
  /** What the shares come to, for the sentence that refuses them: a real tender once came to 120 %. */
  readonly sumPpm: Ppm;
}

/** What is wrong with the instalments of a term of calendar days, both included, or null. Their shares are 100 % to the millionth. */
export function faultOfInstalments(
  instalments: readonly Instalment[],
  term: { readonly firstDay: string; readonly lastDay: string },
): InstalmentFault | null {
  const sumPpm = instalments.reduce((sum, { sharePpm }) => sum + sharePpm, 0n);
  const faultAt = (fault: InstalmentFault['fault'], instalment: number | null = null) => ({
    fault,
    instalment,
    sumPpm,
  });
  if (instalments.length === 0) return faultAt('NO_INSTALMENT');
  for (const [index, { dueOn, sharePpm }] of instalments.entries()) {
    if (sharePpm <= 0n) return faultAt('SHARE_NOT_POSITIVE', index);
    if (dueOn < term.firstDay || dueOn > term.lastDay) return faultAt('DUE_OUTSIDE_TERM', index);
    const before = instalments[index - 1];
    if (before && dueOn <= before.dueOn) return faultAt('DUE_OUT_OF_ORDER', index);
  }
  return sumPpm === PPM ? null : faultAt('SHARES_NOT_WHOLE');
}

/**
 * What each instalment of `yearly` is, in whole fen: what is due by it less what was due by the one before, each rounded half up, so
 * that together they are the yearly part to the fen. Of sound instalments.
 */
export function duesOf(
  yearly: Fen,
  instalments: readonly Instalment[],
): readonly (Instalment & { readonly due: Fen })[] {
  let [share, due] = [0n, 0n];
  return instalments.map((instalment) => {
    share += instalment.sharePpm;
    const reached = divideHalfUp(yearly * share, PPM);
    const own = reached - due;
    due = reached;
    return { ...instalment, due: own };
  });
}
