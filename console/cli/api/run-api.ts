import { parseArgs } from 'node:util';
import { makeClient } from '@zhengyun/api-client';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { login } from './login.ts';
import type { Output } from './print.ts';
import type { ApiSession } from './session.ts';
import { readToken, tokenFile } from './token-file.ts';

const PATIENCE_MS = 5 * 60_000;

/** Takes the options that all these commands have out of `args`; the rest is the command's own. */
function commonOf(args: readonly string[]): { lang: string; json: boolean; rest: readonly string[] } {
  const options = { lang: { type: 'string', default: 'zh' }, json: { type: 'boolean', default: false } } as const;
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const taken = tokens.flatMap((token) => {
    if (token.kind !== 'option' || (token.name !== 'lang' && token.name !== 'json')) return [];
    return token.name === 'lang' && !token.inlineValue ? [token.index, token.index + 1] : [token.index];
  });
  const { lang, json } = values;
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang is zh or en');
  return { lang, json: json === true, rest: args.filter((_, index) => !taken.includes(index)) };
}

async function runLogin(url: URL, file: string, output: Output): Promise<number> {
  const show = (address: URL) =>
    output.err(`请在浏览器中打开并登录 / open this in a browser and sign in:\n${address.href}\n`);
  const until = await login({ url, file, now: () => new Date(), show, patienceMs: PATIENCE_MS });
  output.out(`${url.origin}  ${until.toISOString()}\n`);
  return 0;
}

/** `login`, `order`, `approve`, `list`, `bill` and `usage`: commands that go through the console's API as anybody's program does. */
export async function runApi([command, ...args]: readonly string[], env: CliEnv, output: Output): Promise<number> {
  const url = new URL(env.ZHENGYUN_URL);
  const file = tokenFile(env.XDG_CONFIG_HOME);
  if (command === 'login') return runLogin(url, file, output);
  const { lang, json, rest } = commonOf(args);
  const bearer = env.ZHENGYUN_TOKEN ?? (await readToken(file, url.origin, new Date()));
  if (!bearer) throw new Error(`nobody is signed in at ${url.origin}: run login, or put a key into ZHENGYUN_TOKEN`);
  const locale = lang === 'en' ? 'en-US' : 'zh-CN';
  const files = { url, bearer, language: locale } as const;
  const session: ApiSession = { api: makeClient(files), files, locale, json, output };
  switch (command) {
    case 'order':
      return (await import('./order.ts')).order(rest, session);
    case 'approve':
      return (await import('./approve.ts')).approve(rest, session);
    case 'list':
      return (await import('./list.ts')).list(rest, session);
    case 'bill':
      return (await import('./bill.ts')).bill(rest, session);
    case 'usage':
      return (await import('./usage.ts')).usage(rest, session);
    default:
      throw new UsageError(`the API has no command ${command}`);
  }
}
