import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { runCommand } from '../fuzz/schemathesis.ts';
import { GENERATED, READ_PRICES } from '../support/province-month.ts';

/** Pinned: what a figure stands beside is the same next year. */
const VERSION = '25.0.0';
const SCRIPT = join(import.meta.dirname, 'cloudkitty_hours.py');
const answerSchema = z.object({
  points: z.int(),
  rating_seconds: z.number(),
  making_seconds: z.number(),
  yuan: z.string(),
});

/** A Python of at least 3.10 with `venv`, as CloudKitty needs; null: this machine has none. */
async function findPython(): Promise<string | null> {
  const asks = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
  for (const command of ['python3', 'python3.12', 'python3.11']) {
    const { code } = await runCommand(command, ['-c', asks]).catch(() => ({ code: 1 }));
    if (code === 0) return command;
  }
  return null;
}

/** Its Python, installed the first time into an environment of its own in the cache folder; null where there is none or it could not be installed. */
async function pythonWithCloudkitty(): Promise<string | null> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengyun');
  const home = join(cache, `cloudkitty-${VERSION}`);
  if (existsSync(join(home, 'whole'))) return join(home, 'bin', 'python');
  const python = await findPython();
  if (python === null) return null;
  await mkdir(cache, { recursive: true });
  const made = await mkdtemp(`${home}.`);
  const own = join(made, 'bin', 'python');
  const steps = [
    [python, ['-m', 'venv', made]],
    [own, ['-m', 'pip', 'install', '--quiet', '--prefer-binary', `cloudkitty==${VERSION}`]],
  ] as const;
  for (const [program, args] of steps) {
    const { code, text } = await runCommand(program, args);
    if (code === 0) continue;
    await rm(made, { recursive: true, force: true });
    process.stderr.write(`CloudKitty ${VERSION} could not be installed:\n${text.slice(-2_000)}\n`);
    return null;
  }
  await writeFile(join(made, 'whole'), VERSION);
  await rename(made, home);
  return join(home, 'bin', 'python');
}

/** The readings as rows, instant by instant. */
async function writeReadings(owner: pg.Client, file: string): Promise<void> {
  const instants = await owner.query<{ at: Date }>(
    'select distinct event_at as at from usage_event where event_at >= $1 and event_at < $2 order by 1',
    [GENERATED.from, GENERATED.to],
  );
  const out = await open(file, 'w');
  for (const { at } of instants.rows) {
    const { rows } = await owner.query<{ text: string }>(
      `select string_agg(concat_ws(',', $2::text, resource_id, dimension, quantity), e'\\n') as text from usage_event where event_at = $1`,
      [at, at.toISOString().slice(0, 19)],
    );
    await out.write(`${rows[0]?.text ?? ''}\n`);
  }
  await out.close();
}

export interface RatedByCloudkitty {
  /** In its rating module alone, the rules loaded and the hours' frames made. */
  readonly ratingSeconds: number;
  /** Making the frames it takes, one for each instant. */
  readonly makingSeconds: number;
  /** Sum over all readings at flat prices, as it comes out. */
  readonly yuan: string;
}

/** CloudKitty's hashmap module over the month's readings, each at a flat price, in one process; null where it can't be had. Its collector and its storage are left out. */
export async function rateByCloudkitty(owner: pg.Client, folder: string): Promise<RatedByCloudkitty | null> {
  const python = await pythonWithCloudkitty();
  if (python === null) return null;
  const [readings, prices] = [join(folder, 'readings.csv'), join(folder, 'prices.json')];
  await writeReadings(owner, readings);
  await writeFile(prices, JSON.stringify(READ_PRICES));
  const { code, text } = await runCommand(python, ['-W', 'ignore', SCRIPT, readings, prices]);
  const last = text
    .trim()
    .split('\n')
    .findLast((line) => line.startsWith('{'));
  if (code !== 0 || last === undefined) throw new Error(`CloudKitty rated nothing:\n${text.slice(-2_000)}`);
  const answer = answerSchema.parse(JSON.parse(last));
  return { ratingSeconds: answer.rating_seconds, makingSeconds: answer.making_seconds, yuan: answer.yuan };
}
