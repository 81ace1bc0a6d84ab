/** Header that every mutation carries; a foreign page can't send it without a preflight that we never allow. */
export const CONSOLE_HEADER = 'x-zhengyun';

export interface OriginFacts {
  readonly method: string;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
  /** Value of `x-zhengyun`; null: this route doesn't ask for it (a plain form of our own page). */
  readonly consoleHeader: string | undefined | null;
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why a request that changes something may have been made by another site's page; null when it can't have been (ASVS 5.0
 * 3.5.1). Browsers send Sec-Fetch-Site or Origin and can't leave them out; a client that sends neither is no browser and has
 * no cookie of a victim. Fails closed.
 */
export function crossSiteReason(facts: OriginFacts, publicOrigin: string): string | null {
  if (SAFE_METHODS.includes(facts.method)) return null;
  if (facts.secFetchSite !== undefined && facts.secFetchSite !== 'same-origin' && facts.secFetchSite !== 'none')
    return `Sec-Fetch-Site is ${facts.secFetchSite}`;
  if (facts.origin !== undefined && facts.origin !== publicOrigin) return `Origin is ${facts.origin}`;
  if (facts.consoleHeader !== null && !facts.consoleHeader) return `header ${CONSOLE_HEADER} is missing`;
  return null;
}
