import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';
import { decodeRecord, encodeRecord, type SpoolRecord } from './record.ts';
import { type Gap, Spool, type SpoolOptions } from './spool.ts';

const BOOT = '00000000-0000-4000-8000-00000000000a';
let dir: string;
let gaps: Gap[];
let now = 1_000_000;

const record = (sequence: number, over: Partial<SpoolRecord> = {}): SpoolRecord => ({
  bootId: BOOT,
  sequence,
  takenAtMs: now,
  samples: 10,
  packed: Buffer.alloc(100, sequence % 251),
  ...over,
});
const openSpool = (over: Partial<SpoolOptions> = {}) =>
  Spool.open({
    dir,
    maxBytes: 1_000_000,
    maxAgeMs: 1_000_000,
    segmentBytes: 1_000,
    now: () => now,
    tellOf(gap) {
      gaps.push(gap);
      return record(9_000 + gaps.length, { samples: 1, packed: Buffer.from('gap') });
    },
    ...over,
  });

async function drain(spool: Spool, most = Number.POSITIVE_INFINITY): Promise<number[]> {
  const seen: number[] = [];
  while (seen.length < most) {
    const oldest = await spool.oldest();
    if (!oldest) break;
    seen.push(oldest.sequence);
    await spool.acknowledge(oldest);
  }
  return seen;
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const segments = async () => (await readdir(dir)).filter((name) => name.endsWith('.segment')).sort();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'spool-'));
  gaps = [];
  now = 1_000_000;
});
afterEach(() => rm(dir, { recursive: true }));

describe('CRC-32C', () => {
  it('gives the check value of the standard', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
  });
});

describe('a record', () => {
  it('comes back as it was, and any changed bit or cut is seen', () => {
    const arbitrary = fc.record({
      bootId: fc.uuid(),
      sequence: fc.nat(),
      takenAtMs: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      samples: fc.nat(),
      packed: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.integer({ min: 0, max: 7 }), (whole, place, bit) => {
        const bytes = encodeRecord(whole);
        expect(decodeRecord(bytes, 0)).toEqual({ record: whole, end: bytes.length });
        expect(decodeRecord(bytes.subarray(0, place % bytes.length), 0)).toBeNull();
        bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ (1 << bit);
        expect(decodeRecord(bytes, 0)).toBeNull();
      }),
    );
  });
});

describe('the spool', () => {
  it('gives back what was put in, in order, once', async () => {
    const spool = await openSpool();
    for (const sequence of range(1, 30)) await spool.append(record(sequence));
    expect(await drain(spool)).toEqual(range(1, 30));
    expect(await spool.oldest()).toBeNull();
  });

  it('goes on where it was after a restart, and removes segments that are done with', async () => {
    const first = await openSpool();
    for (const sequence of range(1, 30)) await first.append(record(sequence));
    await drain(first, 17);
    const second = await openSpool();
    await second.append(record(31));
    expect(await drain(second)).toEqual(range(18, 31));
    expect(await segments()).toHaveLength(1);
  });

  it('gives a record again that was not acknowledged', async () => {
    const spool = await openSpool();
    await spool.append(record(1));
    expect((await spool.oldest())?.sequence).toBe(1);
    expect((await spool.oldest())?.sequence).toBe(1);
    expect((await (await openSpool()).oldest())?.sequence).toBe(1);
  });

  it('cuts a torn tail and goes on behind the last whole record', async () => {
    const first = await openSpool({ segmentBytes: 100_000 });
    for (const sequence of range(1, 5)) await first.append(record(sequence));
    const [name = ''] = await segments();
    const whole = (await stat(join(dir, name))).size;
    await appendFile(join(dir, name), encodeRecord(record(6)).subarray(0, 77));
    const second = await openSpool({ segmentBytes: 100_000 });
    expect((await stat(join(dir, name))).size).toBe(whole);
    await second.append(record(7));
    expect(await drain(second)).toEqual([...range(1, 5), 7]);
  });

  it('never gives a damaged record: it tells of a gap and goes on with the next segment', async () => {
    const first = await openSpool();
    for (const sequence of range(1, 20)) await first.append(record(sequence));
    const [name = ''] = await segments();
    const file = await open(join(dir, name), 'r+');
    await file.write(Buffer.from('damage'), 0, 6, 400);
    await file.close();
    const seen = await drain(await openSpool());
    expect(gaps).toMatchObject([{ reason: 'damage' }]);
    expect(seen.slice(0, 2)).toEqual([1, 2]);
    expect(seen).not.toContain(3);
    expect(seen).toContain(20);
    expect(seen).toContain(9_001);
  });

  it('past its bytes drops the oldest, counts them and tells of the gap', async () => {
    const spool = await openSpool({ maxBytes: 4_000 });
    for (const sequence of range(1, 60)) {
      now += 1_000;
      await spool.append(record(sequence));
    }
    const seen = await drain(spool);
    const kept = seen.filter((sequence) => sequence < 9_000);
    expect(kept.at(-1)).toBe(60);
    expect(kept).toEqual(range(kept[0] ?? 0, 60));
    const dropped = gaps.reduce((sum, gap) => sum + gap.batches, 0);
    expect(spool.stats()).toMatchObject({ droppedBatches: dropped, bytes: 0 });
    expect(gaps[0]).toMatchObject({ reason: 'bytes', fromMs: 1_001_000 });
    // What was dropped and what was kept, the told gaps themselves among them, is all there ever was.
    const told = seen.filter((sequence) => sequence > 9_000).length;
    expect(dropped + kept.length + told).toBe(60 + gaps.length);
  });

  it('past its age drops the oldest', async () => {
    const spool = await openSpool({ maxAgeMs: 10_000 });
    for (const sequence of range(1, 20)) await spool.append(record(sequence));
    now += 10_001;
    await spool.append(record(21));
    expect(gaps.every(({ reason }) => reason === 'age')).toBe(true);
    expect(gaps.reduce((sum, gap) => sum + gap.batches, 0)).toBeGreaterThanOrEqual(14);
    expect(await drain(spool)).toContain(21);
  });

  it('ignores the acknowledgement of a record that it has dropped meanwhile', async () => {
    const spool = await openSpool({ maxBytes: 2_500 });
    await spool.append(record(1));
    const sending = await spool.oldest();
    for (const sequence of range(2, 40)) await spool.append(record(sequence));
    const before = await spool.oldest();
    await spool.acknowledge(sending!);
    expect((await spool.oldest())?.sequence).toBe(before?.sequence);
  });

  it('loses nothing and repeats nothing that was acknowledged, cut at any byte and opened anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('append'), fc.constant('send'), fc.nat({ max: 150 })), { maxLength: 60 }),
        async (steps) => {
          const own = await mkdtemp(join(dir, 'run-'));
          const reopen = () => openSpool({ dir: own, segmentBytes: 700 });
          let spool = await reopen();
          let sequence = 0;
          const sent: number[] = [];
          for (const step of steps) {
            if (step === 'append') {
              sequence += 1;
              await spool.append(record(sequence));
            } else if (step === 'send') sent.push(...(await drain(spool, 1)));
            else {
              const names = (await readdir(own)).filter((name) => name.endsWith('.segment')).sort();
              const torn = encodeRecord(record(8_888, { bootId: randomUUID() })).subarray(0, step % 140);
              await appendFile(join(own, names.at(-1) ?? ''), torn);
              spool = await reopen();
            }
          }
          sent.push(...(await drain(spool)));
          expect(sent).toEqual(range(1, sequence));
        },
      ),
      { numRuns: 40 },
    );
  });
});
