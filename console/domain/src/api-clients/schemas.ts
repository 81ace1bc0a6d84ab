import { z } from 'zod';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf, sluggedSchema } from '../verb/wire.ts';
import { API_SCOPES, CLIENT_ROLES, KEY_STANDINGS, LONGEST_DAYS, LONGEST_OVERLAP_HOURS } from './rules.ts';

export const clientRoleSchema = z.enum(CLIENT_ROLES);
export const apiScopeSchema = z.enum(API_SCOPES);
const scopesSchema = z
  .array(apiScopeSchema)
  .min(1)
  .max(API_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length);

/** `ownerSubject`: the person who answers for the account, by the id sign-in knows them by. `departmentId` for an applicant's account alone. */
export const makeAccountSchema = z.strictObject({
  name: z.string().trim().min(1).max(64),
  purpose: z.string().trim().min(1).max(500),
  role: clientRoleSchema,
  departmentId: idSchema.nullable().default(null),
  ownerSubject: z.string().min(1).max(200),
});
export const madeAccountSchema = z.object({ accountId: idSchema });

/** `days` from now until the key ends: there is no key without an end. */
export const issueKeySchema = z.strictObject({
  accountId: idSchema,
  scopes: scopesSchema,
  days: z.int().min(1).max(LONGEST_DAYS),
});
/** `overlapHours`: how long the key goes on that the new one takes the place of; 0 ends it at once. */
export const rotateKeySchema = z.strictObject({
  keyId: idSchema,
  days: z.int().min(1).max(LONGEST_DAYS),
  overlapHours: z.int().min(0).max(LONGEST_OVERLAP_HOURS).default(168),
});
/** `key` is shown here and never again. */
export const issuedKeySchema = z.object({
  keyId: idSchema,
  key: z.string(),
  expiresAt: instantSchema,
});
export const keyRefSchema = z.strictObject({ keyId: idSchema });
export const revokeKeySchema = keyRefSchema;
export const stopAccountSchema = z.strictObject({ accountId: idSchema });

export const accountsInputSchema = pageSchema;
export const keyViewSchema = z.object({
  id: idSchema,
  /** The part before the secret, to tell keys apart: `zy_<prefix>_…`. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  standing: z.enum(KEY_STANDINGS),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
  lastRefusedAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
});
/** `mayIssue`: the caller owns the account; `mayEnd`: the caller may revoke its keys and stop it. */
export const accountViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  purpose: z.string(),
  role: clientRoleSchema,
  department: sluggedSchema.nullable(),
  owner: namedSchema,
  madeBy: namedSchema,
  createdAt: instantSchema,
  stoppedAt: instantSchema.nullable(),
  ownerServes: z.boolean(),
  mayIssue: z.boolean(),
  mayEnd: z.boolean(),
  keys: z.array(keyViewSchema),
});
export type AccountView = z.output<typeof accountViewSchema>;
export const accountPageSchema = pageOf(accountViewSchema);

export const useKeySchema = z.strictObject({ key: z.string().max(200) });
export const countCallSchema = z.strictObject({ caller: z.string().min(1).max(200), limit: z.int().min(1) });
const keyedCallSchema = z.strictObject({
  caller: z.string().min(1).max(200),
  key: z.string().min(1).max(200),
});
export const beginCallSchema = keyedCallSchema.extend({
  procedure: z.string(),
  /** SHA-256 of the body, in hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
/** `done`: its answer as JSON text, null where it holds a secret. `nothing-done`: a refusal or a fault, the key is free again. */
export const endCallSchema = keyedCallSchema.extend({
  end: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('done'), answer: z.string().nullable() }),
    z.strictObject({ kind: z.literal('nothing-done') }),
  ]),
});
export const expiringKeysSchema = z.strictObject({});

export const revokedKeySchema = z.object({ keyId: idSchema });
export const stoppedAccountSchema = z.object({ accountId: idSchema });
