import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  readonly expiresAtMs: number;
}

/**
 * What the embedded provider remembers, in memory and for its own time to live only: interactions and codes of minutes. After
 * a restart people sign in anew there; sessions of the console itself are in PostgreSQL and live on.
 */
export function memoryAdapter(nowMs: () => number): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry && entry.expiresAtMs > nowMs()) return entry.payload;
    entries.delete(key);
    return undefined;
  };
  const firstOf = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload }] of entries) if (key.startsWith(`${model}:`) && matches(payload)) return live(key);
    return undefined;
  };
  const sweep = (): void => {
    const now = nowMs();
    for (const [key, entry] of entries) if (entry.expiresAtMs <= now) entries.delete(key);
  };
  return (model) => ({
    async upsert(id, payload, expiresInSeconds = Infinity) {
      sweep();
      entries.set(`${model}:${id}`, { payload, expiresAtMs: nowMs() + expiresInSeconds * 1_000 });
    },
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => firstOf(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => firstOf(model, (payload) => payload.userCode === userCode),
    async consume(id) {
      const payload = live(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(nowMs() / 1_000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
