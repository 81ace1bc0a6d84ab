import { TRPCClientError } from '@trpc/client';
import type { OpenPrices } from '@zhengyun/domain/pricing/open/schemas.ts';

/** The open prices of a day (null: now), as anybody gets them. Throws what the server said where it refuses, in the shape that problemOf reads. */
export async function fetchOpenPrices(day: string | null, language: string): Promise<OpenPrices> {
  const query = day === null ? '' : `?${new URLSearchParams({ at: day })}`;
  const response = await fetch(`/public/prices.json${query}`, { headers: { 'accept-language': language } });
  if (response.ok) return (await response.json()) as OpenPrices;
  const { message, ...data } = (await response.json().catch(() => ({}))) as { message?: string };
  throw TRPCClientError.from({
    error: { message: message ?? `HTTP ${response.status}`, code: -32_000, data },
  } as never);
}
