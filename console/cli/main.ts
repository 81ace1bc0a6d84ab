import { ApiError } from '@zhengyun/api-client/api-error';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { readEnv } from './env.ts';
import { helpText, unknownCommand } from './help-text.ts';
import { isUsage, UsageError } from './usage-error.ts';

/** Whether help is asked for; what stands behind `--` is another command's. */
function asksHelp(args: readonly string[]): boolean {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return own.includes('--help') || own.includes('-h');
}

/** Runs one command; resolves with the exit code. Each command is loaded only when it is called. */
async function run([command, ...args]: readonly string[]): Promise<number> {
  const about = command === 'help' ? args[0] : command;
  if (command === undefined || command === 'help' || asksHelp([command, ...args])) {
    const text = helpText(about?.startsWith('-') ? undefined : about);
    if (text === null) throw new UsageError(unknownCommand(about ?? ''));
    process.stdout.write(text);
    return 0;
  }
  const env = readEnv();
  switch (command) {
    case 'migrate':
      return (await import('./commands/migrate.ts')).runMigrate(env);
    case 'bootstrap':
      return (await import('./commands/bootstrap.ts')).runBootstrap(env);
    case 'cloud':
      return (await import('./commands/cloud.ts')).runCloud(args, env);
    case 'join-token':
      return (await import('./commands/join-token.ts')).runJoinToken(args, env);
    case 'audit':
      return (await import('./commands/audit.ts')).runAudit(args, env);
    case 'policy':
      return (await import('./policy/run-policy.ts')).runPolicy(args, env, {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      });
    case 'login':
    case 'order':
    case 'approve':
    case 'list':
    case 'bill':
    case 'usage':
      return (await import('./api/run-api.ts')).runApi([command, ...args], env, {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      });
    case 'demo':
      if (args.includes('--lifecycle')) return (await import('./demo/lifecycle.ts')).lifecycleDemo();
      if (args.includes('--month')) return (await import('./demo/month.ts')).monthDemo();
      if (args.includes('--province'))
        return (await import('./demo/province/main.ts')).provinceDemo(args, env.ZHENGYUN_DATA);
      return (await import('./demo/main.ts')).demo(args, env.ZHENGYUN_DATA);
    case 'doctor':
      return (await import('./commands/doctor.ts')).runDoctor(env);
    default:
      throw new UsageError(unknownCommand(command));
  }
}

/** What is told of an error: a refusal by its sentence and code, that of the API with the trace id to quote. */
async function sentenceOf(error: unknown): Promise<string> {
  if (error instanceof DomainError) {
    const { errorMessage } = await import('@zhengyun/rulebook/messages/message.ts');
    return `${error.code} ${errorMessage('zh-CN', error.code, error.facts)}`;
  }
  if (!(error instanceof ApiError)) return (error as Error).message;
  return `${error.message}\n(${[error.code, error.traceId ?? []].flat().join(', ')})`;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${await sentenceOf(error)}\n`);
  process.exitCode = isUsage(error) ? 2 : 1;
}
