import type { OpenPrices } from '@zhengyun/domain/pricing/open/schemas.ts';
import { fetchOpen } from './fetch-open.ts';

/** The open prices of a day (null: now), as anybody gets them. Throws like `fetchOpen`. */
export function fetchOpenPrices(day: string | null, language: string): Promise<OpenPrices> {
  const query = day === null ? '' : `?${new URLSearchParams({ at: day })}`;
  return fetchOpen(`/public/prices.json${query}`, language);
}
