import { bytesOf } from './bytes.ts';
import { type ClusterObject, notYet, type Readiness } from './cluster-object.ts';

/** Label by which CloudNativePG's volumes name their database. */
export const DATABASE_LABEL = 'cnpg.io/cluster';

/** Whether the object is a database, whose volumes have to be read with it. */
export function isDatabase({ apiVersion, kind }: Pick<ClusterObject, 'apiVersion' | 'kind'>): boolean {
  return kind === 'Cluster' && apiVersion.startsWith('postgresql.cnpg.io/');
}

/**
 * Why a database is not ready although its operator says so; null when it is. Right after a resize the operator's word is
 * about the size before: its volumes still ask for less than the database does now.
 */
export function volumesBehind(database: ClusterObject, volumes: readonly ClusterObject[]): Readiness | null {
  const wanted = bytesOf(database.spec?.storage?.size);
  if (wanted === null) return null;
  const behind = volumes.find((volume) => (bytesOf(volume.spec?.resources?.requests?.storage) ?? 0n) < wanted);
  return behind === undefined
    ? null
    : notYet(`volume ${behind.metadata.name} is not yet asked to have ${database.spec?.storage?.size}`);
}
