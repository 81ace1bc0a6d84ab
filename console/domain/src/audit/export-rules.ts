/** How long a worker may take to hand a batch over before another one takes it again. */
export const EXPORT_HOLD_MS = 60_000;

/** How far each chain reaches in a batch. */
export function headsIn(
  rows: readonly { readonly chain: string; readonly sequence: bigint }[],
): readonly { readonly chain: string; readonly sequence: bigint }[] {
  const heads = new Map<string, bigint>();
  for (const { chain, sequence } of rows) if (sequence > (heads.get(chain) ?? -1n)) heads.set(chain, sequence);
  return [...heads].map(([chain, sequence]) => ({ chain, sequence }));
}
