import { readFile, writeFile } from 'node:fs/promises';
import { policyTable } from './policy-table.ts';

/** Brings the list in README.md up to the policies: `node policies/packs/write-policy-table.ts`. */
const file = new URL('README.md', import.meta.url);
const text = await readFile(file, 'utf8');
await writeFile(file, text.replace(/(<!-- policies -->\n).*(\n<!-- \/policies -->)/s, `$1\n${policyTable()}\n$2`));
