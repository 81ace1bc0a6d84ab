import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import { type Locale, label } from '@zhengyun/rulebook/messages/message.ts';
import {
  AMOUNT_PLACES,
  amountOf,
  EXACT_PLACES,
  exactOfAmount,
  formatAmount,
  formatYuan,
  parseExact,
  parsePrice,
} from '@zhengyun/rulebook/money.ts';
import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import type { StatementHead } from '../settlement/statement-head.ts';
import type { PartLine } from '../settlement/statement-part.ts';
import { skuName, trimmed } from './cell-rules.ts';
import { focusServiceOf } from './focus-service-rules.ts';

/**
 * Columns of FOCUS 1.2 CostAndUsage with their types, and some of our own (`x_`). Left out are those for what does not exist here: availability zones,
 * sub accounts, capacity reservations, tags. Of commitment discounts and of pricing in another currency there is what the rules of others look at.
 * FOCUS takes ASCII alone, so its names are slugs and English ones; the names that people know stand beside them.
 */
export const FOCUS_COLUMNS = {
  BilledCost: 'decimal',
  BillingAccountId: 'text',
  BillingAccountName: 'text',
  BillingCurrency: 'text',
  BillingPeriodEnd: 'instant',
  BillingPeriodStart: 'instant',
  ChargeCategory: 'text',
  ChargeClass: 'text',
  ChargeDescription: 'text',
  ChargeFrequency: 'text',
  ChargePeriodEnd: 'instant',
  ChargePeriodStart: 'instant',
  CommitmentDiscountStatus: 'text',
  ConsumedQuantity: 'decimal',
  ConsumedUnit: 'text',
  ContractedCost: 'decimal',
  ContractedUnitPrice: 'decimal',
  EffectiveCost: 'decimal',
  InvoiceId: 'text',
  InvoiceIssuerName: 'text',
  ListCost: 'decimal',
  ListUnitPrice: 'decimal',
  PricingCategory: 'text',
  PricingCurrency: 'text',
  PricingCurrencyContractedUnitPrice: 'decimal',
  PricingCurrencyEffectiveCost: 'decimal',
  PricingCurrencyListUnitPrice: 'decimal',
  PricingQuantity: 'decimal',
  PricingUnit: 'text',
  ProviderName: 'text',
  PublisherName: 'text',
  RegionId: 'text',
  RegionName: 'text',
  ResourceId: 'text',
  ResourceName: 'text',
  ResourceType: 'text',
  ServiceCategory: 'text',
  ServiceName: 'text',
  ServiceSubcategory: 'text',
  SkuId: 'text',
  SkuMeter: 'text',
  SkuPriceDetails: 'text',
  SkuPriceId: 'text',
  x_BillingAccountName: 'text',
  x_ChargeDescription: 'text',
  x_ContractNumber: 'text',
  x_ExactCost: 'text',
  x_ProviderName: 'text',
  x_RegionName: 'text',
  x_ServiceName: 'text',
  x_StatementHash: 'text',
  x_StatementLine: 'text',
} as const satisfies Readonly<Record<string, 'text' | 'decimal' | 'instant'>>;
export type FocusColumn = keyof typeof FOCUS_COLUMNS;
/** Decimals with at most fifteen places, instants as `2026-02-28T16:00:00Z`. */
export type FocusRow = Readonly<Record<FocusColumn, string | null>>;

/** Whose charges these are as FOCUS has criteria for it; columns of any other criterion are left out. */
export const FOCUS_CRITERIA = [
  'ACCOUNT_NAMING_SUPPORTED',
  'BILLING_BASED_ON_PROVISIONED_RESOURCES_SUPPORTED',
  'NEGOTIATED_PRICING_SUPPORTED',
  'PUBLIC_PRICE_LIST_SUPPORTED',
  'REGION_SUPPORTED',
  'RESOURCE_TYPE_ASSIGNMENT_SUPPORTED',
  'UNIT_PRICING_SUPPORTED',
  'USAGE_MEASUREMENT_SUPPORTED',
] as const;

