/** Ends of names that hold a secret. `…_FILE`, `…_NAME` and the like hold where it lies, not what it is. */
const SECRET_NAME =
  /(^|[._-])(passwd|password|pwd|secret|token|api[._-]?key|private[._-]?key|access[._-]?key|credentials?)$/i;
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY-----|^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s:@]+@/m;

/** `$(OTHER)`: Kubernetes puts another variable's value there. */
const REFERENCE = /^\$\([^)]+\)$/;

/** Whether a value under `name` looks like a secret in plain text: by its name, or by what it is (a key, an address with a password). */
export function looksSecret(name: string, value: string): boolean {
  return value !== '' && !REFERENCE.test(value) && (SECRET_NAME.test(name) || SECRET_VALUE.test(value));
}
