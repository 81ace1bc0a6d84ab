import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPERATIONS_FILE, operationsText } from './operations-text.ts';

const file = join(import.meta.dirname, '..', '..', OPERATIONS_FILE);
const half = `${file}.${process.pid}.tmp`;
// Whoever imports it meanwhile finds the old ones or the new, never half of them.
await writeFile(half, operationsText());
await rename(half, file);
