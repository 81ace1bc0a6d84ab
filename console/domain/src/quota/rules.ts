import { amountsOf, type ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { ErrorCode } from '../verb/errors.ts';

/**
 * One limit of a department on one cloud. Whole units; reserved + booked never passes the limit. `takenOver` came with namespaces
 * that were adopted: it takes of the limit like what is booked, and may pass it, since it stood before.
 */
export interface QuotaLine {
  readonly id: string;
  readonly cloudId: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly limit: bigint;
  readonly reserved: bigint;
  readonly booked: bigint;
  readonly takenOver: bigint;
  /** Beyond it nothing is refused, and everyone who decides is warned; null: none. */
  readonly soft: bigint | null;
}

/** What one resource takes: `before` delivered today (null: nothing), `after` asked for (null: release). */
export interface QuotaChange {
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly before: ItemSpec | null;
  readonly after: ItemSpec | null;
}

/** Effect of changes on one limit's dimension: `growth` is what must be reserved, `shift` what delivery books (may be negative). */
export interface Effect {
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly dimension: Dimension;
  readonly growth: bigint;
  readonly shift: bigint;
}

/** New figures of one limit. */
export interface Update {
  readonly id: string;
  readonly reserved: bigint;
  readonly booked: bigint;
}

export interface Refusal {
  readonly code: Extract<ErrorCode, 'QUOTA_MISSING' | 'QUOTA_EXCEEDED' | 'QUOTA_POOL_EXCEEDED'>;
  readonly facts: Readonly<Record<string, string>>;
}

/** Effects per cloud, stack and dimension, without those that are nothing. A shrinking line never pays for a growing one. */
export function effectsOf(changes: readonly QuotaChange[]): readonly Effect[] {
  const sums = new Map<string, Effect>();
  for (const { cloudId, xinchuang, before, after } of changes) {
    const now = before ? amountsOf(before) : {};
    const then = after ? amountsOf(after) : {};
    for (const dimension of DIMENSIONS) {
      const shift = (then[dimension] ?? 0n) - (now[dimension] ?? 0n);
      if (shift === 0n) continue;
      const key = `${cloudId} ${xinchuang} ${dimension}`;
      const sum = sums.get(key) ?? { cloudId, xinchuang, dimension, growth: 0n, shift: 0n };
      sums.set(key, { ...sum, growth: sum.growth + (shift > 0n ? shift : 0n), shift: sum.shift + shift });
    }
  }
  return [...sums.values()];
}

/**
 * A limit as it is to become, from what was typed: `soft` absent keeps the soft one there is, as far as it fits under the new limit;
 * null sets none.
 */
export function limitOf(
  dimension: Dimension,
  given: { readonly units: string; readonly soft: string | null | undefined },
  line: QuotaLine | undefined,
) {
  const units = BigInt(given.units);
  const kept = line?.soft ?? null;
  const soft =
    given.soft === undefined
      ? kept !== null && kept > units
        ? units
        : kept
      : given.soft === null
        ? null
        : BigInt(given.soft);
  return { dimension, units, soft, line };
}

/** Whether what is held, with `growth` more, is past the soft limit. */
export function isOverSoft(line: Pick<QuotaLine, 'reserved' | 'booked' | 'takenOver' | 'soft'>, growth = 0n): boolean {
  return line.soft !== null && heldOf(line) + growth > line.soft;
}

/** Why `limits` can't be set: the first below what the region guarantees a department (F14). null: none is. */
export function refuseBelowFloor(
  limits: readonly { readonly dimension: Dimension; readonly units: bigint }[],
  floor: Amounts,
): { readonly code: 'QUOTA_BELOW_FLOOR'; readonly facts: Readonly<Record<string, string>> } | null {
  for (const { dimension, units } of limits) {
    const least = floor[dimension] ?? 0n;
    if (units < least)
      return { code: 'QUOTA_BELOW_FLOOR', facts: { dimension, asked: units.toString(), floor: least.toString() } };
  }
  return null;
}

/** All that takes of a limit. */
export const heldOf = (line: Pick<QuotaLine, 'reserved' | 'booked' | 'takenOver'>): bigint =>
  line.reserved + line.booked + line.takenOver;

/** What may still be taken; less than zero where more was taken over than there was a limit for. */
export const leftOf = (line: Pick<QuotaLine, 'limit' | 'reserved' | 'booked' | 'takenOver'>): bigint =>
  line.limit - heldOf(line);

export function lineOf(lines: readonly QuotaLine[], effect: Effect): QuotaLine | undefined {
  return lines.find(
    (line) =>
      line.cloudId === effect.cloudId && line.xinchuang === effect.xinchuang && line.dimension === effect.dimension,
  );
}

/** The first effect that does not fit: no limit at all (QUOTA_MISSING) or too little left (QUOTA_EXCEEDED). null: all fit. */
export function refuseGrowth(lines: readonly QuotaLine[], effects: readonly Effect[]): Refusal | null {
  for (const effect of effects.filter(({ growth }) => growth > 0n)) {
    const line = lineOf(lines, effect);
    const { dimension, growth } = effect;
    if (!line) return { code: 'QUOTA_MISSING', facts: { dimension } };
    const left = leftOf(line);
    if (growth > left)
      return {
        code: 'QUOTA_EXCEEDED',
        facts: { dimension, asked: growth.toString(), left: (left > 0n ? left : 0n).toString() },
      };
  }
  return null;
}

type Movement = 'reserve' | 'book' | 'release';

/**
 * New figures of the limits that `effects` touch. reserve: growth becomes reserved. book: the reservation ends and the shift
 * is booked. release: the reservation ends and nothing is booked. Throws when a limit or a reservation it needs is not there.
 */
export function move(movement: Movement, lines: readonly QuotaLine[], effects: readonly Effect[]): readonly Update[] {
  return effects.flatMap((effect) => {
    const line = lineOf(lines, effect);
    if (!line) throw new Error(`no quota line for ${effect.dimension} on cloud ${effect.cloudId}`);
    const reserved = line.reserved + (movement === 'reserve' ? effect.growth : -effect.growth);
    const booked = line.booked + (movement === 'book' ? effect.shift : 0n);
    if (reserved < 0n || booked < 0n)
      throw new Error(`${movement} of ${effect.dimension} on cloud ${effect.cloudId} takes what was never given`);
    return reserved === line.reserved && booked === line.booked ? [] : [{ id: line.id, reserved, booked }];
  });
}
