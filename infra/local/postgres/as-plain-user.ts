/** Number under which root's files and processes appear inside the user namespace; any but 0 will do. */
const MAPPED_USER = 1000;

/**
 * The command that runs `command` where PostgreSQL accepts it. PostgreSQL refuses to run as root; root therefore runs it
 * in a user namespace in which root is an ordinary user. Unlike a change of user this needs no account, and it keeps the
 * right to folders of mode 0700 that belong to root.
 */
export function asPlainUser(command: string, args: readonly string[]): { command: string; args: string[] } {
  if (process.getuid?.() !== 0) return { command, args: [...args] };
  if (process.platform !== 'linux') {
    throw new Error('PostgreSQL does not run as root: start this as an ordinary user.');
  }
  return { command: 'unshare', args: ['--user', `--map-user=${MAPPED_USER}`, '--', command, ...args] };
}
