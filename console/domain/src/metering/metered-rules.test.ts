import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedReading, eventsBehind, sumsOfParts, textOfReading } from './metered-rules.ts';

const reading = fc.record({
  source: fc.constantFrom('a', '表计', '\u{1f4a7}', '\uff5e'),
  eventId: fc.string({ unit: 'grapheme', maxLength: 4 }),
  value: fc.bigInt({ min: 0n, max: 10n ** 12n }),
});

it('hashes the texts of readings in the order of their bytes, whichever order they come in', () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 20 }), (readings) => {
      const texts = readings.map((each) => Buffer.from(textOfReading(each))).toSorted(Buffer.compare);
      const bytes = Buffer.from(texts.map((text) => text.toString()).join('\n'));
      expect(eventsBehind(readings)).toEqual({
        count: readings.length,
        digest: createHash('sha256').update(bytes).digest('hex'),
      });
    }),
  );
});

/** Ids are free text: also with what parts the text of a reading. */
const said = fc.record({
  source: fc.constantFrom('a', 'use:month', '0.x-y_z'),
  eventId: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    fc.constantFrom('\u001f', 'a\u001f1', '\n'),
  ),
  value: fc.bigInt({ min: 0n, max: 10n ** 20n }),
});

it('reads id and quantity of a reading from its text, whatever the id', () => {
  fc.assert(
    fc.property(said, (reading) => {
      const { id, value, text, thing } = countedReading(textOfReading(reading), new Date(0), null);
      expect({ id, value, thing }).toEqual({
        ...{ id: `${reading.source} ${reading.eventId}`, value: reading.value, thing: undefined },
      });
      expect(text).toBe(textOfReading(reading));
    }),
  );
});

it('adds up readings by part, each in the one that its instant lies in, whichever order they come in', () => {
  const DAY = 86_400_000;
  const edges = [0, 10, 20, 30].map((day) => new Date(day * DAY));
  const dated = fc.record({ said, at: fc.integer({ min: 0, max: 30 * DAY - 1 }), order: fc.nat() });
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 30 }), (all) => {
      const meter = (rows: typeof all) => ({
        ...{ resourceId: 'r', dimension: 'requests' },
        readings: rows.map(({ said: each, at }) => countedReading(textOfReading(each), new Date(at), null)),
      });
      const sums = sumsOfParts(meter(all), edges).toSorted((a, b) => a.part - b.part);
      const shuffled = sumsOfParts(meter(all.toSorted((a, b) => a.order - b.order)), edges);
      expect(shuffled.toSorted((a, b) => a.part - b.part)).toEqual(sums);
      const expected = [0, 1, 2].flatMap((part) => {
        const own = all.filter(({ at }) => Math.floor(at / (10 * DAY)) === part);
        if (own.length === 0) return [];
        const quantity = own.reduce((sum, { said: { value } }) => sum + value, 0n);
        const days = own.reduce((bits, { at }) => bits | (1n << BigInt(Math.floor(at / DAY))), 0n);
        const events = eventsBehind(own.map((row) => row.said));
        return [{ resourceId: 'r', dimension: 'requests', part, quantity, days, events }];
      });
      expect(sums).toEqual(expected);
    }),
  );
});
