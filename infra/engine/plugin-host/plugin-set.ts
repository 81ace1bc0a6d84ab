import { PackInstance } from '@zhengyun/packs/pack-instance.ts';
import { readEnv } from '../kubernetes-provider/env.ts';
import { ProviderInstance } from '../kubernetes-provider/provider-instance.ts';
import { type Answer, MOST_PROVIDERS } from './host-protocol.ts';

/** The plugins of one command of the engine, each with a port, a configuration and an end of its own. */
export class PluginSet {
  readonly #providers: ProviderInstance[];
  readonly #pack = new PackInstance();

  /** @param environment of the run, of which providers take their options */
  constructor(environment: Readonly<Record<string, string>>) {
    const env = readEnv(environment);
    this.#providers = Array.from({ length: MOST_PROVIDERS }, () => new ProviderInstance(env));
  }

  async serve(): Promise<Extract<Answer, { answer: 'plugins' }>> {
    const [providers, pack] = await Promise.all([
      Promise.all(this.#providers.map((provider) => provider.serve())),
      this.#pack.serve(),
    ]);
    return { answer: 'plugins', providers, packs: [pack] };
  }

  /** Breaks all of them off at once. */
  end(): void {
    for (const plugin of [...this.#providers, this.#pack]) plugin.end();
  }
}
