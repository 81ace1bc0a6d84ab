const SUFFIXES: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1000n,
  M: 1000n ** 2n,
  G: 1000n ** 3n,
  T: 1000n ** 4n,
  P: 1000n ** 5n,
  E: 1000n ** 6n,
  Ki: 1024n,
  Mi: 1024n ** 2n,
  Gi: 1024n ** 3n,
  Ti: 1024n ** 4n,
  Pi: 1024n ** 5n,
  Ei: 1024n ** 6n,
};

/** Bytes of a Kubernetes quantity, a fraction rounded up; null when it can't be read as bytes. */
export function bytesOf(quantity: unknown): bigint | null {
  const [, whole = '', fraction = '', suffix = ''] = /^(\d+)(?:\.(\d+))?([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  const unit = SUFFIXES[suffix];
  if (whole === '' || unit === undefined) return null;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * unit;
  return (scaled + scale - 1n) / scale;
}
