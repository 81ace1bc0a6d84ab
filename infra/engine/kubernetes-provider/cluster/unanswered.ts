/**
 * How every sentence about a server that gave no answer begins. The engine passes on a provider's words and nothing else of
 * its error, so this is what the runner knows an absent cluster by.
 */
export const UNANSWERED = 'no answer from the Kubernetes API';

/** Nobody answered: not reached, cut off, or silent for too long. It says nothing of what the server did. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** Code of the socket's error, e.g. ECONNRESET; '' where it has none. */
  readonly code: string;

  constructor(host: string, cause: Error) {
    super(`${UNANSWERED} at ${host}: ${cause.message}`, { cause });
    this.code = (cause as NodeJS.ErrnoException).code ?? '';
  }
}
