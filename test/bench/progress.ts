const EVERY_MS = 10_000;

/** Says on standard error how far a long measurement is, at most every ten seconds. */
export interface Progress {
  /** `done` of the whole are done; the time left is by the pace so far. */
  at(done: number): void;
}

/** Progress of `what`, which has `whole` parts. */
export function progressOf(what: string, whole: number): Progress {
  const begun = performance.now();
  let said = begun;
  return {
    at(done) {
      const now = performance.now();
      if (now - said < EVERY_MS && done < whole) return;
      said = now;
      const left = done === 0 ? '' : `, about ${Math.ceil((((now - begun) / done) * (whole - done)) / 1_000)} s left`;
      process.stderr.write(`${what}: ${done} of ${whole}${done >= whole ? '' : left}\n`);
    },
  };
}
