import { type ProbeView, probeViewSchema } from './schemas.ts';

interface ProbeRow {
  readonly id: string;
  readonly state: string;
  readonly server: string;
  readonly identity_uid: string | null;
  readonly kubernetes_version: string | null;
  readonly missing_rights: readonly string[] | null;
  readonly nodes: readonly string[] | null;
  readonly provisioners: readonly string[] | null;
  readonly kubevirt: boolean | null;
  readonly operators: readonly string[] | null;
  readonly reason: string | null;
  readonly probed_at: Date | null;
}

/** A look at a cluster as pages read it, with what the console knows of the cluster. */
export function probeView(
  probe: ProbeRow,
  known: { readonly knownAs: string | null; readonly otherCluster: boolean },
): ProbeView {
  return probeViewSchema.parse({
    id: probe.id,
    state: probe.state,
    server: probe.server,
    clusterUid: probe.identity_uid,
    ...known,
    kubernetesVersion: probe.kubernetes_version,
    missingRights: probe.missing_rights ?? [],
    nodes: probe.nodes ?? [],
    provisioners: probe.provisioners ?? [],
    kubevirt: probe.kubevirt,
    operators: probe.operators,
    reason: probe.reason,
    probedAt: probe.probed_at?.toISOString() ?? null,
  });
}
