import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Watches the connections of `server`; call what it gives as the server begins to close. Connections on which nothing was asked yet, as
 * browsers open ahead of need, end at once: Node counts them among the busy ones and waits a minute and more for each. What is
 * still being answered after `graceMs` is broken off.
 */
export function endConnections(server: Server, graceMs: number): () => void {
  const unasked = new Set<Socket>();
  let closing = false;
  server.on('connection', (socket: Socket) => {
    if (closing) socket.destroy();
    unasked.add(socket);
    socket.once('close', () => unasked.delete(socket));
  });
  server.on('request', ({ socket }) => unasked.delete(socket));
  return () => {
    closing = true;
    for (const socket of unasked) socket.destroy();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  };
}
