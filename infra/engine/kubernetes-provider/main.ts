import { readEnv } from './env.ts';
import { ProviderInstance } from './provider-instance.ts';

/** How often the process looks whether the engine that started it is still there. */
const PARENT_CHECK_MS = 1_000;

/** One provider in a process of its own; serves until it is told to end, or until whoever started it is gone. */
async function serve(engineAddress: string | undefined): Promise<void> {
  const provider = new ProviderInstance(readEnv());
  if (engineAddress !== undefined) provider.attach(engineAddress);
  const end = () => {
    provider.end();
    process.exit(0);
  };
  // The engine runs plugins in process groups of their own and ends them by SIGINT; a person's Ctrl-C comes as Cancel.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS);
  process.stdout.write(`${await provider.serve()}\n`);
}

await serve(process.argv[2]);
