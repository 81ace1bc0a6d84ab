import { isDeepStrictEqual } from 'node:util';
import { activeCluster, readKubeconfig } from '../cluster/kubeconfig.ts';
import { textAt } from '../objects/kubernetes-object.ts';
import { type JsonObject, type PlainObject, type PropertyMap, reveal, UNKNOWN } from '../protocol/property-value.ts';

/** What a change of the provider's options means: which changed, and which make it another cluster. */
export interface ConfigDiff {
  diffs: string[];
  /** Not empty: everything this provider made is replaced too. */
  replaces: string[];
}

/** Options on which depends which cluster is meant. */
const TARGET_OPTIONS = ['kubeconfig', 'context', 'cluster'];

function clusterOf(config: PlainObject): JsonObject | undefined {
  const kubeconfig = config.kubeconfig;
  if (kubeconfig === undefined || kubeconfig === null || kubeconfig === '') return undefined;
  const text = typeof kubeconfig === 'string' ? kubeconfig : JSON.stringify(kubeconfig);
  return activeCluster(readKubeconfig(text), {
    context: textAt(config, 'context'),
    cluster: textAt(config, 'cluster'),
  });
}

/**
 * Compares two sets of provider options. A cluster has no identity of its own, so another cluster is meant when the
 * active cluster entry of the kubeconfig differs, unless the program names the cluster by an unchanged
 * `clusterIdentifier`; adding or removing the identifier replaces nothing.
 */
export function diffConfig(oldConfig: PropertyMap, newConfig: PropertyMap): ConfigDiff {
  const olds = reveal(oldConfig);
  const news = reveal(newConfig);
  const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
  const diffs = keys.filter((key) => news[key] === UNKNOWN || !isDeepStrictEqual(olds[key], news[key]));
  const oldIdentifier = olds.clusterIdentifier;
  const newIdentifier = news.clusterIdentifier;
  if (oldIdentifier !== undefined && newIdentifier !== undefined) {
    const isSame = oldIdentifier === newIdentifier;
    if (isSame && newIdentifier !== UNKNOWN) return { diffs, replaces: [] };
    return { diffs, replaces: ['clusterIdentifier'] };
  }
  const unknown = TARGET_OPTIONS.find((option) => news[option] === UNKNOWN);
  if (unknown !== undefined) return { diffs, replaces: [unknown] };
  const before = clusterOf(olds);
  const after = clusterOf(news);
  const isOther = before !== undefined && after !== undefined && !isDeepStrictEqual(before, after);
  return { diffs, replaces: isOther ? diffs.filter((key) => TARGET_OPTIONS.includes(key)) : [] };
}
