import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportStack } from '@zhengyun/engine/policy-check/export-stack.ts';
import { judgeObjects, type PackSettings } from '@zhengyun/engine/policy-check/judge-objects.ts';
import { objectsOfState } from '@zhengyun/engine/policy-check/objects-of-state.ts';
import { toolState } from '@zhengyun/engine/toolchain/tool-state.ts';
import { z } from 'zod';
import type { CliEnv } from '../env.ts';
import type { CheckResult } from './check-folder.ts';

const systemSchema = z.object({ database: z.object({ stateUrl: z.string() }) });

/** Nobody said where stacks are kept, and no system runs from the data folder. */
export class StateUnknown extends Error {
  override readonly name = 'StateUnknown';
}

/**
 * Judges what a stack holds by its exported state, with the installation's own state database: STATE_URL, or that of the
 * system that runs from the data folder. Reads only. Throws StackNotFound, or
 * StateUnknown.
 */
export async function checkStack(stack: string, config: PackSettings, env: CliEnv): Promise<CheckResult> {
  const exported = await exportStack({ backendUrl: await stateUrl(env), pulumi: await pulumi() }, stack);
  const objects = objectsOfState(exported);
  const findings = judgeObjects(objects, config);
  return {
    subject: stack,
    objects: objects.length,
    files: 0,
    passedOver: 0,
    findings: findings.map((finding) => ({ ...finding, file: null, line: null, column: null })),
  };
}

async function stateUrl(env: CliEnv): Promise<string> {
  if (env.STATE_URL !== undefined) return env.STATE_URL;
  const text = await readFile(join(env.ZHENGYUN_DATA, 'system.json'), 'utf8').catch(() => null);
  if (text === null) throw new StateUnknown();
  return systemSchema.parse(JSON.parse(text)).database.stateUrl;
}

async function pulumi(): Promise<string> {
  const found = (await toolState()).find(({ name }) => name === 'pulumi')?.found;
  if (!found)
    throw new Error('the Pulumi CLI is not there yet: npm start gets it, npm run doctor says what is missing');
  return found.file;
}
