const SUFFIXES: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1_000n,
  M: 1_000n ** 2n,
  G: 1_000n ** 3n,
  T: 1_000n ** 4n,
  P: 1_000n ** 5n,
  Ki: 1_024n,
  Mi: 1_024n ** 2n,
  Gi: 1_024n ** 3n,
  Ti: 1_024n ** 4n,
  Pi: 1_024n ** 5n,
};

/** Bytes of a Kubernetes quantity with a whole number, or null where it is absent or of another form. */
export function bytesOf(quantity: string | undefined): bigint | null {
  const [, digits, suffix] = /^(\d+)([A-Za-z]*)$/.exec(quantity ?? '') ?? [];
  const factor = SUFFIXES[suffix ?? ''];
  return digits === undefined || factor === undefined ? null : BigInt(digits) * factor;
}
