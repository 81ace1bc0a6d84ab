import './ui/base.css';
import './ui/figures.css';
import './ui/forms.css';
import './app/frame/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Providers } from './app/providers.tsx';
import { createRoutes } from './app/routes.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root to put the console in');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={createRoutes()} />
    </Providers>
  </StrictMode>,
);
// After the first paint: the list of a hundred font subsets is long, and most machines need none of them.
void import('./ui/fonts.ts');
