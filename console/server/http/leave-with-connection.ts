import type { IncomingMessage, ServerResponse } from 'node:http';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Calls `leave` as soon as an upload is answered or its connection is over, also where that was over before. A connection on which nothing
 * comes for `idleMs` while the body is awaited is ended: whoever went away without a word would keep the place for good.
 */
export function leaveWithConnection({ request, response }: Exchange, leave: () => void, idleMs: number): void {
  const { socket } = request;
  response.once('close', leave);
  // Over already, it says so no more.
  if (socket.destroyed) {
    leave();
    return;
  }
  // Without a listener of its own, a socket that runs out of time is destroyed.
  socket.setTimeout(idleMs);
  request.once('end', () => socket.setTimeout(0));
}