type Kind = PartLine['kind'];
const CATEGORIES: Readonly<Record<Kind, { readonly category: string; readonly frequency: string }>> = {
  usage: { category: 'Usage', frequency: 'Usage-Based' },
  // Not a purchase, which FOCUS has for what later charges draw on: it is used up in the month it is charged for.
  annual: { category: 'Usage', frequency: 'Recurring' },
  discount: { category: 'Adjustment', frequency: 'Usage-Based' },
  minimum: { category: 'Adjustment', frequency: 'Recurring' },
  maximum: { category: 'Adjustment', frequency: 'Recurring' },
  included: { category: 'Adjustment', frequency: 'Recurring' },
  floor: { category: 'Adjustment', frequency: 'Recurring' },
  cap: { category: 'Adjustment', frequency: 'Recurring' },
  coefficient: { category: 'Adjustment', frequency: 'Recurring' },
  deduction: { category: 'Credit', frequency: 'One-Time' },
  penalty: { category: 'Credit', frequency: 'One-Time' },
  credit: { category: 'Credit', frequency: 'One-Time' },
  adjustment: { category: 'Adjustment', frequency: 'One-Time' },
};

const second = (instant: string): string => `${instant.slice(0, 19)}Z`;

interface Costs {
  readonly ListCost: string;
  readonly ListUnitPrice: string | null;
  readonly PricingQuantity: string | null;
  readonly PricingUnit: string | null;
}

/**
 * What a line costs before it is rounded. By unit: price × quantity, exactly. By tiers or a package no one price holds for the quantity: one
 * unit of the whole fee. What was bought for the year, likewise. All else follows from other charges, and costs what is billed of it.
 */
function costsOf(line: PartLine): Costs {
  const billed = trimmed(formatYuan(BigInt(line.amountFen)));
  if (line.kind === 'annual') return { ...whole(billed), PricingUnit: 'Units' };
  if (line.kind !== 'usage') return { ListCost: billed, ListUnitPrice: null, PricingQuantity: null, PricingUnit: null };
  const exact = parseExact(line.exact);
  const { unit } = focusServiceOf(line.sku);
  if (line.unitPrice !== null && line.quantity !== null) {
    const amount = amountOf(parsePrice(line.unitPrice), parseQuantity(line.quantity));
    if (exactOfAmount(amount) === exact)
      return {
        ListCost: trimmed(formatAmount(amount)),
        ListUnitPrice: trimmed(line.unitPrice),
        PricingQuantity: trimmed(line.quantity),
        PricingUnit: unit,
      };
  }
  return {
    ...whole(trimmed(formatAmount(divideHalfUp(exact, scaleOf(EXACT_PLACES - AMOUNT_PLACES))))),
    PricingUnit: 'Units',
  };
}

const whole = (cost: string) => ({ ListCost: cost, ListUnitPrice: cost, PricingQuantity: '1' });

/** What a charge is of: its item under its price, or the yearly part of its contract. */
function itemOf(line: PartLine, head: StatementHead) {
  const { working, sku } = line;
  const agreed = working.kind === 'annual' ? `${head.contract.number}/v${working.version ?? 1}` : null;
  const version = 'priceVersion' in working ? working.priceVersion.number : null;
  const id = line.kind === 'annual' ? 'annual' : sku;
  const priceId = agreed ? `annual/${agreed}` : sku && version ? `${sku}/${version}` : null;
  return { id, priceId };
}

/** What a charge is called in a language. */
function namesOf(line: PartLine, locale: Locale) {
  const kind = label(locale, 'lineKind', line.kind);
  const service = line.sku ? skuName(locale, line.sku) : kind;
  const parts = [kind, service === kind ? '' : service, line.resource?.number ?? ''];
  return { service, charge: parts.filter(Boolean).join(' ') };
}

/** A name in the characters that FOCUS takes. */
const ascii = (text: string): string => text.replaceAll(' · ', ' ').replaceAll(/[^\x20-\x7E]/g, '?');

