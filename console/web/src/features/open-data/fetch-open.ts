import { TRPCClientError } from '@trpc/client';

/** What stands at an open address, as anybody gets it. Throws what the server said where it refuses, in the shape that problemOf reads. */
export async function fetchOpen<Answer>(address: string, language: string): Promise<Answer> {
  const response = await fetch(address, { headers: { 'accept-language': language } });
  if (response.ok) return (await response.json()) as Answer;
  const { message, ...data } = (await response.json().catch(() => ({}))) as { message?: string };
  throw TRPCClientError.from({
    error: { message: message ?? `HTTP ${response.status}`, code: -32_000, data },
  } as never);
}
