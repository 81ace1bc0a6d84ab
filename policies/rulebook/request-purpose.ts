import { z } from 'zod';
import type { Bilingual } from './catalogue/item-page.ts';

/** Where the money of a request comes from: the deployment's dictionary. A code is never taken out, since requests carry it. */
export const FUNDING_SOURCES = [
  { code: 'general-budget', name: { zh: '一般公共预算', en: 'General public budget' } },
  { code: 'special-fund', name: { zh: '信息化专项资金', en: 'Special digitalisation fund' } },
  { code: 'special-bond', name: { zh: '地方政府专项债券', en: 'Local government special bond' } },
  { code: 'own-income', name: { zh: '单位自有资金', en: 'Own income' } },
  { code: 'other', name: { zh: '其他资金', en: 'Other' } },
] as const satisfies readonly { readonly code: string; readonly name: Bilingual }[];
export const fundingSourceSchema = z.enum(FUNDING_SOURCES.map(({ code }) => code));
export type FundingSource = z.output<typeof fundingSourceSchema>;

/**
 * What a request is for, beside its reason: project, money, dates (calendar days in Asia/Shanghai), how many people will use it, and how long.
 * All of it may be unknown; approvers see what was not said as such.
 */
export const purposeShape = {
  project: z.string().trim().min(1).max(128).optional(),
  fundingSource: fundingSourceSchema.optional(),
  goLiveOn: z.iso.date().optional(),
  buildFrom: z.iso.date().optional(),
  buildTo: z.iso.date().optional(),
  expectedUsers: z.int('QUANTITY_INVALID').min(1, 'QUANTITY_INVALID').max(100_000_000, 'QUANTITY_INVALID').optional(),
  /** Months from its delivery that each ordered resource may be held; absent: those of the reclaim policy. */
  leaseMonths: z.int('QUANTITY_INVALID').min(1, 'QUANTITY_INVALID').max(36, 'QUANTITY_INVALID').optional(),
};
export type Purpose = z.output<z.ZodObject<typeof purposeShape>>;

/** The purpose as it is shown; null is what was not said. */
export const purposeViewSchema = z.object({
  project: z.string().nullable(),
  fundingSource: fundingSourceSchema.nullable(),
  goLiveOn: z.iso.date().nullable(),
  buildFrom: z.iso.date().nullable(),
  buildTo: z.iso.date().nullable(),
  expectedUsers: z.int().nullable(),
  leaseMonths: z.int().nullable(),
});
export type PurposeView = z.output<typeof purposeViewSchema>;

/** The day that can't be right beside the others: building ends before it begins, or the go-live comes before building. Null: none. */
export function dayOutOfOrder({
  goLiveOn,
  buildFrom,
  buildTo,
}: Pick<Purpose, 'goLiveOn' | 'buildFrom' | 'buildTo'>): 'buildTo' | 'goLiveOn' | null {
  if (buildFrom === undefined) return null;
  if (buildTo !== undefined && buildTo < buildFrom) return 'buildTo';
  return goLiveOn !== undefined && goLiveOn < buildFrom ? 'goLiveOn' : null;
}
