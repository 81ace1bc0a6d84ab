/** A command was called in a way it can't be; the message says how it is called. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
