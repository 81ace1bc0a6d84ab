import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import type { QuotaNode } from './schemas.ts';
import type { namedLines } from './store.ts';
import { heldBySystem } from './system-rules.ts';
import { type systemsThere, systemUses } from './system-store.ts';

interface Facts {
  readonly lines: Awaited<ReturnType<typeof namedLines>>;
  readonly there: Awaited<ReturnType<typeof systemsThere>>;
}

/** Systems under their departments in the tree; what they hold is booked as far as it is not told apart from what is on its way. */
export async function systemNodes(
  { ctx, tx }: VerbScope,
  { dimension, xinchuang }: { readonly dimension: Dimension; readonly xinchuang: boolean },
  { lines, there }: Facts,
): Promise<QuotaNode[]> {
  const nodes: QuotaNode[] = [];
  for (const [departmentId, systems] of Map.groupBy(there, ({ department_id }) => department_id)) {
    const cloudIds = [...new Set(systems.map(({ cloud_id }) => cloud_id))];
    const uses = await systemUses(tx, { departmentId, cloudIds });
    for (const { id, slug, name, cloud_id: cloudId, cloud_slug, cloud_name, limit_units: limit } of systems) {
      const line = lines.find((each) => each.department_id === departmentId && each.cloud_id === cloudId);
      if (!line) continue;
      const held = heldBySystem({ systemId: id, cloudId, xinchuang }, uses)[dimension] ?? 0n;
      const booked = heldBySystem(
        { systemId: id, cloudId, xinchuang },
        uses.map((use) => ({ ...use, promised: [] })),
      );
      const came = uses.map((use) => ({ ...use, delivered: null, promised: [] }));
      const takenOver = heldBySystem({ systemId: id, cloudId, xinchuang }, came)[dimension] ?? 0n;
      const standing = booked[dimension] ?? 0n;
      const mayDivide = holds(ctx.actor, 'department-approver', { departmentId, cloudId });
      nodes.push({
        key: `${line.id} ${id}`,
        parent: line.id,
        level: 'system',
        tier: null,
        cloud: { id: cloudId, slug: cloud_slug, name: cloud_name },
        department: null,
        system: { id, slug, name },
        limit: limit?.toString() ?? null,
        soft: null,
        oversubscribe: false,
        given: '0',
        reserved: (held - standing).toString(),
        booked: (standing - takenOver).toString(),
        takenOver: takenOver.toString(),
        left: limit === null ? null : (limit - held).toString(),
        isOverSoft: false,
        acts: mayDivide ? ['set'] : [],
      });
    }
  }
  return nodes;
}
