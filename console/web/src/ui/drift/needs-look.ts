import type { Openings } from './drift-types.ts';

/** Whether there is anything to say of a tenancy's openings: some were found, or some kind could not be looked at. */
export function needsLook(openings: Openings | null): boolean {
  return openings !== null && openings.found.length + openings.unread.length > 0;
}
