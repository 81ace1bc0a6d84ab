import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { startTexts } from '../i18n/start.ts';
import { giveLayout } from './give-layout.ts';

/** Renders `node` as it stands in the console: texts in Chinese, antd, a router and a query client; no server. */
export function renderInConsole(node: ReactNode) {
  giveLayout();
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <I18nextProvider i18n={startTexts('zh-CN')}>
        <ConfigProvider theme={{ token: { motion: false } }}>
          <App>
            <MemoryRouter>{node}</MemoryRouter>
          </App>
        </ConfigProvider>
      </I18nextProvider>
    </QueryClientProvider>,
  );
}
