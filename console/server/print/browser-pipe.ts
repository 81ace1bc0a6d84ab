import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** A browser at the other end of two pipes, in the Chrome DevTools Protocol: JSON texts, each ended by a zero byte. */
export interface BrowserPipe {
  /** The answer to one command, as `schema` reads it. Rejects with what the browser says of it; never settles once the browser is gone. */
  send<Schema extends z.ZodType>(
    method: string,
    params: object,
    as: { readonly sessionId?: string; readonly schema: Schema },
  ): Promise<z.output<Schema>>;
  /** The next event of a name. */
  next(event: string): Promise<void>;
}

/** Speaks to a browser that was started with `--remote-debugging-pipe`, over its file descriptors 3 and 4. */
export function browserPipe(to: Writable, from: Readable): BrowserPipe {
  const commands = new Map<number, PromiseWithResolvers<unknown>>();
  const events = new Map<string, PromiseWithResolvers<void>>();
  // A browser that dies breaks the pipes; its death is told by its exit.
  to.on('error', () => {});
  from.on('error', () => {});
  const take = (text: string) => {
    const { id, method, result, error } = answerSchema.parse(JSON.parse(text));
    if (method !== undefined) events.get(method)?.resolve();
    const command = id === undefined ? undefined : commands.get(id);
    if (error) command?.reject(new Error(error.message));
    else command?.resolve(result);
  };
  let rest: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let began = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, began)) {
      take(Buffer.concat([...rest, chunk.subarray(began, end)]).toString());
      rest = [];
      began = end + 1;
    }
    if (began < chunk.length) rest.push(chunk.subarray(began));
  });
  let last = 0;
  return {
    async send(method, params, { sessionId, schema }) {
      last += 1;
      const id = last;
      const answer = Promise.withResolvers<unknown>();
      commands.set(id, answer);
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return schema.parse(await answer.promise.finally(() => commands.delete(id)));
    },
    next(event) {
      const known = events.get(event) ?? Promise.withResolvers<void>();
      events.set(event, known);
      return known.promise;
    },
  };
}
