import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventsBehind, textOfReading } from './metered-rules.ts';

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