/** Who charges whom, and when: the same in every row of a statement. */
function partiesOf(head: StatementHead) {
  const month = periodOf(head.month);
  return {
    BillingAccountId: head.department.id,
    BillingAccountName: head.departmentSlug,
    BillingCurrency: 'CNY',
    BillingPeriodStart: second(month.from.toISOString()),
    BillingPeriodEnd: second(month.to.toISOString()),
    InvoiceId: head.issuedAt === null ? null : head.number,
    InvoiceIssuerName: head.provider.slug,
    PricingCurrency: 'CNY',
    ProviderName: head.provider.slug,
    PublisherName: head.provider.slug,
    x_BillingAccountName: head.department.name,
    x_ContractNumber: head.contract.number,
    x_ProviderName: head.provider.name,
    x_StatementHash: head.contentHash,
  };
}

/** What a line was made of: the place, the resource and the item. */
function subjectOf(line: PartLine, head: StatementHead, locale: Locale) {
  const service = focusServiceOf(line.sku);
  const cloud = line.resource?.cloud ?? (line.working.kind === 'deduction' ? line.working.cloud : null);
  const [english, own] = [namesOf(line, 'en-US'), namesOf(line, locale)];
  const { id, priceId } = itemOf(line, head);
  return {
    ChargeDescription: ascii(english.charge),
    RegionId: cloud?.slug ?? null,
    RegionName: cloud?.slug ?? null,
    ResourceId: line.resource?.id ?? null,
    ResourceName: line.resource?.number ?? null,
    ResourceType: line.resource?.item ?? null,
    ServiceCategory: service.category,
    ServiceName: ascii(english.service),
    ServiceSubcategory: service.subcategory,
    SkuId: id,
    SkuMeter: id === null ? null : ascii(english.service),
    SkuPriceDetails: null,
    SkuPriceId: priceId,
    x_ChargeDescription: own.charge,
    x_RegionName: cloud?.name ?? null,
    x_ServiceName: own.service,
  };
}

/**
 * One line of a statement as a row of FOCUS 1.2. BilledCost is its rounded part: all of one InvoiceId add up to what is payable. `locale` is the language of our own columns.
 */
export function focusRow(line: PartLine, head: StatementHead, locale: Locale): FocusRow {
  const { category, frequency } = CATEGORIES[line.kind];
  const span = line.working.kind === 'annual' ? line.working : (line.used ?? head.working.period);
  const costs = costsOf(line);
  const billed = trimmed(formatYuan(BigInt(line.amountFen)));
  const used =
    category !== 'Usage'
      ? null
      : line.quantity === null
        ? costs
        : { PricingQuantity: trimmed(line.quantity), PricingUnit: focusServiceOf(line.sku).unit };
  return {
    ...partiesOf(head),
    ...subjectOf(line, head, locale),
    ...costs,
    BilledCost: billed,
    ChargeCategory: category,
    // Of a month whose statement was issued before: it is put right in this one.
    ChargeClass: line.kind === 'credit' || line.kind === 'adjustment' ? 'Correction' : null,
    ChargeFrequency: frequency,
    ChargePeriodStart: second(span.from),
    ChargePeriodEnd: second(span.to),
    CommitmentDiscountStatus: null,
    ConsumedQuantity: used?.PricingQuantity ?? null,
    ConsumedUnit: used?.PricingUnit ?? null,
    ContractedCost: costs.ListCost,
    ContractedUnitPrice: costs.ListUnitPrice,
    EffectiveCost: billed,
    PricingCategory: costs.PricingQuantity === null ? null : 'Standard',
    PricingCurrencyContractedUnitPrice: costs.ListUnitPrice,
    PricingCurrencyEffectiveCost: billed,
    PricingCurrencyListUnitPrice: costs.ListUnitPrice,
    x_ExactCost: trimmed(line.exact),
    x_StatementLine: line.key,
  };
}
