import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { anchorKeyOf, fingerprintOf, makeAnchor, openAnchor } from '@zhengyun/domain/audit/anchor-rules.ts';
import type { Verification } from '@zhengyun/domain/audit/schemas.ts';
import { verifyAudit } from '@zhengyun/domain/audit/verify-audit.ts';
import { asPerson } from '../as-person.ts';
import type { CliEnv } from '../env.ts';
import { readKey } from '../key-file.ts';
import { UsageError } from '../usage-error.ts';

const USAGE = 'usage: audit verify [--anchor FILE] --as ACCOUNT | audit anchor FILE --as ACCOUNT';

type Heads = NonNullable<Parameters<typeof verifyAudit>[1]['anchor']>;

function headsOf({ chains }: Verification): Heads {
  return chains.flatMap(({ chain, headSequence, headHash }) =>
    headSequence !== null && headHash !== null ? [{ chain, sequence: headSequence, hash: headHash }] : [],
  );
}

function report({ chains, breaks, intact }: Verification): string {
  const sealed = chains.reduce((sum, chain) => sum + chain.sealed, 0);
  const waiting = chains.reduce((sum, chain) => sum + chain.unsealed, 0);
  const lines = breaks.map(
    (found) => `${found.kind}  chain ${found.chain}  place ${found.sequence}  row ${found.auditId}`,
  );
  const summary = `${chains.length} chains, ${sealed} rows sealed, ${waiting} waiting: ${intact ? 'intact' : `${breaks.length} breaks`}`;
  return `${[...lines, summary].join('\n')}\n`;
}

/** Checks every seal anew, against an earlier anchor where one is given, or writes an anchor to keep elsewhere. 1: not intact. */
export async function runAudit([act, ...args]: readonly string[], env: CliEnv): Promise<number> {
  const options = { as: { type: 'string' }, anchor: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { as: subject, anchor: path } = values;
  const [file] = positionals;
  if (!subject || (act !== 'verify' && act !== 'anchor') || (act === 'anchor') !== (file !== undefined))
    throw new UsageError(USAGE);
  const earlier = path ? openAnchor(await readFile(path, 'utf8'), anchorKeyOf(readKey(env))) : null;
  if (earlier && 'wrong' in earlier) throw new Error(`the anchor ${path} can't be relied on: ${earlier.wrong}`);
  const verification = await asPerson({ command: `audit-${act}`, subject }, env, (ctx) =>
    verifyAudit(ctx(), earlier ? { anchor: earlier.heads } : {}),
  );
  process.stdout.write(report(verification));
  if (!verification.intact) return 1;
  if (file) {
    const made = makeAnchor(headsOf(verification), new Date(verification.checkedAt), anchorKeyOf(readKey(env)));
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx' });
    process.stdout.write(`anchor written: keep it on another system; SHA-256 of its key ${fingerprintOf(made)}\n`);
  }
  return 0;
}
