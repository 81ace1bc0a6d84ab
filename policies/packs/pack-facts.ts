/** What the engine is told of the pack beside its policies. */
export const PACK_FACTS = { name: 'zhengyun', enforcementLevel: 'mandatory' } as const;
