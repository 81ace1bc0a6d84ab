import type { Client } from '@zhengyun/api-client';
import type { Locale } from '@zhengyun/rulebook/messages/message.ts';
import type { Output } from './print.ts';

/** Where files come from that are no JSON: the console, and by what one is let in. */
export interface FileSource {
  readonly url: URL;
  readonly bearer: string;
  readonly language: Locale;
}

/** What a command of the API works with. */
export interface ApiSession {
  readonly api: Client;
  readonly files: FileSource;
  readonly locale: Locale;
  /** As JSON instead of tables. */
  readonly json: boolean;
  readonly output: Output;
}
