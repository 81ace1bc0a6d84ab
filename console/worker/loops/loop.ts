import type { Logger } from 'pino';

/** Something done again and again while the worker runs. */
export interface Loop {
  start(): void;
  /** Resolves once the turn in hand has ended. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly name: string;
  /** From the start of one turn to the start of the next; a turn that takes longer is followed at once. */
  readonly everyMs: number;
  readonly turn: () => Promise<void>;
  readonly log: Logger;
}

/** Makes a loop whose turns never overlap. A turn that fails is logged and the next one comes as usual. */
export function makeLoop({ name, everyMs, turn, log }: LoopOptions): Loop {
  let timer: NodeJS.Timeout | undefined;
  let inHand: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = async (): Promise<void> => {
    const startedAt = performance.now();
    await turn().catch((error: unknown) => log.error({ err: error, loop: name }, 'turn failed'));
    if (!stopped) timer = setTimeout(go, Math.max(0, everyMs - (performance.now() - startedAt)));
  };
  const go = (): void => {
    inHand = run();
  };
  return {
    start: go,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await inHand;
    },
  };
}
