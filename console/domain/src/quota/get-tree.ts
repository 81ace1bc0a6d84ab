import { query } from '../verb/query.ts';
import { readTree } from './pool-store.ts';
import { heldOf, leftOf } from './rules.ts';
import { type QuotaNode, type QuotaTree, quotaTreeInputSchema, quotaTreeSchema } from './schemas.ts';
import { cloudNames, namedLines, readTakenOver, takenOverAt } from './store.ts';
import { systemNodes } from './system-node-store.ts';
import { givenToSystems } from './system-rules.ts';
import { systemsThere } from './system-store.ts';
import { keyOf, mayAsk, poolNodes, setsLimitsOn } from './view-rules.ts';

/**
 * The tree of one dimension and stack: the province, tiers and clouds, of which everyone may know what they have and give (F18), and
 * under each cloud the departments whose limits the caller may see, with their systems there.
 */
export const getQuotaTree = query({
  allow: ['signed-in'],
  input: quotaTreeInputSchema,
  async read(scope, { dimension, xinchuang }): Promise<QuotaTree> {
    const { ctx, tx } = scope;
    const tree = await readTree(scope, { dimensions: [dimension], stacks: [xinchuang] });
    const came = await readTakenOver(tx, undefined);
    const lines = await namedLines(tx, { dimension, xinchuang });
    const there = await systemsThere(tx, { dimension, xinchuang });
    const limitsOf = (departmentId: string) =>
      there.flatMap(({ id: systemId, cloud_id: cloudId, department_id, limit_units: limit }) =>
        department_id === departmentId && limit !== null ? [{ systemId, cloudId, dimension, xinchuang, limit }] : [],
      );
    const departments = lines.map((row): QuotaNode => {
      const { department_id: departmentId, cloud_id: cloudId } = row;
      const line = {
        ...row,
        limit: row.limit_units,
        takenOver: takenOverAt(came, { departmentId, cloudId, xinchuang, dimension }),
      };
      const acts = [
        ...(setsLimitsOn(ctx.actor, cloudId) ? (['set'] as const) : []),
        ...(mayAsk(ctx.actor, { cloudId, departmentId }) ? (['ask'] as const) : []),
      ];
      return {
        key: row.id,
        parent: keyOf('cloud', { tier: null, cloudId }),
        level: 'department',
        tier: null,
        cloud: { id: cloudId, slug: row.cloud_slug, name: row.cloud_name },
        department: { id: departmentId, slug: row.department_slug, name: row.department_name },
        system: null,
        limit: line.limit.toString(),
        soft: row.soft_units?.toString() ?? null,
        oversubscribe: false,
        given: givenToSystems({ cloudId, dimension, xinchuang }, limitsOf(departmentId)).toString(),
        reserved: line.reserved.toString(),
        booked: line.booked.toString(),
        takenOver: line.takenOver.toString(),
        left: leftOf(line).toString(),
        isOverSoft: row.soft_units !== null && heldOf(line) > row.soft_units,
        acts,
      };
    });
    return quotaTreeSchema.parse({
      nodes: [
        ...poolNodes(tree, await cloudNames(tx), ctx.actor),
        ...departments,
        ...(await systemNodes(scope, { dimension, xinchuang }, { lines, there })),
      ],
    });
  },
});
