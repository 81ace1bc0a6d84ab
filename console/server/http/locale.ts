import type { Locale } from '@zhengyun/rulebook/messages/message.ts';

/** The caller's language by its Accept-Language header; Chinese unless English is asked for first. The web sends what it shows. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN';
}
