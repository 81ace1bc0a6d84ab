import { z } from 'zod';
import type { Role } from '../verb/actor.ts';
import { cloudsGranted, holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { type PackView, packViewSchema } from './schemas.ts';
import { settingsInForce } from './setting-store.ts';
import { currentPack } from './store.ts';
import { countByPolicy } from './view-store.ts';

/** The policies in force with what each has found in all stacks; null before any worker has said which they are. */
export const readPack = query({
  allow: ['platform-engineer', 'technical-reviewer', 'authority-approver', 'security-admin', 'auditor', 'job'],
  input: z.void(),
  sight: 'operations',
  async read({ ctx, tx }): Promise<PackView | null> {
    const pack = await currentPack(tx);
    if (!pack) return null;
    const settings = await settingsInForce(tx);
    const counts = await countByPolicy(tx);
    const may = (role: Role) => holds(ctx.actor, role);
    return packViewSchema.parse({
      digest: pack.digest,
      publishedAt: pack.publishedAt.toISOString(),
      policies: pack.policies.map((policy) => ({
        ...policy,
        settingsInForce: settings[policy.name] ?? null,
        stacks: counts.get(policy.name)?.stacks ?? 0,
        exempted: counts.get(policy.name)?.exempted ?? 0,
      })),
      acts: [
        ...(may('platform-engineer') ? (['judge', 'ask-exemption'] as const) : []),
        ...(may('security-admin') ? (['set-settings'] as const) : []),
        ...(may('platform-engineer') && !cloudsGranted(ctx.actor, 'platform-engineer')
          ? (['ask-settings'] as const)
          : []),
      ],
    });
  },
});
