import type { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';

/** What a person reads about `refusal`: what happened, to what, what to do, in `locale`. */
export function messageOf(refusal: DomainError, locale: Locale): string {
  return errorMessage(locale, refusal.code, refusal.facts);
}

/** What a person reads when something broke that is no refusal: nothing of its text leaves the server. */
export function faultMessage(locale: Locale, traceId: string): string {
  return locale === 'zh-CN'
    ? `系统内部出错，操作没有完成。请稍后重试；仍不行请把跟踪号 ${traceId} 告诉运营中心。`
    : `Something broke on our side and nothing was done. Try again; if it stays, give trace id ${traceId} to the operations centre.`;
}
