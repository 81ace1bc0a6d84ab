import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Answer, questionSchema } from './host-protocol.ts';

/** Sets at once; more commands than this never run beside each other on one machine. */
const MOST_SETS = 64;

/** Plugins that were made for one command. */
export interface Plugins {
  serve(): Promise<Extract<Answer, { answer: 'plugins' }>>;
  end(): void;
}
export type MakePlugins = (environment: Readonly<Record<string, string>>) => Plugins;

interface Held {
  readonly run: string;
  readonly plugins: Plugins;
}

/**
 * Gives plugins to runs that ask over a unix socket, and ends them as soon as the connection they were asked for on closes, which it
 * also does when its run is killed. A question that can't be read is refused; nothing that one run asks touches another's plugins.
 */
export class HostServer {
  readonly #make: MakePlugins;
  readonly #sets = new Set<Held>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #retiring = false;

  constructor(make: MakePlugins) {
    this.#make = make;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, resolve);
    });
  }

  /** Ends every plugin and stops listening. */
  close(): Promise<void> {
    for (const held of this.#sets) this.#end(held);
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** From now on nobody gets plugins any more; those in hand go on. */
  retire(): void {
    this.#retiring = true;
  }

  #serve(socket: Socket): void {
    let held: Held | undefined;
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (held) this.#end(held);
    });
    const take = async (line: string): Promise<Answer> => {
      const question = questionSchema.parse(JSON.parse(line));
      if (question.ask === 'end') return this.#endRun(question.run);
      if (held || this.#retiring || this.#sets.size >= MOST_SETS)
        return { answer: 'refused', reason: 'no plugins to spare' };
      const { run, environment } = question;
      held = { run, plugins: this.#make(environment) };
      this.#sets.add(held);
      const answer = await held.plugins.serve();
      // Ended while they were being made: what has come to listen since is ended too.
      if (!this.#sets.has(held)) held.plugins.end();
      return answer;
    };
    const lines = createInterface({ input: socket });
    // It passes the socket's errors on as its own, and one that nobody hears ends the process with everybody's plugins.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      take(line)
        .catch((error: unknown): Answer => ({ answer: 'refused', reason: String(error) }))
        .then((answer) => socket.writable && socket.write(`${JSON.stringify(answer)}\n`));
    });
  }

  #endRun(run: string): Answer {
    for (const held of this.#sets) if (held.run === run) this.#end(held);
    return { answer: 'ended' };
  }

  #end(held: Held): void {
    this.#sets.delete(held);
    held.plugins.end();
  }
}
