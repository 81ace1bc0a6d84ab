import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Resolves when no process of the session is left: a killed one may stay for a moment, and still hold what it held. */
export async function sessionEnded(sessionId: number): Promise<void> {
  for (;;) {
    const left = (sessionMembers(sessionId) ?? []).filter((pid) => pid !== process.pid);
    if (left.length === 0) return;
    endSession(sessionId);
    await pause(POLL_MS);
  }
}

/**
 * Ends every process of session `sessionId` at once (SIGKILL) but the caller. A run's child leads a session of its own;
 * the engine gives each plugin its own process group, so ending the group would leave plugins behind, and the session is
 * what they all still share. Where there is no /proc only the leader's group is ended.
 */
export function endSession(sessionId: number): void {
  const members = sessionMembers(sessionId);
  for (const pid of members ?? [-sessionId]) if (pid !== process.pid) kill(pid);
}

/** Process ids whose session is `sessionId`, or undefined where /proc can't tell. */
export function sessionMembers(sessionId: number): number[] | undefined {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return undefined;
  }
  return entries
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => sessionOf(pid) === sessionId);
}

function sessionOf(pid: number): number | undefined {
  try {
    // "pid (name) state ppid pgrp session …": the name may hold spaces and brackets, so read from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : Number(session);
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
