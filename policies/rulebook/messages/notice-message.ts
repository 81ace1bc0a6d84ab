import { Temporal } from 'temporal-polyfill';
import { ZONE } from '../calendar.ts';
import { type Locale, label, type MessageFacts, type Messages, sentence } from './message.ts';

/** Kinds of notice that have words; the domain's closed union is tested to be the same. */
export type NoticeMessageKind = keyof Messages['noticeTitle'];

/** What a notice says: the thing in a line, and what to do by when. */
export interface NoticeMessage {
  readonly title: string;
  readonly act: string;
}

/** The words of a notice in `locale`. `facts.due` is filled by `dueAt`, in Beijing time, and left out without one. */
export function noticeMessage(
  locale: Locale,
  kind: NoticeMessageKind,
  { facts, dueAt }: { readonly facts: MessageFacts; readonly dueAt: Date | null },
): NoticeMessage {
  const filled = { ...facts, ...(dueAt ? { due: deadlineText(locale, dueAt) } : {}) };
  const words = (namespace: 'noticeTitle' | 'noticeAct') => sentence(locale, label(locale, namespace, kind), filled);
  return { title: words('noticeTitle'), act: words('noticeAct') };
}

/** A deadline in Beijing time to the minute. The end of a day is said as its 24:00, or people would take the wrong day for the last. */
export function deadlineText(locale: Locale, at: Date): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE);
  const midnight = zoned.hour === 0 && zoned.minute === 0;
  const day = (midnight ? zoned.subtract({ days: 1 }) : zoned).toPlainDate();
  const clock = midnight ? '24:00' : zoned.toPlainTime().toString({ smallestUnit: 'minute' });
  return locale === 'zh-CN' ? `${day.year}年${day.month}月${day.day}日 ${clock}` : `${day} ${clock} Beijing time`;
}
