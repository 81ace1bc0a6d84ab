import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { page } from '../sign-in/page.ts';

const NOT_BUILT = page(
  '页面还没有构建',
  '<h1>页面还没有构建</h1><p>服务已经启动，但没有找到前端文件。请运行 <code>npm start</code>，或在 console/web 里运行 <code>npx vite build</code>。</p>',
);

/**
 * The single-page application in `root`: hashed assets are kept for a year, the page itself never, and any other path that a
 * browser navigates to gets the page (its router knows the path). Calls that ask for no HTML get a plain 404.
 */
export async function webRoutes(app: FastifyInstance, root: string): Promise<void> {
  const built = (): boolean => existsSync(join(root, 'index.html'));
  await app.register(fastifyStatic, {
    root,
    index: ['index.html'],
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(root, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage || request.url.startsWith('/trpc'))
      return reply.code(404).send({ code: 'NOT_FOUND', path: request.url });
    if (built()) return reply.sendFile('index.html', root);
    return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}
