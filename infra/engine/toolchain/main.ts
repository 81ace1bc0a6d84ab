import { ensureAll } from './ensure-tool.ts';
import { clock } from './estimate.ts';

/** `node infra/engine/toolchain/main.ts`: gets every tool, a line per ten percent, and prints where each is. */
let lastLine = '';
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopping.abort(new Error(`Given up by ${signal}; what was compiled so far is kept.`)));
}
try {
  const files = await ensureAll({
    signal: stopping.signal,
    onProgress: (tool, phase, { fraction, secondsLeft }) => {
      const share = fraction === null ? '' : ` ${Math.floor(fraction * 10) * 10} %`;
      const line = `${tool}: ${phase}${share}`;
      if (line === lastLine) return;
      lastLine = line;
      process.stdout.write(`${line}${secondsLeft === null ? '' : `, about ${clock(secondsLeft)} left`}\n`);
    },
  });
  for (const [name, file] of Object.entries(files)) process.stdout.write(`${name}: ${file}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
