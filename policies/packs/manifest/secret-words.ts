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

/** `name: value` and `name=value`, in YAML, JSON and scripts alike. */
const SETTING = /([A-Za-z0-9_.-]+)["']?[ \t]*[:=][ \t]*["']?([^\s"',}]+)/g;
const PASSWORD_SETTING = /^(hashed|plain_text)_passwd$/;
/** What stands where a password could: a switch about passwords, YAML's sign that a block follows, or a shell's that it is read elsewhere. */
const NO_SECRET = /^(true|false|yes|no|null|~|[|>][+-]?|\$[({A-Za-z].*)$/i;
/** `account:password`, as cloud-init's list and the command `chpasswd` take it; `R` and `RANDOM` have one made up. */
const ACCOUNT = '[a-z_][a-z0-9_-]*:(?!R\\b|RANDOM\\b)[^\\s/]+';
const ACCOUNT_LIST = new RegExp(
  `\\bchpasswd\\b[^]*?^[ \\t]*(- *)?["']?${ACCOUNT}|${ACCOUNT}\\s*\\|\\s*(sudo )?chpasswd`,
  'm',
);

/** Whether a text of settings (cloud-init, a script) has a secret in it by name or by what it is. */
export function holdsSecret(text: string): boolean {
  const settings = [...text.matchAll(SETTING)].some(
    ([, name = '', value = '']) => !NO_SECRET.test(value) && (looksSecret(name, value) || PASSWORD_SETTING.test(name)),
  );
  return settings || SECRET_VALUE.test(text) || ACCOUNT_LIST.test(text);
}
