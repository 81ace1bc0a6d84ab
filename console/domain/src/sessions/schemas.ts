import { z } from 'zod';

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
  /** Token of the session this browser had; it ends here, so a token never outlives a sign-in. */
  previousToken: z.string().optional(),
});

export const resumeSessionSchema = z.strictObject({ token: z.string().min(1).max(200) });
export const endSessionSchema = z.strictObject({ token: z.string().min(1).max(200) });
export const samplePeopleSchema = z.strictObject({});
