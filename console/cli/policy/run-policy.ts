import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { StackNotFound } from '@zhengyun/engine/policy-check/export-stack.ts';
import { policyDescriptions } from '@zhengyun/engine/policy-check/policy-descriptions.ts';
import type { PackConfig } from '@zhengyun/rulebook/compliance.ts';
import { packConfigSchema } from '@zhengyun/rulebook/exemption.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { type CheckResult, checkFolder } from './check-folder.ts';
import { checkStack, StateUnknown } from './check-stack.ts';
import { type InputProblem, UnreadableInput } from './input-problem.ts';
import { reportSarif } from './report-sarif.ts';
import { problemsText, reportText } from './report-text.ts';
import { REPORT_WORDS, type ReportLanguage } from './report-words.ts';

const USAGE = `usage: policy check DIR|STACK [--lang zh|en] [--json] [--sarif FILE] [--config FILE] [--namespace NAME] [--level mandatory]`;

interface Options {
  readonly target: string;
  readonly language: ReportLanguage;
  readonly json: boolean;
  readonly sarif: string | undefined;
  readonly config: string | undefined;
  readonly namespace: string | undefined;
  readonly mandatoryOnly: boolean;
}

/** Where a report goes; standard output and error of the process, or a test's. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * `policy check`: judges a folder of manifests, or a stack by its name. Exit code 0: nothing stands against it (an exemption
 * may), 1: findings, 2: it couldn't be judged.
 */
export async function runPolicy(args: readonly string[], env: CliEnv, output: Output): Promise<number> {
  const options = optionsOf(args);
  const policies = policyDescriptions();
  try {
    const result = narrowed(await check(options, env), options);
    await writeSarif(options, { result }, policies);
    output.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : reportText(result, policies, options.language));
    return result.findings.some(({ exempted }) => !exempted) ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const problems = error instanceof UnreadableInput ? error.problems : [];
    if (problems.length > 0) await writeSarif(options, { problems }, policies);
    if (options.json) output.out(`${JSON.stringify({ subject: options.target, problems }, null, 2)}\n`);
    output.err(refusal(error as Error, problems, options));
    return 2;
  }
}

function optionsOf([act, ...args]: readonly string[]): Options {
  if (act !== 'check') throw new UsageError(`there is no command policy ${act ?? ''}\n${USAGE}`);
  const text = { type: 'string' } as const;
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...args],
      options: { lang: text, json: { type: 'boolean' }, sarif: text, config: text, namespace: text, level: text },
      allowPositionals: true,
    }),
  );
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new UsageError(USAGE);
  if (values.level !== undefined && values.level !== 'mandatory') throw new UsageError(USAGE);
  return {
    target,
    language: values.lang?.startsWith('en') ? 'en' : 'zh-CN',
    json: values.json === true,
    sarif: values.sarif,
    config: values.config,
    namespace: values.namespace,
    mandatoryOnly: values.level === 'mandatory',
  };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

/** What is there as a folder or file is one; anything that could be a stack's name is looked up. */
async function check(options: Options, env: CliEnv): Promise<CheckResult> {
  const config = await readConfig(options.config);
  const exists = await stat(options.target).then(
    () => true,
    () => false,
  );
  if (!exists && /^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/.test(options.target)) {
    return checkStack(options.target, options.config === undefined ? null : config, env);
  }
  return checkFolder(options.target, { config, namespace: options.namespace });
}

async function readConfig(file: string | undefined): Promise<PackConfig> {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`the configuration ${file} can't be read`);
  });
  const given = packConfigSchema.safeParse(parsed(() => JSON.parse(text)));
  if (!given.success) throw new UsageError(`the configuration ${file} is none: ${given.error.issues[0]?.message}`);
  // Now, whatever the file says: a pipeline's file would else keep an exemption that is over alive for ever.
  const judgedAt = new Date().toISOString();
  return Object.fromEntries(
    Object.entries(given.data).map(([policy, settings]) => [policy, { ...settings, judgedAt }]),
  );
}

function narrowed(result: CheckResult, { mandatoryOnly }: Options): CheckResult {
  return mandatoryOnly ? { ...result, findings: result.findings.filter(({ level }) => level === 'mandatory') } : result;
}

async function writeSarif(
  { sarif, language }: Options,
  outcome: Parameters<typeof reportSarif>[0],
  policies: ReturnType<typeof policyDescriptions>,
): Promise<void> {
  if (sarif !== undefined)
    await writeFile(sarif, `${JSON.stringify(reportSarif(outcome, policies, language), null, 2)}\n`);
}

function refusal(error: Error, problems: readonly InputProblem[], { language, target }: Options): string {
  if (problems.length > 0) return problemsText(problems, language);
  if (error instanceof StateUnknown) return `${REPORT_WORDS[language].stateUnknown(target)}\n`;
  if (error instanceof StackNotFound) return `${REPORT_WORDS[language].noStack(error.wanted, error.candidates)}\n`;
  return `${error.message}\n`;
}
