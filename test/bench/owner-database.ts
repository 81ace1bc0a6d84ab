import pg from 'pg';

/** As much of a system as its data are filled through. */
export interface OwnedData {
  readonly description: { readonly database: { readonly ownerUrl: string } };
}

/** Opens the system's database as its owner, past row-level security's narrow scopes, for the length of `work`. */
export async function withOwner<Result>(
  system: OwnedData,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const owner = new pg.Client({ connectionString: system.description.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select set_config('zhengyun.scope', 'all', false)`);
    return await work(owner);
  } finally {
    await owner.end();
  }
}
