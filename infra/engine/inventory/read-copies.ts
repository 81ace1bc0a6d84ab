import type { CopiesFound, FinishedCopy } from '@zhengyun/interface/copies.ts';
import { z } from 'zod';
import { type ClusterConnection, withCluster } from './cluster-connection.ts';
import { listLive } from './live-object.ts';
import { ObjectPaths } from './object-path.ts';

/** Where copies of a tenancy lie, and what they are copies of. */
export interface CopiesPlace {
  /** The tenancy's own namespace. */
  readonly namespace: string;
  /** The backup operator's. */
  readonly backupNamespace: string;
}

const BACKUP = { apiVersion: 'velero.io/v1', kind: 'Backup' } as const;
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** A `Backup` (Velero) as far as a restore rests on it. */
const backupSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    includedNamespaces: z.array(z.string()).nullish(),
    excludedNamespaces: z.array(z.string()).nullish(),
    includedResources: z.array(z.string()).nullish(),
    excludedResources: z.array(z.string()).nullish(),
    labelSelector: z.unknown().optional(),
    orLabelSelectors: z.unknown().optional(),
    snapshotVolumes: z.boolean().nullish(),
  }),
  status: z.object({
    phase: z.literal('Completed'),
    startTimestamp: instant,
    completionTimestamp: instant,
    expiration: instant.nullish(),
  }),
});

/**
 * Finished copies of a tenancy's namespace. Only whole ones count, with its volumes and without an error: of one that leaves kinds or objects
 * out nobody can say here what it would bring back. Rejects with ClusterUnreachable.
 */
export function readCopies(kubeconfig: string, place: CopiesPlace): Promise<CopiesFound> {
  return withCluster(kubeconfig, (cluster) => copiesOn(cluster, place));
}

/** The same over an open connection. */
export async function copiesOn(
  cluster: Pick<ClusterConnection, 'get'>,
  { namespace, backupNamespace }: CopiesPlace,
): Promise<CopiesFound> {
  const objects = await listLive(cluster, new ObjectPaths(cluster), { ...BACKUP, namespace: backupNamespace });
  if (objects === null) return { is: 'unreadable' };
  return { is: 'read', copies: objects.flatMap((object) => finishedCopy(object, namespace) ?? []) };
}

function finishedCopy(object: unknown, namespace: string): FinishedCopy | null {
  const backup = backupSchema.safeParse(object).data;
  if (!backup) return null;
  const { spec, status, metadata } = backup;
  const narrowed = [spec.includedResources, spec.excludedResources].some((list) => list && list.length > 0);
  const selected = [spec.labelSelector, spec.orLabelSelectors].some((selector) => selector != null);
  const namespaces = spec.includedNamespaces ?? [];
  const covers = namespaces.length === 0 || namespaces.includes('*') || namespaces.includes(namespace);
  const excluded = spec.excludedNamespaces?.includes(namespace) ?? false;
  if (narrowed || selected || !covers || excluded || spec.snapshotVolumes === false) return null;
  return {
    name: metadata.name,
    startedAt: status.startTimestamp,
    finishedAt: status.completionTimestamp,
    keptUntil: status.expiration ?? null,
  };
}
