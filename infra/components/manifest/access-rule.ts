/** One rule of a cluster role, as data. Wildcards never appear: each rule names its resources and verbs. */
export interface AccessRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Narrows the rule to objects of these names. */
  readonly resourceNames?: readonly string[];
}

/** The same rule as the API takes it. */
export function toPolicyRule(rule: AccessRule) {
  return {
    apiGroups: [...rule.apiGroups],
    resources: [...rule.resources],
    verbs: [...rule.verbs],
    ...(rule.resourceNames === undefined ? {} : { resourceNames: [...rule.resourceNames] }),
  };
}
