import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { askAndHold } from '../plugin-host/ask-host.ts';
import type { PluginHostAddress } from '../plugin-host/host-protocol.ts';
import type { PluginKind } from './hosted-launcher.ts';

/** A host that does not answer within this is done without: the command starts plugins of its own. */
const ANSWER_WITHIN_MS = 5_000;

/** The plugins that a host serves for this run, a fresh set for each command of the engine. */
export class PluginPorts {
  readonly #host: PluginHostAddress | undefined;
  readonly #directory: string;
  readonly #environment: Readonly<Record<string, string>>;
  #held: Socket | undefined;

  constructor(
    host: PluginHostAddress | undefined,
    { portsDir, environment }: { portsDir: string; environment: Readonly<Record<string, string>> },
  ) {
    this.#host = host;
    this.#directory = portsDir;
    this.#environment = environment;
  }

  /** Has plugins ready for the next command; none where no host has any. */
  async prepare(): Promise<void> {
    if (this.#host === undefined) return;
    const { socket: path, run } = this.#host;
    const question = { ask: 'plugins', run, environment: { ...this.#environment } } as const;
    const given = await askAndHold(path, question, ANSWER_WITHIN_MS).catch(() => null);
    if (given?.answer.answer !== 'plugins') {
      given?.socket.destroy();
      return;
    }
    this.#held = given.socket;
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    await Promise.all([this.#write('provider', given.answer.providers), this.#write('pack', given.answer.packs)]);
  }

  /** Lets go of the last command's plugins, which ends them. */
  async release(): Promise<void> {
    if (this.#held === undefined) return;
    this.#held.destroy();
    this.#held = undefined;
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #write(kind: PluginKind, ports: readonly number[]): Promise<void> {
    await Promise.all(
      ports.map((port, index) => writeFile(join(this.#directory, `${kind}-${index}.port`), `${port}\n`)),
    );
  }
}
