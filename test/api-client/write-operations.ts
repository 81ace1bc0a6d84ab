import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPERATIONS_FILE, operationsText } from './operations-text.ts';

await writeFile(join(import.meta.dirname, '..', '..', OPERATIONS_FILE), operationsText());
