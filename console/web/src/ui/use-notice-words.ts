import { noticeMessage } from '@zhengyun/rulebook/messages/notice-message.ts';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../api/outputs.ts';

export type Notice = Outputs['notices']['list']['items'][number];

/** A notice in words, in the language of the screen: what it is, and what to do by when. */
export function useNoticeWords() {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en-US' ? 'en-US' : 'zh-CN';
  return ({ kind, facts, dueAt }: Notice) =>
    noticeMessage(locale, kind, { facts, dueAt: dueAt === null ? null : new Date(dueAt) });
}
