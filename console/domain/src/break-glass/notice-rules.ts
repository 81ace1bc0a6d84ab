import type { Telling } from '../notices/schemas.ts';

interface WindowTold {
  readonly id: string;
  readonly number: string;
  readonly cloud: { readonly id: string; readonly slug: string; readonly name: string };
}

/** What those are told who may grant a window, or more time in one. */
export function deciderNotice(
  window: WindowTold & { readonly minutes: number; readonly reason: string },
  askerId: string,
): Telling {
  const { id, number, cloud, minutes, reason } = window;
  const cloudIds = [cloud.id];
  return {
    kind: 'window-asked',
    about: { kind: 'window', id },
    departmentId: null,
    facts: { number, minutes, reason, cloud: cloud.name, cloudSlug: cloud.slug },
    to: [
      { role: 'security-admin', cloudIds },
      { role: 'authority-approver', cloudIds },
    ],
    except: [askerId],
  };
}

/** What both sides of a cloud are told as a window opens or ends: who supervises it, who runs it, and who asked for it. */
export function windowNotice(
  kind: 'window-opened' | 'window-ended',
  window: WindowTold & { readonly askerId: string },
  until: Date | null,
): Telling {
  const { id, number, cloud, askerId } = window;
  const cloudIds = [cloud.id];
  return {
    kind,
    about: { kind: 'window', id },
    departmentId: null,
    facts: { number, cloud: cloud.name, cloudSlug: cloud.slug },
    dueAt: until,
    to: [
      { role: 'platform-engineer', personId: askerId },
      { role: 'authority-approver', cloudIds },
      { role: 'technical-reviewer', cloudIds },
      { role: 'security-admin', cloudIds },
    ],
  };
}
