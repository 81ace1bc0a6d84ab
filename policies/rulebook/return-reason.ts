import { z } from 'zod';

/**
 * Why a request is sent back, as a dictionary, so that returns can be counted by cause (F36). The words people write beside it say what
 * to do. A code is never taken away: decisions of years ago bear it.
 */
export const RETURN_REASONS = [
  'material-missing',
  'purpose-unclear',
  'size-unfounded',
  'grade-doubtful',
  'place-unsuitable',
  'funding-missing',
  'duplicate',
  'idle-first',
  'other',
] as const;
export const returnReasonSchema = z.enum(RETURN_REASONS);
export type ReturnReason = z.output<typeof returnReasonSchema>;
