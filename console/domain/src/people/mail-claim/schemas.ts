import { z } from 'zod';
import { idSchema, instantSchema } from '../../verb/wire.ts';
import { localeSchema } from '../schemas.ts';

/** Printable, one address, no name in front. */
export const claimMailSchema = z.strictObject({ mail: z.email().max(254) });
/** The six digits that were mailed. */
export const confirmMailSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/) });

export const UNSENT = ['mail-is-off', 'refused', 'unreachable'] as const;
const unsentSchema = z.enum(UNSENT);

/** How long the code counts that is on its way. */
export const claimedMailSchema = z.object({ minutes: z.int() });

/** The caller's own claim that is not confirmed; null: there is none. */
export const mailClaimSchema = z
  .object({
    mail: z.string(),
    claimedAt: instantSchema,
    /** Until when the mailed code counts; null: none was mailed yet. */
    expiresAt: instantSchema.nullable(),
    triesLeft: z.int(),
    /** Why no code could be mailed. */
    unsent: unsentSchema.nullable(),
  })
  .nullable();
export type MailClaim = z.output<typeof mailClaimSchema>;

/** `confirmed` false: the code was not that one (`triesLeft` are left), or is none any more. */
export const confirmedMailSchema = z.object({
  confirmed: z.boolean(),
  standing: z.enum(['awaited', 'none', 'expired', 'spent']),
  triesLeft: z.int(),
});
export type ConfirmedMail = z.output<typeof confirmedMailSchema>;

export const claimRefSchema = z.strictObject({ claimId: idSchema });
export const codeUnsentSchema = z.strictObject({ claimId: idSchema, why: unsentSchema });
/** A code to be mailed. It is nowhere but here and in the mail. */
export const issuedCodeSchema = z.object({ to: z.string(), locale: localeSchema, code: z.string(), minutes: z.int() });
export type IssuedCode = z.output<typeof issuedCodeSchema>;
