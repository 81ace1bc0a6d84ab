import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from './durable-file.ts';
import { encodeRecord, type SpoolRecord } from './record.ts';
import { appendTo, makeSegment, openSegments, readAll, readFrom, removeSegment, type Segment } from './segments.ts';

/** Samples that were taken and dropped before they could be sent. `toMs` is the newest of them. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly batches: number;
  readonly samples: number;
  /** bytes, age: the spool's cap · damage: the disk gave back something else than was written. */
  readonly reason: 'bytes' | 'age' | 'damage';
}

export interface SpoolOptions {
  readonly dir: string;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  readonly segmentBytes: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The batch that tells the console of a gap; it is on disk before what it speaks of is removed. */
  readonly tellOf: (gap: Gap) => SpoolRecord;
}

/** A record and its place; ask for the oldest again after acknowledging it. */
export interface Spooled extends SpoolRecord {
  readonly place: { readonly ordinal: number; readonly offset: number; readonly end: number };
}

export interface SpoolStats {
  readonly bytes: number;
  readonly segments: number;
  readonly droppedSamples: number;
  readonly droppedBatches: number;
}

interface Position {
  ordinal: number;
  offset: number;
}

/**
 * The agent's write-ahead log. A batch is on disk (fdatasync) when `append` resolves, stays until it is acknowledged, and the
 * acknowledgement is on disk too: after a crash at any byte nothing that was taken is missing, and what may have been sent
 * already is sent again under the same name. Past its caps the oldest goes first, counted and told.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #segments: Segment[];
  readonly #position: Position;
  #turn: Promise<unknown> = Promise.resolve();
  #appended = Promise.withResolvers<void>();
  #dropped = { batches: 0, samples: 0 };

  private constructor(options: SpoolOptions, segments: Segment[], position: Position) {
    this.#options = options;
    this.#segments = segments;
    this.#position = position;
  }

  static async open(options: SpoolOptions): Promise<Spool> {
    const segments = await openSegments(options.dir);
    const text = await readFile(join(options.dir, 'position'), 'utf8').catch(() => '');
    const [ordinal = 0, offset = 0] = text.split(' ').map(Number);
    const found = segments.find((segment) => segment.ordinal === ordinal && offset <= segment.bytes);
    const first = segments[0] as Segment;
    return new Spool(options, segments, found ? { ordinal, offset } : { ordinal: first.ordinal, offset: 0 });
  }

  /** Resolves when `record` lasts. Rejects when it could not be written; then it was not taken. */
  append(record: SpoolRecord): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(record);
      await this.#keepCaps();
      this.wake();
    });
  }

  /** The oldest record not acknowledged, or null when all are. */
  oldest(): Promise<Spooled | null> {
    return this.#inTurn(async () => {
      for (;;) {
        const segment = this.#segmentAtPosition();
        const { offset } = this.#position;
        if (offset >= segment.bytes) {
          if (segment === this.#last()) return null;
          await this.#leave(segment);
          continue;
        }
        const found = await readFrom(segment, offset);
        if (found) return { ...found.record, place: { ordinal: segment.ordinal, offset, end: found.end } };
        await this.#skipDamage(segment);
      }
    });
  }

  /** Forgets `record`, lasting. Nothing happens when the spool has dropped it meanwhile. */
  acknowledge({ place }: Spooled): Promise<void> {
    return this.#inTurn(async () => {
      const isOldest = place.ordinal === this.#position.ordinal && place.offset === this.#position.offset;
      if (isOldest) await this.#moveTo({ ordinal: place.ordinal, offset: place.end });
    });
  }

  /** Resolves at the next append, or when someone calls `wake`. */
  nextAppend(): Promise<void> {
    return this.#appended.promise;
  }

  /** Wakes who waits for the next append; for who stops. */
  wake(): void {
    this.#appended.resolve();
    this.#appended = Promise.withResolvers<void>();
  }

  stats(): SpoolStats {
    const before = this.#segments.filter(({ ordinal }) => ordinal >= this.#position.ordinal);
    const bytes = before.reduce((sum, segment) => sum + segment.bytes, 0) - this.#position.offset;
    const { batches, samples } = this.#dropped;
    return { bytes, segments: this.#segments.length, droppedBatches: batches, droppedSamples: samples };
  }

  /** Waits for what is being written; the next `open` goes on where this one ended. */
  close(): Promise<void> {
    return this.#inTurn(async () => undefined);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #last(): Segment {
    return this.#segments.at(-1) as Segment;
  }

  #segmentAtPosition(): Segment {
    return this.#segments.find(({ ordinal }) => ordinal === this.#position.ordinal) ?? (this.#segments[0] as Segment);
  }

  async #write(record: SpoolRecord): Promise<void> {
    const bytes = encodeRecord(record);
    const full = this.#last().bytes > 0 && this.#last().bytes + bytes.length > this.#options.segmentBytes;
    if (full) await this.#startSegment();
    await appendTo(this.#last(), bytes, record.takenAtMs);
  }

  async #startSegment(): Promise<void> {
    this.#segments.push(await makeSegment(this.#options.dir, this.#last().ordinal + 1));
  }

  async #moveTo(next: Position): Promise<void> {
    await replaceFile(join(this.#options.dir, 'position'), `${next.ordinal} ${next.offset}`);
    Object.assign(this.#position, next);
  }

  /** Goes on to the segment after `segment`, which is done with. */
  async #leave(segment: Segment): Promise<void> {
    const next = this.#segments.find(({ ordinal }) => ordinal > segment.ordinal);
    if (next && this.#position.ordinal <= segment.ordinal) await this.#moveTo({ ordinal: next.ordinal, offset: 0 });
    this.#segments.splice(this.#segments.indexOf(segment), 1);
    await removeSegment(this.#options.dir, segment);
  }

  #capReached(): 'bytes' | 'age' | null {
    const total = this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total > this.#options.maxBytes) return 'bytes';
    const [oldest] = this.#segments;
    const tooOld = oldest && oldest.bytes > 0 && oldest.newestMs < this.#options.now() - this.#options.maxAgeMs;
    return tooOld ? 'age' : null;
  }

  async #keepCaps(): Promise<void> {
    for (let reason = this.#capReached(); reason; reason = this.#capReached()) {
      const oldest = this.#segments[0] as Segment;
      if (oldest === this.#last()) await this.#startSegment();
      const acknowledged = this.#position.ordinal === oldest.ordinal ? this.#position.offset : 0;
      const unsent = this.#position.ordinal > oldest.ordinal ? [] : await readAll(oldest, acknowledged);
      await this.#tell(unsent, reason);
      await this.#leave(oldest);
    }
  }

  async #tell(lost: readonly SpoolRecord[], reason: Gap['reason']): Promise<void> {
    if (lost.length === 0) return;
    const times = lost.map(({ takenAtMs }) => takenAtMs);
    const samples = lost.reduce((sum, record) => sum + record.samples, 0);
    this.#dropped.batches += lost.length;
    this.#dropped.samples += samples;
    const gap = { fromMs: Math.min(...times), toMs: Math.max(...times), batches: lost.length, samples, reason };
    await this.#write(this.#options.tellOf(gap));
  }

  /** What follows in `segment` can't be read: how much it was is not known, so the gap says when and not how many. */
  async #skipDamage(segment: Segment): Promise<void> {
    if (segment === this.#last()) await this.#startSegment();
    const at = segment.newestMs || this.#options.now();
    this.#dropped.batches += 1;
    await this.#write(this.#options.tellOf({ fromMs: at, toMs: at, batches: 1, samples: 0, reason: 'damage' }));
    await this.#leave(segment);
  }
}
