import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createClient } from '../api/client.ts';
import { createQueryClient } from '../api/query-client.ts';
import { TRPCProvider } from '../api/trpc.ts';
import { PreferencesProvider } from '../ui/preferences/preferences-context.tsx';
import { Appearance } from './appearance.tsx';

/** Everything above the routes: server access, preferences, look and language. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(() => document.documentElement.lang || 'zh-CN'));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <PreferencesProvider>
          <Appearance>{children}</Appearance>
        </PreferencesProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
