import type { Client } from '@zhengyun/api-client';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { Output } from './print.ts';

/** What a command of the API works with. */
export interface ApiSession {
  readonly api: Client;
  readonly locale: Locale;
  /** As JSON instead of tables. */
  readonly json: boolean;
  readonly output: Output;
}
