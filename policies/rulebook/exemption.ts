import { z } from 'zod';
import type { Exemption, PackConfig } from './compliance.ts';

const pattern = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9.*/-]+$/, 'EXEMPTION_PATTERN');

/**
 * Whether a pattern singles anything out: a text without `*` does, one with it only by two letters or digits beside it. What takes
 * in everything is no scope: it turns a policy off.
 */
export function namesSomething(pattern: string): boolean {
  return !pattern.includes('*') || pattern.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= 2;
}

/** What an exemption is for, as it is kept: also one from before scopes had to single something out. */
export const exemptionScopeSchema = z.strictObject({
  stack: pattern.exactOptional(),
  namespace: pattern.exactOptional(),
  name: pattern.exactOptional(),
});

/** A person's exemption as it is entered and kept; the scope names at least one thing. */
export const exemptionSchema = z.strictObject({
  policy: z.string().regex(/^[a-z][a-z0-9-]+$/),
  where: exemptionScopeSchema
    .refine((where) => Object.keys(where).length > 0, 'EXEMPTION_NAMES_NOTHING')
    .refine((where) => Object.values(where).some(namesSomething), 'PATTERN_TOO_WIDE'),
  reason: z.string().trim().min(1).max(500),
  approver: z.string().trim().min(1).max(100),
  until: z.iso.datetime(),
}) satisfies z.ZodType<Exemption>;

/** A `--policy-pack-config` file: levels and settings per policy, or a level alone. */
export const packConfigSchema = z
  .record(
    z.string(),
    z.union([
      z.enum(['advisory', 'mandatory', 'disabled']).transform((enforcementLevel) => ({ enforcementLevel })),
      z.record(z.string(), z.unknown()),
    ]),
  )
  .transform((config): PackConfig => config);
