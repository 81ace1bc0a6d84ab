/** How long a worker may take to hand a batch over before another one takes it again. */
export const EXPORT_HOLD_MS = 60_000;

/** Most rows of a batch while a place takes them. */
export const MOST_ROWS = 500;

/** Most bytes of a batch as the log holds it: written out it stays below 1 MB, the most that many receivers take by default. */
export const MOST_BYTES = 512 * 1_024;

/**
 * How many rows the next batch has, after one of `sent` rows. Where the place did not take it: as many, so that it comes again under the
 * name that a place which has it after all knows; from the second time on half of them, down to one, so that a row it never takes is found.
 * Where it did: a quarter more than `rows`.
 */
export function nextRows(
  rows: number,
  { sent, taken, again }: { readonly sent: number; readonly taken: boolean; readonly again: boolean },
): number {
  if (taken) return Math.min(MOST_ROWS, rows + Math.ceil(rows / 4));
  return again ? Math.max(1, Math.floor(sent / 2)) : rows;
}

/** How far each chain reaches in a batch. */
export function headsIn(
  rows: readonly { readonly chain: string; readonly sequence: bigint }[],
): readonly { readonly chain: string; readonly sequence: bigint }[] {
  const heads = new Map<string, bigint>();
  for (const { chain, sequence } of rows) if (sequence > (heads.get(chain) ?? -1n)) heads.set(chain, sequence);
  return [...heads].map(([chain, sequence]) => ({ chain, sequence }));
}
