import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGE, pageOf } from './page.ts';
import { readProcedures } from './read-procedures.ts';

await writeFile(join(import.meta.dirname, '..', '..', PAGE), pageOf(await readProcedures()));
