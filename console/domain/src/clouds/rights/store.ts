import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { DueRights, HeldDanger, PURPOSES, RightsLine } from './schemas.ts';

type Purpose = (typeof PURPOSES)[number];

interface Credential {
  readonly cloudId: string;
  readonly purpose: Purpose;
}

/** A stored credential with its cloud and what is known of its rights; undefined: there is none. */
export async function findRights(tx: Tx, { cloudId, purpose }: Credential) {
  return credentialsWithRights(tx)
    .where('c.cloud_id', '=', cloudId)
    .where('c.purpose', '=', purpose)
    .executeTakeFirst();
}

/** Every stored credential of clouds that stand. */
export async function allRights(tx: Tx) {
  return credentialsWithRights(tx).orderBy('k.name').orderBy('c.purpose').execute();
}

function credentialsWithRights(tx: Tx) {
  return tx
    .selectFrom('cloud_credential as c')
    .innerJoin('cloud as k', 'k.id', 'c.cloud_id')
    .leftJoin('credential_rights as r', (join) =>
      join.onRef('r.cloud_id', '=', 'c.cloud_id').onRef('r.purpose', '=', 'c.purpose'),
    )
    .select(['c.cloud_id as cloudId', 'c.purpose', 'k.slug', 'k.name'])
    .select([
      'c.created_at as heldSince',
      'r.tried_at as triedAt',
      'r.answered_at as answeredAt',
      'r.outcome',
      'r.reason',
    ])
    .select(['r.complete', 'r.lines', 'r.dangers', 'r.excess', 'r.lacking'])
    .where('k.state', '<>', 'retired')
    .$narrowType<{ purpose: Purpose; lines: readonly RightsLine[] | null; dangers: readonly HeldDanger[] | null }>();
}

interface Tried {
  readonly outcome: 'answered' | 'unreachable' | 'refused';
  readonly at: Date;
  readonly dueAt: Date;
}
interface Answer {
  readonly complete: boolean;
  readonly lines: readonly RightsLine[];
  readonly dangers: readonly HeldDanger[];
  readonly excess: readonly string[] | null;
  readonly lacking: readonly string[];
}

export async function putAnswer(tx: Tx, credential: Credential, given: Tried & Answer): Promise<void> {
  const { complete, lines, dangers, excess, lacking } = given;
  const answer = {
    answered_at: given.at,
    complete,
    lines: JSON.stringify(lines),
    dangers: JSON.stringify(dangers),
    excess: excess && [...excess],
    lacking: [...lacking],
  };
  await put(tx, credential, { ...tried(given), ...answer, reason: null });
}

/** Notes a try without an answer; the answer before it stays, with its instant. */
export async function putSilence(tx: Tx, credential: Credential, given: Tried & { readonly reason: string }) {
  await put(tx, credential, { ...tried(given), reason: given.reason });
}

const tried = ({ outcome, at, dueAt }: Tried) => ({ outcome, tried_at: at, due_at: dueAt });

async function put(
  tx: Tx,
  { cloudId, purpose }: Credential,
  row: ReturnType<typeof tried> & { readonly reason: string | null; readonly answered_at?: Date },
): Promise<void> {
  await tx
    .insertInto('credential_rights')
    .values({ cloud_id: cloudId, purpose, ...row })
    .onConflict((conflict) => conflict.columns(['cloud_id', 'purpose']).doUpdateSet(row))
    .execute();
}

/** Credentials to ask about, longest due first: those never asked with, or stored anew since, before all. */
export async function dueCredentials(
  tx: Tx,
  due: { readonly now: Date; readonly limit: number },
): Promise<DueRights[]> {
  const rows = await tx
    .selectFrom('cloud_credential as c')
    .innerJoin('cloud as k', 'k.id', 'c.cloud_id')
    .leftJoin('credential_rights as r', (join) =>
      join.onRef('r.cloud_id', '=', 'c.cloud_id').onRef('r.purpose', '=', 'c.purpose'),
    )
    .select(['c.cloud_id', 'c.purpose', 'k.cluster_id', 'k.outputs'])
    .where('k.state', '<>', 'retired')
    .where('k.cluster_id', 'is not', null)
    .where((eb) =>
      eb.or([eb('r.due_at', 'is', null), eb('r.due_at', '<=', due.now), eb('c.created_at', '>', eb.ref('r.tried_at'))]),
    )
    .orderBy('r.due_at', (order) => order.asc().nullsFirst())
    .orderBy('c.cloud_id')
    .limit(due.limit)
    .$narrowType<{ purpose: Purpose; outputs: { tenancyOperator?: { namespace?: string } } | null }>()
    .execute();
  return Promise.all(
    rows.map(async ({ cloud_id: cloudId, purpose, cluster_id: clusterId, outputs }) => {
      const own = outputs?.tenancyOperator?.namespace;
      const tenancies = await someTenancies(tx, { cloudId, clusterId });
      return { cloudId, purpose, namespaces: ['kube-system', 'default', ...(own ? [own] : []), ...tenancies] };
    }),
  );
}

/** A namespace of one tenancy of the cloud, and of one of a neighbour on its cluster, where there are any. */
async function someTenancies(tx: Tx, of: { readonly cloudId: string; readonly clusterId: string | null }) {
  const standing = tx
    .selectFrom('tenancy as t')
    .innerJoin('cloud as k', 'k.id', 't.cloud_id')
    .select('t.slug')
    .where('t.state', '=', 'deployed')
    .orderBy('t.created_at', 'desc')
    .limit(1);
  const own = await standing.where('t.cloud_id', '=', of.cloudId).executeTakeFirst();
  const foreign = await standing
    .where('k.cluster_id', '=', of.clusterId)
    .where('t.cloud_id', '<>', of.cloudId)
    .executeTakeFirst();
  return [own, foreign].flatMap((row) => row?.slug ?? []);
}

/** Has the cloud's credentials asked with again at once. */
export async function makeRightsDue(tx: Tx, cloudId: string, at: Date): Promise<void> {
  await tx.updateTable('credential_rights').set({ due_at: at }).where('cloud_id', '=', cloudId).execute();
}
