import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { METER_CODES, type MeterCode } from '@zhengyun/rulebook/meters.ts';
import { useTranslation } from 'react-i18next';
import type { Dispute } from './dispute-types.ts';

type Line = Pick<Dispute['line'], 'kind' | 'resource' | 'sku'> & { readonly ordinal: number | null };
const consumed: readonly string[] = METER_CODES;

/** Name of a billing item, held or consumed, e.g. `vCPU · 非信创`. */
export function useItemText(): (sku: NonNullable<Line['sku']>) => string {
  const { t } = useTranslation();
  return (sku) => {
    const [thing = '', stack] = sku.split('.');
    const name = consumed.includes(thing)
      ? t(`prices.consumed.${thing as MeterCode}`)
      : t(`words.dimension.${thing as Dimension}`);
    return `${name} · ${t(stack === 'xinchuang' ? 'ui.xinchuang' : 'ui.notXinchuang')}`;
  };
}

/** A statement's line in words: `#3 · 用量 · vCPU · 非信创 · ZY-2026-000001`. */
export function useLineText(): (line: Line) => string {
  const { t } = useTranslation();
  const item = useItemText();
  return ({ ordinal, kind, sku, resource }) =>
    [ordinal === null ? null : `#${ordinal}`, t(`words.lineKind.${kind}`), sku && item(sku), resource]
      .filter(Boolean)
      .join(' · ');
}
