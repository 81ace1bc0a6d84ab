import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server serves `dist` under a policy without inline scripts, so nothing is inlined and no legacy preamble is made. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/trpc', '/attachments', '/exports', '/sign-in', '/sign-out', '/oidc', '^/public/.*[.](json|csv)$'].map(
        (path) => [path, { target: 'http://127.0.0.1:7100' }],
      ),
    ),
  },
});
