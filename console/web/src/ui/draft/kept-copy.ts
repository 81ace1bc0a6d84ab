import { z } from 'zod';
import { newKey } from '../../api/new-key.ts';

const copySchema = z.object({
  // Copies of earlier versions have no name yet, and no server knows them.
  id: z.uuid().default(newKey),
  kept: z.boolean().default(false),
  savedAt: z.iso.datetime(),
  values: z.record(z.string(), z.unknown()),
});

/** What this browser holds of an unsent form of one person: the net below the server's own copy, for when the session or the line is gone. */
export interface KeptCopy {
  /** Names the draft, and the submission that comes of it. */
  readonly id: string;
  /** Whether the server has taken just this. */
  readonly kept: boolean;
  readonly savedAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What this browser keeps under `place`; null when there is nothing, or it is of another shape than this version's. */
export function readCopy(place: string): KeptCopy | null {
  try {
    const parsed = copySchema.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps `copy`; false when the browser refuses storage, so the page must not claim to have kept anything. */
export function writeCopy(place: string, copy: KeptCopy): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function clearCopy(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Storage is closed to us, so nothing was kept either.
  }
}
