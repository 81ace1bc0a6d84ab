import { createSystem } from '@zhengyun/domain/tenancy/create-system.ts';
import { listSystems } from '@zhengyun/domain/tenancy/list-systems.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { type Keys, keyOf } from './make-people.ts';
import { SAMPLE_SYSTEMS } from './people.ts';

/** The departments' business systems. */
export async function makeSampleSystems(ctx: () => Context, departments: Keys): Promise<void> {
  const { items } = await listSystems(ctx(), { limit: 200 });
  for (const { department, ...system } of SAMPLE_SYSTEMS) {
    if (items.some((existing) => existing.slug === system.slug)) continue;
    await createSystem(ctx(), { ...system, departmentId: keyOf(departments, department) });
  }
}
