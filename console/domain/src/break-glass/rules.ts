/** A window lasts four hours at most, extensions with it. */
export const LONGEST_MINUTES = 240;
const MINUTE_MS = 60_000;

export interface OpenWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The end of a window that is granted `minutes` at `now`, or of the one it extends; null where that would pass four hours from
 * its start, or the window to extend is over.
 */
export function endOf(minutes: number, now: Date, extended: OpenWindow | null): Date | null {
  if (!extended) return minutes > LONGEST_MINUTES ? null : new Date(now.getTime() + minutes * MINUTE_MS);
  if (extended.endsAt <= now) return null;
  const end = extended.endsAt.getTime() + minutes * MINUTE_MS;
  return end - extended.startsAt.getTime() > LONGEST_MINUTES * MINUTE_MS ? null : new Date(end);
}

/** Whether by-hand work is allowed at `now`; the clock counts, not the loop that closes windows. */
export function isOpen(window: { readonly state: string; readonly endsAt: Date | null }, now: Date): boolean {
  return window.state === 'open' && window.endsAt !== null && window.endsAt > now;
}

/** How long a run may stay without an end after its window's: its command line interrupts, waits and reports within that. */
const REPORTED_WITHIN_MS = 2 * MINUTE_MS;

/** From when on a run without an end, in a window that is over, counts as lost. */
export function lostBefore(now: Date): Date {
  return new Date(now.getTime() - REPORTED_WITHIN_MS);
}

/** A stack by the parts of its name: `project` null where a bare name was given. */
/** A stack as a command names it, and whose it is (null: the cloud's own). */
export interface OwnedStack {
  readonly stack: string;
  readonly owners: readonly (string | null)[];
}

/**
 * What each department is told of a command by hand on its stacks: the stacks that are its own, and the command line where it names nobody
 * else's.
 */
export function departmentsIn(
  named: readonly OwnedStack[],
  command?: string,
): readonly { readonly departmentId: string; readonly detail: Readonly<Record<string, unknown>> }[] {
  const owners = new Set(named.flatMap((each) => each.owners));
  const departments = [...owners].filter((owner) => owner !== null);
  const alone = owners.size === 1 && command !== undefined;
  return departments.map((departmentId) => {
    const stacks = named.filter((each) => each.owners.includes(departmentId)).map(({ stack }) => stack);
    return { departmentId, detail: { stacks, ...(alone ? { command } : {}) } };
  });
}

export interface NamedStack {
  readonly project: string | null;
  readonly name: string;
}

/** `name`, or `organization/project/name` as the command line writes it in full; null: neither, such as a stack of another organisation. */
export function stackNamed(text: string): NamedStack | null {
  const parts = text.split('/');
  if (parts.some((part) => part === '')) return null;
  const [organisation, project, name] = parts;
  if (parts.length === 1 && organisation) return { project: null, name: organisation };
  if (parts.length === 2 && organisation === 'organization' && project) return { project: null, name: project };
  if (parts.length === 3 && organisation === 'organization' && project && name) return { project, name };
  return null;
}
