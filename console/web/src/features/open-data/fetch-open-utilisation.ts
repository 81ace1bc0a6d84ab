import type { OpenUtilisation } from '@zhengyun/domain/clouds/open/schemas.ts';
import { fetchOpen } from './fetch-open.ts';

/** The open utilisation of a month that is over (null: the last one), as anybody gets it. Throws like `fetchOpen`. */
export function fetchOpenUtilisation(month: string | null, language: string): Promise<OpenUtilisation> {
  const query = month === null ? '' : `?${new URLSearchParams({ month })}`;
  return fetchOpen(`/public/utilisation.json${query}`, language);
}
