import { z } from 'zod';
import { guarded } from '../verb/hidden.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, namedSchema, pageOf } from '../verb/wire.ts';

/** Only a path of this console may be returned to after signing in: no host, no `//`, no backslash. */
export const returnToSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/);

export const beginSignInSchema = z.strictObject({
  state: z.string().min(20),
  nonce: z.string().min(20),
  codeVerifier: z.string().min(43),
  returnTo: returnToSchema,
});

export const takeSignInSchema = z.strictObject({ state: z.string() });

export const completeSignInSchema = z.strictObject({
  /** `sub` of the verified ID token. */
  subject: z.string().min(1).max(200),
  userAgent: z.string(),
  /** `auth_time` of the ID token: when the provider last asked who the person is. Absent: it does not say. */
  authenticatedAt: z.date().optional(),
  /** Token of the session this browser had; it ends here, so a token never outlives a sign-in. */
  previousToken: z.string().optional(),
});

export const sessionsInputSchema = z.void();
/** `current`: the one the list was asked for through. Instants; a session unused or open too long is not listed. */
export const sessionViewSchema = z.object({
  id: idSchema,
  person: namedSchema,
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  expiresAt: instantSchema,
  authenticatedAt: instantSchema.nullable(),
  userAgent: guarded(z.string()),
  current: z.boolean(),
});
export type SessionView = z.output<typeof sessionViewSchema>;
export const openSessionsInputSchema = pageSchema;
export const sessionPageSchema = pageOf(sessionViewSchema);
export const sessionsSchema = z.array(sessionViewSchema).readonly();
export const endedSessionSchema = z.object({ sessionId: idSchema });
export const signedOutSchema = z.object({ signedOut: z.literal(true) });
/** `personId` null: the caller's own. */
export const endAllSessionsSchema = z.strictObject({ personId: idSchema.nullable().default(null) });
/** How many sessions were open and are ended. */
export const endedSessionsSchema = z.object({ sessions: z.int().min(0) });
export const killSessionSchema = z.strictObject({ sessionId: idSchema });

export const resumeSessionSchema = z.strictObject({ token: z.string().min(1).max(200) });
export const endSessionSchema = z.strictObject({ token: z.string().min(1).max(200) });
export const samplePeopleSchema = z.strictObject({});
