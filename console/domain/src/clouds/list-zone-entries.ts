import { z } from 'zod';
import { query } from '../verb/query.ts';
import { zoneEntriesSchema } from './schemas.ts';
import { cloudsPerZone, zoneEntries } from './zone-entry-store.ts';

/** The deployment's zone dictionary by code, retired entries with it, and how many clouds have each. */
export const listZoneEntries = query({
  allow: ['signed-in', 'job'],
  input: z.void(),
  async read({ tx }) {
    const used = await cloudsPerZone(tx);
    const entries = await zoneEntries(tx);
    return zoneEntriesSchema.parse(
      entries.map((row) => ({
        code: row.code,
        nameZh: row.name_zh,
        nameEn: row.name_en,
        maximumMlps: row.maximum_mlps,
        publicAddress: row.public_address,
        clouds: used.get(row.code) ?? 0,
        retiredAt: row.retired_at?.toISOString() ?? null,
      })),
    );
  },
});
