import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

/** Why a call failed, in the shape that every error block shows. */
export interface Problem {
  /** refused: the server said no, with a code · unreachable: no answer came · internal: the server failed. */
  readonly kind: 'refused' | 'unreachable' | 'internal';
  readonly code: string | null;
  /** The server's sentence in the caller's language; null when no answer came. */
  readonly message: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly traceId: string | null;
}

const dataSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()).default({}),
  traceId: z.string().default(''),
});

/** Reads any thrown value as a `Problem`; never throws, and shows no text that did not come from the server's catalogue. */
export function problemOf(error: unknown): Problem {
  const parsed = error instanceof TRPCClientError ? dataSchema.safeParse(error.data) : undefined;
  if (!(error instanceof TRPCClientError) || !parsed?.success) {
    return { kind: 'unreachable', code: null, message: null, facts: {}, traceId: null };
  }
  const { code, facts, traceId } = parsed.data;
  return { kind: code === 'FAULT' ? 'internal' : 'refused', code, message: error.message, facts, traceId };
}
