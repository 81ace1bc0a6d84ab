import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from '@zhengyun/server/router.ts';

/**
 * The browser's client. `x-zhengyun` marks our own calls (a foreign form can't set it) and `accept-language` asks for
 * messages in the language on screen; both are read anew for every call.
 */
export function createClient(language: () => string) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: '/trpc',
        maxItems: 10,
        // Also queries: filters, baskets and order files are longer than an address may be.
        methodOverride: 'POST',
        headers: () => ({ 'x-zhengyun': 'web', 'accept-language': language() }),
      }),
    ],
  });
}
