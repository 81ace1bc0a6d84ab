/** One ResourceQuota; `priorityClasses` narrows it to pods of (or not of) certain priority classes. */
export interface QuotaPlan {
  readonly part: string;
  readonly name: string;
  /** Quantities as the API server writes them back. */
  readonly hard: Readonly<Record<string, string>>;
  readonly priorityClasses?: { readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] };
  /** Resources whose use the quota controller must have counted before the quota is done. */
  readonly countedBeforeDone?: readonly string[];
}

/** Metadata that makes the provider wait until the quota counts what it has to; none where it counts at once. */
export function resourceQuotaAwait({ countedBeforeDone }: QuotaPlan): { annotations?: Record<string, string> } {
  if (countedBeforeDone === undefined) return {};
  const [first, ...more] = countedBeforeDone.map((key) => `jsonpath={.status.used.${key.replaceAll('.', '\\.')}}`);
  if (first === undefined) return {};
  return { annotations: { 'pulumi.com/waitFor': more.length === 0 ? first : JSON.stringify([first, ...more]) } };
}

/** A planned quota as the API takes it. */
export function resourceQuotaSpec({ hard, priorityClasses }: QuotaPlan) {
  if (priorityClasses === undefined) return { hard: { ...hard } };
  const { operator, values } = priorityClasses;
  return {
    hard: { ...hard },
    scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator, values: [...values] }] },
  };
}
