import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { readEnv } from './env.ts';
import { isUsage, UsageError } from './usage-error.ts';

const USAGE = `zhengyun <command>
  migrate                         bring the database to the newest schema
  bootstrap                       sample province: people, systems, prices, quota, clouds (ZHENGYUN_MODE=local)
  cloud add FILE [--as ACCOUNT]   define a cloud from a YAML file, with its cluster where it names one, or bring it up to the file
  cloud register SLUG --kubeconfig FILE [--cluster SLUG] [--as ACCOUNT]
                                  give a cloud its cluster
  cloud deploy SLUG --as ACCOUNT  deploy a registered cloud; another person releases its plan
  cloud by-hand SLUG --as ACCOUNT [--stack NAME] -- COMMAND
                                  run a command by hand in an open break-glass window, recorded
  cloud attach-local --clusters DIR
                                  register and deploy the sample clouds on this machine's clusters
  join-token --cloud SLUG [--minutes N]
                                  a token with which one node may join, printed once
  audit verify [--anchor FILE] --as ACCOUNT
                                  check the chain over the audit rows, also against an earlier anchor
  audit anchor FILE --as ACCOUNT  write the chains' heads, signed, into a file to keep elsewhere
  policy check DIR|STACK [--lang zh|en] [--json] [--sarif FILE] [--config FILE] [--namespace NAME] [--level mandatory]
                                  judge a folder of manifests, or what a stack holds, by the policy pack
  login                           sign in at the console with a browser, for the commands below
  order FILE [--wait]             check an order file and submit it; a sheet of lines (.xlsx, .csv) with
                                  --system S --title T --reason R --grade N
  approve NUMBER [--plan HASH] [--return REASON | --refuse REASON]
                                  show what waits for the caller's decision; decide on the plan that was shown
  list requests|resources|inbox [--search TEXT] [--all]
                                  what the caller may see, newest first
  bill [MONTH] [--department ID]  statements of a month, the newest one line by line
  usage send FILE --source NAME   send readings of use: a JSON object a line with eventId, resourceId, dimension, quantity, at
                                  (these talk to ZHENGYUN_URL with ZHENGYUN_TOKEN, a key or token, else as the person of login; --lang zh|en, --json)
  demo [--json FILE]              play the main job on the real engine
  demo --province [--json FILE]   deploy the whole sample province, 24 clouds, and order on a very large and a small city
  demo --lifecycle                a resource's whole life on a simulated calendar, on a database of its own
  doctor                          what is there, what is missing, what to do about it`;

/** Runs one command; resolves with the exit code. Each command is loaded only when it is called. */
async function run([command, ...args]: readonly string[]): Promise<number> {
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
      if (args.includes('--province'))
        return (await import('./demo/province/main.ts')).provinceDemo(args, env.ZHENGYUN_DATA);
      return (await import('./demo/main.ts')).demo(args, env.ZHENGYUN_DATA);
    case 'doctor':
      return (await import('./commands/doctor.ts')).runDoctor(env);
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    default:
      throw new UsageError(`there is no command ${command}\n${USAGE}`);
  }
}

/** The sentence of a refusal in Chinese, the source language of messages, with its code. */
async function sentenceOf(error: DomainError): Promise<string> {
  const { errorMessage } = await import('@zhengyun/rulebook/messages/message.ts');
  return `${error.code} ${errorMessage('zh-CN', error.code, error.facts)}`;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const text = error instanceof DomainError ? await sentenceOf(error) : (error as Error).message;
  process.stderr.write(`${text}\n`);
  process.exitCode = isUsage(error) ? 2 : 1;
}
