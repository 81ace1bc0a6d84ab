import { z } from 'zod';

/**
 * What the engine lacks. OBTAINING: somebody downloads or builds it now · MISSING: it is not there and nobody gets it ·
 * NO_GO, GO_TOO_OLD, BUILD_FAILED, NOT_GENUINE (another checksum), DOES_NOT_RUN, OTHER: how the last try to get it ended ·
 * STATE_AWAY: its database can't be reached.
 */
export const ENGINE_LACKS = [
  'OBTAINING',
  'MISSING',
  'NO_GO',
  'GO_TOO_OLD',
  'BUILD_FAILED',
  'NOT_GENUINE',
  'DOES_NOT_RUN',
  'OTHER',
  'STATE_AWAY',
] as const;

/** `version`: the one the engine must have. `said`: what the toolchain said where it failed, technical and in English. */
export const engineLackSchema = z.strictObject({
  code: z.literal('ENGINE'),
  state: z.enum(ENGINE_LACKS),
  version: z.string().nullable(),
  said: z.string().max(2_000).nullable(),
});
