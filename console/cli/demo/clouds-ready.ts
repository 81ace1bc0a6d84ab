import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleClient } from './console-client.ts';

interface Overview {
  readonly clouds: readonly { readonly slug: string; readonly state: string }[];
}

/** Waits until `slugs` are deployed, then says which engine deployed them. */
export async function cloudsReady(
  engineer: ConsoleClient,
  slugs: readonly string[],
): Promise<{ readonly pulumi: string; readonly provider: string }> {
  const deadline = Date.now() + 30 * 60_000;
  for (;;) {
    const { clouds } = await engineer.query<Overview>('clouds.overview');
    const states = slugs.map((slug) => clouds.find((cloud) => cloud.slug === slug)?.state ?? 'missing');
    if (states.every((state) => state === 'deployed')) return { pulumi: '3.259.0', provider: 'stand-in 4.32.0' };
    if (states.includes('failed') || Date.now() > deadline)
      throw new Error(`the clouds ${slugs.join(', ')} are ${states.join(', ')}: see /operations`);
    await pause(1_000);
  }
}
