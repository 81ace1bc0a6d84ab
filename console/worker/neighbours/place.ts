import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Where process ids of this process mean something: one boot of one kernel, seen from one pid namespace. Null where that can't be
 * told, and then nobody's processes can be judged from here.
 */
export function ownPlace(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}
