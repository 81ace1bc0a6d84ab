import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { tierSchema } from '@zhengyun/rulebook/tier.ts';
import { z } from 'zod';
import { unitsTextSchema } from '../../verb/wire.ts';

/** What is published: what both the ledger of resources and the agents on nodes know of. */
export const OPEN_DIMENSIONS = ['vcpu', 'memory-gb'] as const;

/** `month`: one that is over, `YYYY-MM` in Asia/Shanghai; absent: the last one. */
export const openUtilisationInputSchema = z.strictObject({
  month: z
    .string()
    .regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/)
    .optional(),
});

const percentSchema = z.int().min(0).nullable();

const openUseSchema = z
  .object({
    cloud: z.string().describe('云的编码 · Code of the cloud'),
    name: z.string().describe('云的名称 · Name of the cloud'),
    tier: tierSchema.describe('层级：省、行业、地市 · Tier: provincial, sectoral, municipal'),
    resource: z.enum(OPEN_DIMENSIONS).describe('资源种类 · What is counted'),
    nameZh: z.string().describe('资源中文名称 · Name in Chinese'),
    nameEn: z.string().describe('资源英文名称 · Name in English'),
    withheld: z
      .boolean()
      .describe(
        '是否不予公布：用户单位少于规定数量，各项均为空 · Withheld: too few departments use it, and every figure is null',
      ),
    capacity: unitsTextSchema
      .nullable()
      .describe(
        '月末总量（核或 GB），空为未知 · What the cloud has at the end of the month (vCPU or GB); null: unknown',
      ),
    allocatedPercent: percentSchema.describe(
      '月末已分配占总量的百分比（整数，可超过 100），空为未知 · Allocated at the end of the month, whole per cent of it, above 100 where oversold; null: unknown',
    ),
    measuredPercent: percentSchema.describe(
      '全月实测平均使用率（整数百分比），覆盖不足时为空 · Mean use measured over the month, whole per cent; null: too little was measured',
    ),
    coveragePercent: percentSchema.describe(
      '实测覆盖的节点小时占全月的百分比，空为没有节点可测 · Share of the month’s node-hours that was measured; null: no node is known',
    ),
  })
  .describe('一个云一种资源的利用率 · One resource of one cloud');
export type OpenUse = z.output<typeof openUseSchema>;

/** Utilisation of the clouds in a month that is over, as anybody may read it (F18). No figure of a single department is in it. */
export const openUtilisationSchema = z
  .object({
    month: monthSchema.describe('月份（北京时间） · The month (Asia/Shanghai)'),
    months: z.array(monthSchema).describe('可查询的月份，新的在前 · The months there are, newest first'),
    leastDepartments: z
      .int()
      .describe('公布所需的最少用户单位数 · Departments that must use a cloud for its figures to be published'),
    leastCoveragePercent: z
      .int()
      .describe('公布实测值所需的最低覆盖百分比 · Coverage in per cent that a measured mean needs'),
    clouds: z
      .array(openUseSchema)
      .describe('各云各种资源，按层级和编码排列 · Each resource of each cloud, by tier and code'),
  })
  .describe('政务云公开利用率 · Open utilisation of the government clouds');
export type OpenUtilisation = z.output<typeof openUtilisationSchema>;
