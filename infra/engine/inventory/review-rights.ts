import { isDeepStrictEqual } from 'node:util';
import { type ClusterRight, rightText } from '@zhengyun/interface/cloud-rights.ts';
import { DANGER_NAMES, DANGERS, type ReviewedRule, type RightsReview } from '@zhengyun/interface/rights-review.ts';
import { z } from 'zod';
import { allowedRights } from './allowed-rights.ts';
import { type ClusterConnection, withCluster } from './cluster-connection.ts';
import { refusalOf } from './refusal-of.ts';

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';
/** Nothing is bound in a namespace that does not exist: what is granted there is granted on the whole cluster. */
const NOWHERE = 'zy-namespace-that-is-not-there';
/** The node authorizer resolves no rules and grants nodes alone; no credential of ours is a node's. */
const HARMLESS = /^node authorizer does not support user rule resolution$/;

const reviewSchema = z.object({
  status: z.object({
    incomplete: z.boolean().default(false),
    evaluationError: z.string().default(''),
    resourceRules: z
      .array(
        z.object({
          verbs: z.array(z.string()),
          apiGroups: z.array(z.string()).nullish(),
          resources: z.array(z.string()).nullish(),
          resourceNames: z.array(z.string()).nullish(),
        }),
      )
      .nullish(),
  }),
});

interface Asked {
  /** Namespaces to ask in besides the whole cluster. */
  readonly namespaces: readonly string[];
  /** Rights that are needed, asked about one by one. */
  readonly rights: readonly ClusterRight[];
}

/**
 * Asks a cluster what a credential may really do: its rules (SelfSubjectRulesReview) on the whole cluster and what each namespace
 * adds, whether it holds the rights that amount to more (DANGERS), and which of `rights` it lacks (SelfSubjectAccessReview). Rights
 * on paths that are no resources are left out: they read the server's own figures. Rejects with ClusterUnreachable or ClusterRefused.
 */
export function reviewRights(kubeconfig: string, { namespaces, rights }: Asked): Promise<RightsReview> {
  return withCluster(kubeconfig, async (cluster) => {
    const everywhere = await rulesIn(cluster, NOWHERE);
    const rules = everywhere.rules.map((rule) => ({ namespace: null, ...rule }) as ReviewedRule);
    let { complete } = everywhere;
    for (const namespace of new Set(namespaces)) {
      const here = await rulesIn(cluster, namespace);
      const more = here.rules.filter((rule) => !everywhere.rules.some((known) => isDeepStrictEqual(known, rule)));
      rules.push(...more.map((rule) => ({ namespace, ...rule })));
      complete &&= here.complete;
    }
    const dangers = await dangersOf(cluster);
    const held = new Set((await allowedRights(cluster, rights)).map(rightText));
    return { complete, rules, dangers, missing: rights.map(rightText).filter((right) => !held.has(right)) };
  });
}

async function rulesIn(cluster: ClusterConnection, namespace: string) {
  const answer = await cluster.post(REVIEWS, {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectRulesReview',
    spec: { namespace },
  });
  if (answer.status !== 201) throw await refusalOf(cluster, REVIEWS, answer);
  const { incomplete, evaluationError, resourceRules } = reviewSchema.parse(answer.body).status;
  return {
    complete: !incomplete || HARMLESS.test(evaluationError),
    rules: (resourceRules ?? []).map(({ verbs, apiGroups, resources, resourceNames }) => ({
      groups: apiGroups ?? [],
      resources: resources ?? [],
      verbs,
      names: resourceNames ?? [],
    })),
  };
}

async function dangersOf(cluster: ClusterConnection): Promise<RightsReview['dangers']> {
  const asked = DANGER_NAMES.flatMap((name) => DANGERS[name].map((right) => ({ ...right, name })));
  const granted = Map.groupBy(await allowedRights(cluster, asked), ({ name }) => name);
  return [...granted].map(([name, held]) => ({ name, granted: held.map(rightText) }));
}
