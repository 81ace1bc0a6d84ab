/** A command was called in a way it can't be; the message says how it is called. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether a command was called in a way it can't be: said by the command itself, or by the reader of its options. */
export function isUsage(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS_');
}
