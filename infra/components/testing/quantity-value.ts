const FACTORS: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1_000n,
  M: 1_000_000n,
  G: 1_000_000_000n,
  Gi: 1n,
  Ti: 1_024n,
  Pi: 1_048_576n,
};

/** A planned quantity back as a whole number: cores and counts as they are, storage and memory in Gi. */
export function quantityValue(quantity: string | undefined): bigint {
  const [, digits, suffix = ''] = /^(\d+)([A-Za-z]*)$/.exec(quantity ?? '') ?? [];
  const factor = FACTORS[suffix];
  if (digits === undefined || factor === undefined) throw new Error(`not a planned quantity: ${quantity}`);
  return BigInt(digits) * factor;
}
