import type { IncomingMessage, ServerResponse } from 'node:http';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Patience {
  /** How long nothing may come of a body that is awaited. */
  readonly idleMs: number;
  /** How long the whole of it may take, however steadily it drips. */
  readonly wholeMs: number;
}

/**
 * Calls `leave` as soon as an upload is answered or its connection is over, also where that was over before. A connection on which nothing
 * comes for `idleMs` while the body is awaited is ended: whoever went away without a word would keep the place for good. So is one whose body
 * is not here whole after `wholeMs`: a byte now and then would keep the place as well.
 */
export function leaveWithConnection({ request, response }: Exchange, leave: () => void, patience: Patience): void {
  const { socket } = request;
  response.once('close', leave);
  // Over already, it says so no more.
  if (socket.destroyed) {
    leave();
    return;
  }
  // Without a listener of its own, a socket that runs out of time is destroyed.
  socket.setTimeout(patience.idleMs);
  const late = setTimeout(() => socket.destroy(), patience.wholeMs).unref();
  response.once('close', () => clearTimeout(late));
  request.once('end', () => {
    clearTimeout(late);
    socket.setTimeout(0);
  });
}
