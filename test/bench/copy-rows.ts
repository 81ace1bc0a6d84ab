import type pg from 'pg';

/** As much of the driver's connection as a copy speaks to. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Copies rows, in COPY's text form, into a table, which is named by whoever calls; rejects with what PostgreSQL says. */
export function copyRows(client: pg.ClientBase, table: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: Error | undefined;
    // What the driver asks of a query object of one's own.
    const copy = {
      submit: (wire: Wire) => wire.query(`copy "${table}" from stdin`),
      handleCopyInResponse(wire: Wire) {
        wire.sendCopyFromChunk(Buffer.from(text));
        wire.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError(error: Error) {
        failed = error;
      },
      handleReadyForQuery: () => (failed ? reject(failed) : resolve()),
    };
    client.query(copy as unknown as pg.Submittable);
  });
}
