import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { type Fact, Facts } from '../../../ui/page/facts.tsx';
import { SamplePrice } from '../../../ui/sample-price.tsx';
import type { LineWorking, StatementLine } from '../statement-types.ts';
import { useSkuName } from '../use-sku-name.ts';

type Priced = Extract<LineWorking, { priceVersion: unknown }>;

/** Item, price and, where the price is not simply by unit, the whole quantity of the month that it was applied to. */
export function PricedFacts({ line, working }: { readonly line: StatementLine; readonly working: Priced }) {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const { rule, whole, priceVersion } = working;
  const version = (
    <Flex gap={8}>
      {priceVersion.number}
      <SamplePrice sample={priceVersion.sample} />
    </Flex>
  );
  const number = (text: string, keep = 0) => <span className="zy-number">{formatDecimal(text, keep)}</span>;
  const facts: Fact[] = [
    { label: t('statements.lineSku'), value: line.sku ? skuName(line.sku) : '–' },
    { label: t('orders.priceVersion', { number: '' }), value: version },
  ];
  if (line.unitPrice) facts.push({ label: t('statements.lineUnitPrice'), value: number(line.unitPrice, 2) });
  if (rule && whole && !(rule.model.kind === 'unit' && line.kind === 'usage'))
    facts.push(
      { label: t('statements.model'), value: t(`prices.kinds.${rule.model.kind}`) },
      { label: t('statements.whole'), value: number(whole.quantity) },
      { label: t('statements.wholeShare'), value: number(whole.share) },
      { label: t('statements.byModel'), value: number(whole.byModel, 2) },
    );
  return <Facts columns={3} facts={facts} />;
}

/** What a discount takes off one use. */
export function DiscountWorking({
  line,
  working,
}: {
  readonly line: StatementLine;
  readonly working: Extract<LineWorking, { kind: 'discount' }>;
}) {
  const { t } = useTranslation();
  const percent = working.rule ? formatDecimal((Number(working.rule.discountPpm) / 10_000).toFixed(4)) : '–';
  return (
    <>
      <PricedFacts line={line} working={working} />
      <p>{t('statements.discountFormula', { of: formatDecimal(working.of, 2), percent })}</p>
    </>
  );
}

/** What a bound of the whole month adds or takes off. */
export function BoundWorking({
  line,
  working,
}: {
  readonly line: StatementLine;
  readonly working: Extract<LineWorking, { kind: 'minimum' | 'maximum' }>;
}) {
  const { t } = useTranslation();
  const [bound, after] = [formatDecimal(working.bound, 2), formatDecimal(working.afterDiscount, 2)];
  return (
    <>
      <PricedFacts line={line} working={working} />
      <p>{t(`statements.${working.kind}Formula`, { bound, after })}</p>
    </>
  );
}
