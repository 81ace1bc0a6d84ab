import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payload of `notice-mail`: hand one stored mail to the mail server. */
export const noticeMailSchema = z.object({ mailId: idSchema });
export const NOTICE_MAIL = 'notice-mail';

/** Attempts at one mail; with the queue's growing pauses they spread over some three hours. */
export const MAIL_ATTEMPTS = 10;

/** The job that sends a mail. It has one attempt to spare, so that its last one gives the mail up and says so. */
export function noticeMailJob(mailId: string): Job {
  return { task: NOTICE_MAIL, payload: { mailId }, key: `${NOTICE_MAIL}:${mailId}`, attempts: MAIL_ATTEMPTS + 1 };
}
