import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a checkout whose rooms only do what the start relies on: commands that end, servers that answer, an agent that
 * runs. Each notes what it was started with in `root/seen`, and how it ended. For tests of the start itself.
 */
export function writeStandInRooms(root: string): void {
  const seen = JSON.stringify(join(root, 'seen'));
  const note = `
    import { appendFileSync, writeFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    const note = (text) => appendFileSync(${seen}, text + '\\n');
    const { DATABASE_URL = 'nowhere', STATE_URL, PORT, METRICS_PORT, ZHENGYUN_MODE, ZHENGYUN_AGENT_METRICS_PORT, ZHENGYUN_AGENT_DATA, ZHENGYUN_NODE_NAME } = process.env;
    const role = DATABASE_URL === 'nowhere' ? 'nobody' : new URL(DATABASE_URL).username;
    const serve = (port) => createServer((_, response) => response.end('ok')).listen(Number(port), '127.0.0.1');
    const untilStopped = (name) => process.once('SIGTERM', () => { note(name + ' stopped'); process.exit(0); });
  `;
  const state = "(STATE_URL ? ' with state' : '')";
  const files: Record<string, string> = {
    'package-lock.json': '{}',
    'console/cli/main.ts': `${note}
      const args = process.argv.slice(2).map((arg) => arg.startsWith('/') ? 'DIR' : arg).join(' ');
      note(args + ' as ' + role + ' ' + ZHENGYUN_MODE);
      if (args.startsWith('join-token')) console.log('token-1');`,
    'console/server/main.ts': `${note} untilStopped('server'); serve(PORT); note('server as ' + role + ${state});`,
    'console/worker/main.ts': `${note} untilStopped('worker'); serve(METRICS_PORT); note('worker as ' + role + ${state});`,
    'agent/node/main.ts': `${note} untilStopped('agent'); note('agent ' + ZHENGYUN_NODE_NAME + ' as ' + role + ${state}); serve(ZHENGYUN_AGENT_METRICS_PORT); writeFileSync(ZHENGYUN_AGENT_DATA + '/identity.json', '{"notAfter":"2999-01-01T00:00:00Z"}');`,
    'console/web/src/page.tsx': 'first',
    'node_modules/vite/bin/vite.js': `
      const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
      const into = process.argv[process.argv.indexOf('--outDir') + 1];
      mkdirSync(into); writeFileSync(into + '/index.html', 'page');
      appendFileSync(${seen}, 'pages built\\n');`,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}
