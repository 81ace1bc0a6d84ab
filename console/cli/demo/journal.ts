export interface JournalStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
}

/** What the demo did, step by step: printed as it goes, kept for the report. */
export interface Journal {
  readonly steps: readonly JournalStep[];
  /** Runs `work` as a step; `look` says where a person can see its result. A failed step is recorded and rethrown. */
  step<Result>(name: string, work: () => Promise<Result>, look?: (result: Result) => string): Promise<Result>;
  note(text: string): void;
}

/** A journal that writes lines to `write`. */
export function openJournal(write: (line: string) => void): Journal {
  const steps: JournalStep[] = [];
  return {
    steps,
    note: (text) => write(`    ${text}`),
    async step(name, work, look) {
      const started = performance.now();
      const end = (ok: boolean) => {
        const ms = Math.round(performance.now() - started);
        steps.push({ name, ok, ms });
        write(`${ok ? '✔' : '✘'} ${name} (${(ms / 1000).toFixed(1)} s)`);
      };
      try {
        const result = await work();
        end(true);
        if (look) write(`    ${look(result)}`);
        return result;
      } catch (error) {
        end(false);
        throw error;
      }
    },
  };
}
