import type { DiskClass } from '@zhengyun/rulebook/catalogue/disk-class.ts';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';

/** Multipliers of a quantity as Kubernetes writes it, as numerator and denominator of bytes. */
const MULTIPLIERS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  n: [1n, 10n ** 9n],
  u: [1n, 10n ** 6n],
  m: [1n, 1_000n],
  '': [1n, 1n],
  k: [10n ** 3n, 1n],
  M: [10n ** 6n, 1n],
  G: [10n ** 9n, 1n],
  T: [10n ** 12n, 1n],
  P: [10n ** 15n, 1n],
  E: [10n ** 18n, 1n],
  Ki: [2n ** 10n, 1n],
  Mi: [2n ** 20n, 1n],
  Gi: [2n ** 30n, 1n],
  Ti: [2n ** 40n, 1n],
  Pi: [2n ** 50n, 1n],
  Ei: [2n ** 60n, 1n],
};
const GB = 2n ** 30n;
const QUANTITY = /^\+?(\d+)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/;

/** Whole GB as sold (a cluster's Gi) that hold `quantity`, rounded up: what is taken is never counted smaller than it is. Throws on what no cluster writes. */
export function wholeGbOf(quantity: string): bigint {
  const match = QUANTITY.exec(quantity);
  if (!match) throw new Error(`${quantity} is no quantity of storage`);
  const [, whole = '0', fraction = '', suffix = '', exponent = '0'] = match;
  const [times, over] = MULTIPLIERS[suffix] ?? [1n, 1n];
  const power = Number(exponent);
  const numerator = BigInt(whole + fraction) * times * 10n ** BigInt(Math.max(power, 0));
  const denominator = 10n ** BigInt(fraction.length) * over * 10n ** BigInt(Math.max(-power, 0)) * GB;
  return (numerator + denominator - 1n) / denominator;
}

/**
 * Class of disk that a storage class of the platform gives, by its name. One of another name, or none, counts as ordinary disk: it
 * is taken from the same arrays, and nobody promised fast ones.
 */
export function diskClassOf(storageClass: string | undefined): DiskClass {
  return storageClass !== undefined && /^zy-.+-fast$/.test(storageClass) ? 'fast' : 'ordinary';
}

/** As a cluster has it: the claim of a volume. */
export interface ClaimSpec {
  readonly storageClassName?: string;
  readonly resources?: { readonly requests?: { readonly storage?: string } };
}

/** What one taken-over volume takes of pool and quota; a claim that asks for nothing takes nothing. */
export function amountsOfClaim({ storageClassName, resources }: ClaimSpec): Amounts {
  const gb = wholeGbOf(resources?.requests?.storage ?? '0');
  if (gb === 0n) return {};
  return diskClassOf(storageClassName) === 'fast' ? { 'disk-fast-gb': gb } : { 'disk-ordinary-gb': gb };
}

/** The claims among what a tenancy took over with its namespace (`tenancy.adopted`). */
export function claimsOf(adopted: unknown): readonly ClaimSpec[] {
  const { objects = [] } = (adopted ?? {}) as {
    objects?: readonly { readonly kind: string; readonly spec: ClaimSpec }[];
  };
  return objects.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ spec }) => spec);
}
