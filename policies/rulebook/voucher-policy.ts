import { z } from 'zod';
import type { Dimension } from './dimension.ts';
import type { MeterCode } from './meters.ts';
import { ORGANISATION_KINDS } from './organisation-kinds.ts';

/**
 * What an entry of a voucher is for. The first five are families of billing items; `annual` the yearly part; `agreed` what floors and caps
 * of the contract add or take off; `deduction` availability and evaluation; `correction` credit notes and adjustments of earlier
 * statements; `balance` what is owed: payable in the payer's book, receivable in the provider's.
 */
export const VOUCHER_FAMILIES = [
  'compute',
  'storage',
  'network',
  'security',
  'service',
  'annual',
  'agreed',
  'deduction',
  'penalty',
  'correction',
  'balance',
] as const;
export type VoucherFamily = (typeof VOUCHER_FAMILIES)[number];

/** Whose books an entry is for: the department's, which owes, or the provider's, which is owed. */
export const VOUCHER_BOOKS = ['payer', 'provider'] as const;
export type VoucherBook = (typeof VOUCHER_BOOKS)[number];

const subjectSchema = z.strictObject({
  code: z.string().regex(/^\d{4}(\.?\d{2})*$/, 'SUBJECT_CODE_INVALID'),
  name: z.string().trim().min(1).max(60),
});
export type Subject = z.output<typeof subjectSchema>;

/** Subjects in force in `[validFrom, validTo)` for statements of departments of some kinds; a family may be left out, and then has none. */
export const voucherMappingSchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date(),
    /** null: until further notice. */
    validTo: z.date().nullable(),
    book: z.enum(VOUCHER_BOOKS),
    kinds: z.array(z.enum(ORGANISATION_KINDS)).min(1).readonly(),
    subjects: z.partialRecord(z.enum(VOUCHER_FAMILIES), subjectSchema),
  })
  .readonly()
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, 'MAPPING_ENDS_BEFORE_IT_BEGINS');
export type VoucherMapping = z.output<typeof voucherMappingSchema>;

const endOf = ({ validTo }: VoucherMapping): number => validTo?.getTime() ?? Number.POSITIVE_INFINITY;

/** Whether two mappings name a subject for one entry at one instant. */
function overlap(a: VoucherMapping, b: VoucherMapping): boolean {
  return (
    a.book === b.book &&
    a.validFrom.getTime() < endOf(b) &&
    b.validFrom.getTime() < endOf(a) &&
    a.kinds.some((kind) => b.kinds.includes(kind)) &&
    VOUCHER_FAMILIES.some((family) => a.subjects[family] !== undefined && b.subjects[family] !== undefined)
  );
}

/** A table of mappings of which no two speak of the same entry at the same instant: SUBJECTS_OVERLAP names two that do. */
export const voucherMappingsSchema = z
  .array(voucherMappingSchema)
  .readonly()
  .superRefine((mappings, context) => {
    mappings.forEach((one, place) => {
      const other = mappings.slice(place + 1).find((later) => overlap(one, later));
      if (other) context.addIssue({ code: 'custom', message: `SUBJECTS_OVERLAP: ${one.id}, ${other.id}` });
    });
    if (new Set(mappings.map(({ id }) => id)).size !== mappings.length)
      context.addIssue({ code: 'custom', message: 'MAPPING_NAMED_TWICE' });
  });

const expenses = (code: string, name: string) => ({
  compute: { code: `${code}.01`, name: `${name}—云计算资源` },
  storage: { code: `${code}.02`, name: `${name}—云存储与备份` },
  network: { code: `${code}.03`, name: `${name}—网络通信` },
  security: { code: `${code}.04`, name: `${name}—网络安全服务` },
  service: { code: `${code}.05`, name: `${name}—运维与人工服务` },
  annual: { code: `${code}.06`, name: `${name}—年度服务费` },
  agreed: { code: `${code}.07`, name: `${name}—合同封顶保底` },
  deduction: { code: `${code}.08`, name: `${name}—考核扣减` },
  penalty: { code: `${code}.09`, name: `${name}—违约金抵减` },
  correction: { code: `${code}.10`, name: `${name}—以前账期更正` },
});
const PAYABLE = { code: '2302', name: '应付账款' };
const RECEIVABLE = { code: '1122', name: '应收账款' };
const FROM_2026 = { validFrom: new Date('2025-12-31T16:00:00Z'), validTo: null };

/**
 * Sample mappings. The first-level subjects are those of 政府会计制度（财会〔2017〕25号） for departments and of 企业会计准则 for the provider; the
 * details under them are made up, as each finance office has its own.
 */
export const VOUCHER_MAPPINGS: readonly VoucherMapping[] = voucherMappingsSchema.parse([
  {
    id: 'sample-administrative-2026',
    ...FROM_2026,
    book: 'payer',
    kinds: ORGANISATION_KINDS.filter((kind) => kind !== 'institution'),
    subjects: { ...expenses('5001', '业务活动费用'), balance: PAYABLE },
  },
  {
    id: 'sample-institution-2026',
    ...FROM_2026,
    book: 'payer',
    kinds: ['institution'],
    subjects: { ...expenses('5101', '单位管理费用'), balance: PAYABLE },
  },
  {
    id: 'sample-provider-2026',
    ...FROM_2026,
    book: 'provider',
    kinds: ORGANISATION_KINDS,
    subjects: { ...expenses('6001', '主营业务收入'), balance: RECEIVABLE },
  },
]);

interface Entry {
  readonly book: VoucherBook;
  readonly kind: string;
  readonly family: VoucherFamily;
  readonly at: Date;
}

/** The subject of an entry and the mapping that names it; undefined: none is in force then. */
export function subjectOf(
  { book, kind, family, at }: Entry,
  mappings: readonly VoucherMapping[] = VOUCHER_MAPPINGS,
): (Subject & { readonly mapping: string }) | undefined {
  for (const mapping of mappings) {
    const subject = mapping.subjects[family];
    const inForce = mapping.validFrom <= at && at.getTime() < endOf(mapping);
    const speaksOf = mapping.book === book && (mapping.kinds as readonly string[]).includes(kind);
    if (subject && inForce && speaksOf) return { ...subject, mapping: mapping.id };
  }
  return undefined;
}

const ITEM_FAMILIES: Readonly<Record<Dimension | MeterCode, VoucherFamily>> = {
  vcpu: 'compute',
  'memory-gb': 'compute',
  'gpu-share': 'compute',
  'gpu-memory-gb': 'compute',
  'disk-ordinary-gb': 'storage',
  'disk-fast-gb': 'storage',
  'object-gb': 'storage',
  'object-gb-used': 'storage',
  'backup-gb': 'storage',
  'backup-gb-used': 'storage',
  'bandwidth-mbps': 'network',
  'public-ip': 'network',
  'load-balancer': 'network',
  'traffic-gb': 'network',
  'traffic-peak-mbps': 'network',
  'requests-10k': 'network',
  'security-pack-2': 'security',
  'security-pack-3': 'security',
  'bastion-account': 'security',
  'monitored-host': 'service',
  'active-accounts': 'service',
  'service-days': 'service',
};

/** The family of a billing item such as `vcpu.x86`; undefined: an item that nobody has put in one. */
export function familyOfItem(sku: string): VoucherFamily | undefined {
  const [thing = ''] = sku.split('.');
  return (ITEM_FAMILIES as Readonly<Record<string, VoucherFamily>>)[thing];
}
