import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packInputsOfStack } from '@zhengyun/domain/compliance/pack-inputs-of-stack.ts';
import { exportStack } from '@zhengyun/engine/policy-check/export-stack.ts';
import { judgeObjects, type PackSettings } from '@zhengyun/engine/policy-check/judge-objects.ts';
import { objectsOfState } from '@zhengyun/engine/policy-check/objects-of-state.ts';
import { toolState } from '@zhengyun/engine/toolchain/tool-state.ts';
import { z } from 'zod';
import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';
import type { CheckResult } from './check-folder.ts';

const systemSchema = z.object({ database: z.object({ stateUrl: z.string(), ownerUrl: z.string() }) });

/** Nobody said where stacks are kept, and no system runs from the data folder. */
export class StateUnknown extends Error {
  override readonly name = 'StateUnknown';
}

/**
 * Judges what a stack holds by its exported state, with the installation's own state database: STATE_URL, or that of the
 * system that runs from the data folder. By `given`, or else by what the nightly judgement goes by: the cloud's zones, the settings
 * and the exemptions in force, from DATABASE_URL or that same system. Reads only. Throws StackNotFound, or StateUnknown.
 */
export async function checkStack(stack: string, given: PackSettings | null, env: CliEnv): Promise<CheckResult> {
  const source = await sourceOf(env);
  const exported = await exportStack({ backendUrl: source.stateUrl, pulumi: await pulumi() }, stack);
  const objects = objectsOfState(exported);
  const installed = given === null ? await installedInputs(stack, { ...env, DATABASE_URL: source.ownerUrl }) : null;
  const findings = judgeObjects(objects, given ?? installed ?? {});
  return {
    subject: stack,
    judgedBy: given ? 'given' : installed ? 'installation' : 'defaults',
    objects: objects.length,
    files: 0,
    passedOver: 0,
    leftOut: [],
    findings: findings.map((finding) => ({ ...finding, file: null, line: null, column: null })),
  };
}

/** Where states are, and the console's database where it is known. */
async function sourceOf(env: CliEnv): Promise<{ readonly stateUrl: string; readonly ownerUrl: string | undefined }> {
  if (env.STATE_URL !== undefined) return { stateUrl: env.STATE_URL, ownerUrl: env.DATABASE_URL };
  const text = await readFile(join(env.ZHENGYUN_DATA, 'system.json'), 'utf8').catch(() => null);
  if (text === null) throw new StateUnknown();
  const { stateUrl, ownerUrl } = systemSchema.parse(JSON.parse(text)).database;
  return { stateUrl, ownerUrl: env.DATABASE_URL ?? ownerUrl };
}

async function installedInputs(stack: string, env: CliEnv): Promise<PackSettings | null> {
  if (env.DATABASE_URL === undefined) return null;
  const [name = '', project] = stack.split('/').reverse();
  const asked = project === undefined ? { name } : { name, project };
  return asJob('policy-check', env, (ctx) => packInputsOfStack(ctx(), asked));
}

async function pulumi(): Promise<string> {
  const found = (await toolState()).find(({ name }) => name === 'pulumi')?.found;
  if (!found)
    throw new Error('the Pulumi CLI is not there yet: npm start gets it, npm run doctor says what is missing');
  return found.file;
}
