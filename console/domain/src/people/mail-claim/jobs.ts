import type { Job } from '../../verb/job.ts';

/** Payload of `mail-code`: `claimRefSchema`. The code itself is made as the mail is written, and is in no payload. */
export const MAIL_CODE = 'mail-code';

/** Attempts at one code's mail, within some minutes: who waits for it sits in front of the screen. */
const ATTEMPTS = 4;

/** The job that mails the code of a claim. */
export function mailCodeJob(claimId: string): Job {
  return { task: MAIL_CODE, payload: { claimId }, key: `${MAIL_CODE}:${claimId}`, attempts: ATTEMPTS };
}
