import { z } from 'zod';
import { dutySchema } from '../people/schemas.ts';
import { roleSchema } from '../verb/actor.ts';
import { OBJECT_KINDS } from '../verb/audited-object.ts';
import { pageSchema } from '../verb/paging.ts';
import { idSchema, instantSchema, pageOf } from '../verb/wire.ts';

/** What people are told. Each has its words in the message catalogue; a kind is never renamed, rows are kept. */
export const NOTICE_KINDS = [
  'approval-waiting',
  'approval-urged',
  'request-returned',
  'request-refused',
  'request-approved',
  'request-delivered',
  'request-accepted',
  'delivery-due',
  'request-failed',
  'request-expired',
  'operation-attention',
  'operation-failed',
  'release-waiting',
  'window-asked',
  'window-opened',
  'window-ended',
  'exemption-asked',
  'exemption-ending',
  'setting-asked',
  'statement-to-review',
  'statement-issued',
  'use-without-contract',
  'contract-ending',
  'instalment-due',
  'penalty-asked',
  'budget-alert',
  'access-ending',
  'key-expiring',
  'draft-ending',
  'webhook-disabled',
  'anchor-failing',
  'duty-passed',
  'quota-asked',
  'quota-answered',
  'delegation-made',
  'delegation-ended',
  'lease-ending',
  'lease-ended',
  'removal-ordered',
  'removal-to-confirm',
  'removal-ended',
  'reclaim-reminded',
  'reclaim-urge-due',
  'reclaim-urged',
  'reclaim-appealed',
  'reclaim-resumed',
  'reclaim-cut-due',
  'reclaim-ended',
  'transfer-waiting',
  'transfer-urged',
  'transfer-ended',
  'transfer-done',
  'transfer-taken-on',
  'approval-by-rule',
  'approved-by-rule',
  'approval-rule-asked',
  'approval-rule-decided',
  'cases-opened',
  'cases-overdue',
  'dispute-opened',
  'dispute-to-answer',
  'dispute-decided',
  'dispute-credit-refused',
  'disputes-overdue',
  'credit-note-to-approve',
  'credit-note-approved',
  'credit-notes-overdue',
  'late-facts-found',
  'usage-astray',
  'readings-refused',
  'working-days-unknown',
] as const;
export const noticeKindSchema = z.enum(NOTICE_KINDS);
export type NoticeKind = z.output<typeof noticeKindSchema>;

/** What fills the words: printed numbers, titles, codes of the catalogue's namespaces. Never a secret. */
export const noticeFactsSchema = z.record(z.string(), z.union([z.string(), z.int()]));
export type NoticeFacts = z.output<typeof noticeFactsSchema>;

const aboutSchema = z.strictObject({ kind: z.enum(OBJECT_KINDS), id: z.string().min(1) });

/**
 * Who is told: everyone who has a duty now, or one person in theirs. Where that person has it no more, whoever has it is told instead;
 * with `only` nobody is, for what is the person's alone.
 */
const recipientSchema = z.union([
  dutySchema,
  z.strictObject({ role: roleSchema, personId: idSchema, only: z.boolean().optional() }),
]);
export type Recipient = z.output<typeof recipientSchema>;

export const tellSchema = z.strictObject({
  kind: noticeKindSchema,
  about: aboutSchema,
  aspect: z.string().max(100).default(''),
  departmentId: idSchema.nullable(),
  facts: noticeFactsSchema,
  dueAt: z.date().nullable().default(null),
  to: z.array(recipientSchema).min(1),
  /** People who are not told: they may not do what the notice asks for, or did what it tells of. */
  except: z.array(idSchema).default([]),
  /** Who stands in today for somebody with one of the duties is told as well: what is asked for may be decided in their name. */
  standIns: z.boolean().default(false),
  /** Not told again while one of the kind about the same thing is there and not done: for what is noticed again and again. */
  once: z.boolean().default(false),
});
export type Telling = z.input<typeof tellSchema>;

/** Whom a telling reaches now; `departmentId`: whose matter it is. */
export const readersSchema = tellSchema.pick({ to: true, except: true, departmentId: true, standIns: true });

/** `aspect` absent: every part of the object. */
export const settleSchema = z.strictObject({
  about: aboutSchema,
  kinds: z.array(noticeKindSchema).min(1),
  aspect: z.string().max(100).optional(),
});

export const NOTICE_FILTERS = ['all', 'unread', 'open'] as const;
export const noticesInputSchema = pageSchema.extend({ show: z.enum(NOTICE_FILTERS).default('all') });

/** A notice as its reader gets it: words are made from `kind` and `facts` in the reader's language. */
export const noticeSchema = z.object({
  id: idSchema,
  kind: noticeKindSchema,
  facts: noticeFactsSchema,
  /** Page of the console on which it is dealt with. */
  link: z.string().startsWith('/'),
  at: instantSchema,
  /** By when it has to be done; null: whenever, or nothing has to be done. */
  dueAt: instantSchema.nullable(),
  readAt: instantSchema.nullable(),
  /** Whether it asks for an act, and when that was done, by whomever. */
  todo: z.boolean(),
  doneAt: instantSchema.nullable(),
});
export type Notice = z.output<typeof noticeSchema>;
export const noticePageSchema = pageOf(noticeSchema);

/** For the bell. */
export const noticeCountSchema = z.object({ unread: z.int(), open: z.int() });

/** By name, or all that were told up to an instant: what came since was not seen. */
export const markReadSchema = z.union([
  z.strictObject({ noticeIds: z.array(idSchema).min(1).max(200) }),
  z.strictObject({ upTo: instantSchema }),
]);
export const markedSchema = z.object({ read: z.int() });

export const MAIL_PREFERENCES = ['at-once', 'digest', 'none'] as const;
export const mailPreferenceSchema = z.enum(MAIL_PREFERENCES);
export type MailPreference = z.output<typeof mailPreferenceSchema>;
export const setPreferenceSchema = z.strictObject({ mail: mailPreferenceSchema });
/** How the caller is told beside the screen, and which kinds come at once whatever they choose. */
export const preferenceSchema = z.object({
  mail: mailPreferenceSchema,
  /** Official address entered with the account; null: none, so no mail comes. */
  address: z.string().nullable(),
  weighty: z.array(noticeKindSchema),
});

export const mailRefSchema = z.strictObject({ mailId: idSchema });
export const dropMailSchema = z.strictObject({ mailId: idSchema, why: z.enum(['nothing-to-say', 'mail-is-off']) });
export const endMailSchema = z.strictObject({
  mailId: idSchema,
  outcome: z.enum(['sent', 'refused', 'unreachable']),
  trouble: z.string().max(500).optional(),
});

/** Duties of a person who goes out of service, whose open things others are given. */
export const passOnSchema = z.strictObject({
  personId: idSchema,
  name: z.string(),
  duties: z.array(dutySchema).max(1_000),
});

export const chosenPreferenceSchema = setPreferenceSchema.strip();
