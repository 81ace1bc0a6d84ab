import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const tokensSchema = z.record(z.string(), z.object({ token: z.string(), expiresAt: z.iso.datetime() }));
type Tokens = z.output<typeof tokensSchema>;

/** Where `login` keeps access tokens, one for each console. */
export function tokenFile(configHome: string): string {
  return join(configHome, 'zhengyun', 'tokens.json');
}

async function read(file: string): Promise<Tokens> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return {};
  if (((await stat(file)).mode & 0o077) !== 0)
    throw new Error(
      `${file} can be read by others, so its tokens are not used: run chmod 600 ${file} and sign in again`,
    );
  const parsed = tokensSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

/** The token for the console at `origin`; null: none, or it has ended. Throws where others may read the file: fails closed. */
export async function readToken(file: string, origin: string, now: Date): Promise<string | null> {
  const kept = (await read(file))[origin];
  return kept && new Date(kept.expiresAt) > now ? kept.token : null;
}

/** Keeps a token (file mode 0600), written aside and renamed. */
export async function keepToken(
  file: string,
  origin: string,
  kept: { readonly token: string; readonly expiresAt: string },
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const tokens = { ...(await read(file)), [origin]: kept };
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(tokens), { mode: 0o600 });
  await rename(aside, file);
}
