import { dayOf, ZONE } from '@zhengyun/rulebook/calendar.ts';
import { isWorkingDay } from '@zhengyun/rulebook/working-days.ts';
import { Temporal } from 'temporal-polyfill';
import { MAIL_ATTEMPTS } from './jobs.ts';
import { NATURE } from './rules.ts';
import type { MailPreference, NoticeKind } from './schemas.ts';

/** How people are told who never said how. */
export const DEFAULT_PREFERENCE: MailPreference = 'digest';

/** Whether a notice is mailed as it is told: what is weighty always, everything else to who wants it so. */
export function mailedAtOnce(kind: NoticeKind, preference: MailPreference): boolean {
  return NATURE[kind].weighty || preference === 'at-once';
}

/** Kinds that wait for the digest of who wants one. */
export const DIGEST_KINDS: readonly NoticeKind[] = (Object.keys(NATURE) as NoticeKind[]).filter(
  (kind) => !NATURE[kind].weighty,
);

const DIGEST_MINUTE = 8 * 60 + 30;
const DIGEST_WINDOW_MINUTES = 60;

/**
 * The day (`YYYY-MM-DD`) whose digest is to go out at `now`: on working days from 8:30 to 9:30 in Asia/Shanghai, else null. A worker
 * that was away for all of it leaves the digest to the next working day: nobody wants the morning's mail at night.
 */
export function digestDay(now: Date): string | null {
  const day = dayOf(now);
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE);
  const minute = zoned.hour * 60 + zoned.minute;
  const inWindow = minute >= DIGEST_MINUTE && minute < DIGEST_MINUTE + DIGEST_WINDOW_MINUTES;
  return inWindow && isWorkingDay(day) ? day : null;
}

export type MailOutcome = 'sent' | 'refused' | 'unreachable';

/**
 * What becomes of a mail: `refused` by the mail server for good ends it, `unreachable` is tried again until the last attempt. `dead`
 * is given up and counted by an alarm.
 */
export function mailState(outcome: MailOutcome, attempts: number): 'waiting' | 'sent' | 'dead' {
  if (outcome === 'sent') return 'sent';
  return outcome === 'refused' || attempts >= MAIL_ATTEMPTS ? 'dead' : 'waiting';
}
