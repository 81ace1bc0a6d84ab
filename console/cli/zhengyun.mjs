#!/usr/bin/env node
// Plain JavaScript, so that an old Node says what is wrong with it instead of stumbling over the first type.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `zhengyun needs Node 24 or newer, and this is ${process.version}: in the project’s folder run it as npx zhengyun\n`,
  );
  process.exitCode = 2;
} else {
  await import('./main.ts');
}
