const BINARY: Readonly<Record<string, bigint>> = {
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
  Ei: 2n ** 60n,
};
const DECIMAL: Readonly<Record<string, bigint>> = {
  k: 10n ** 3n,
  M: 10n ** 6n,
  G: 10n ** 9n,
  T: 10n ** 12n,
  P: 10n ** 15n,
  E: 10n ** 18n,
};

/**
 * Bytes of a Kubernetes quantity of storage (`10Gi`, `1.5Ti`, `500M`, `1e9`), rounded up to whole ones. Throws on anything
 * else; the API server lets no such request through.
 */
export function bytesOf(quantity: string): bigint {
  const match = /^(\d+)(?:\.(\d*))?(?:([KMGTPE]i)|([kMGTPE])|[eE](\d+))?$/.exec(quantity);
  if (match === null) throw new Error(`"${quantity}" is not a quantity of storage: write it as in 10Gi.`);
  const [, whole = '0', fraction = '', binary, decimal, exponent] = match;
  const unit = binary ? BINARY[binary] : decimal ? DECIMAL[decimal] : 10n ** BigInt(exponent ?? '0');
  const scale = 10n ** BigInt(fraction.length);
  return (BigInt(whole + fraction) * (unit ?? 1n) + scale - 1n) / scale;
}
