import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { z } from 'zod';
import { instantSchema, priceTextSchema } from '../../verb/wire.ts';
import { pricedSkuSchema, supplementRefSchema } from '../schemas.ts';

/** `at`: a day (Asia/Shanghai), for the prices in force as it begins; absent: those in force now. */
export const openPricesInputSchema = z.strictObject({
  at: z.iso
    .date()
    .refine((day) => day >= '2000-01-01' && day <= '2100-12-31')
    .optional(),
});

const versionSchema = z
  .object({
    number: z.string().describe('价格版本编号 · Number of the price version'),
    name: z.string().describe('版本名称 · Name of the version'),
    sample: z.boolean().describe('是否样例价格 · Whether these are sample prices'),
    validFrom: instantSchema.describe('生效时刻（UTC） · In force from (UTC), included'),
    validTo: instantSchema.nullable().describe('失效时刻（UTC），空为未定 · In force to (UTC), excluded; null: open'),
  })
  .describe('价格版本 · A price version');

const openPriceSchema = z
  .object({
    sku: pricedSkuSchema.describe('计费项编码 · Code of the billing item'),
    nameZh: z.string().describe('计费项中文名称 · Name in Chinese'),
    nameEn: z.string().describe('计费项英文名称 · Name in English'),
    unit: z.string().describe('计价单位 · Unit'),
    unitPrice: priceTextSchema.describe(
      '代表单价（元）：按量计价即单价，其他方式见计价规则 · The one price that stands for the rule (CNY); the rule says all',
    ),
    rule: priceRuleSchema.describe('计价规则 · Price rule: model, discount, bounds, month'),
    supplement: supplementRefSchema
      .nullable()
      .describe(
        '版本生效后补充的价格：补充编号、依据和批准时刻；空：随版本发布 · Added to the version in force: number, reference, approved at (UTC); null: published with it',
      ),
  })
  .describe('一个计费项的价格 · The price of one billing item');

/** The general price list as anybody may read it (F18). What a department has agreed on for itself is never in it. */
export const openPricesSchema = z
  .object({
    at: z.iso.date().describe('价格对应的日期（北京时间） · The day the prices are of (Asia/Shanghai)'),
    version: versionSchema
      .nullable()
      .describe('当日生效的版本；空：当日没有公开价格 · The version in force; null: there was none'),
    prices: z.array(openPriceSchema).describe('当日价格 · The prices of that day'),
    versions: z
      .array(versionSchema)
      .describe(
        '全部公开版本，新的在前，已公布未生效的在内 · Every published version, newest first, those to come included',
      ),
  })
  .describe('政务云公开价格表 · Open price list of the government cloud');
export type OpenPrices = z.output<typeof openPricesSchema>;
