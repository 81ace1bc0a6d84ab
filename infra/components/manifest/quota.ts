/** One ResourceQuota; `priorityClasses` narrows it to pods of (or not of) certain priority classes. */
export interface QuotaPlan {
  readonly part: string;
  readonly name: string;
  /** Quantities as the API server writes them back. */
  readonly hard: Readonly<Record<string, string>>;
  readonly priorityClasses?: { readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] };
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
