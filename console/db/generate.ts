import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeSchema } from './describe-schema.ts';
import { generateRows } from './generate-rows.ts';

/** `npm run generate -w @zhengyun/db -- OWNER_URL`: rewrites rows.generated.ts and schema.sql from a migrated database. */
const url = process.argv[2];
if (!url) throw new Error('usage: npm run generate -w @zhengyun/db -- OWNER_URL (of a migrated database)');
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));
await writeFile(beside('./rows.generated.ts'), await generateRows(url));
await writeFile(beside('./schema.sql'), await describeSchema(url));
