import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAllowed, isDelivered, nextAttempt } from './rules.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const DAY_MS = 86_400_000;

describe('the attempts at a delivery', () => {
  it('end within about a day, each pause no shorter than four fifths of its own', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        let at = NOW;
        let attempts = 1;
        for (let next = nextAttempt(id, attempts, at); next; next = nextAttempt(id, attempts, at)) {
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          at = next;
          attempts += 1;
        }
        const lasted = at.getTime() - NOW.getTime();
        expect(attempts).toBe(11);
        expect(lasted).toBeLessThanOrEqual(DAY_MS);
        expect(lasted).toBeGreaterThan(0.7 * DAY_MS);
      }),
    );
  });

  it('of two deliveries do not come back at the same instant', () => {
    const at = (id: string) => nextAttempt(id, 6, NOW)?.getTime();
    expect(at('a')).not.toBe(at('b'));
    expect(at('a'), 'and a crash between two changes nothing').toBe(at('a'));
  });

  it.each([
    [200, true],
    [299, true],
    [302, false],
    [410, false],
    [500, false],
    [null, false],
  ])('answered %s arrived: %s', (status, arrived) => {
    expect(isDelivered(status)).toBe(arrived);
  });
});

describe('an address that a name leads to', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  it('is never one inside', () => {
    const inside = fc.oneof(
      fc.tuple(octet, octet, octet).map(([a, b, c]) => `10.${a}.${b}.${c}`),
      fc.tuple(octet, octet).map(([a, b]) => `192.168.${a}.${b}`),
      fc.tuple(octet, octet).map(([a, b]) => `169.254.${a}.${b}`),
      fc.tuple(fc.integer({ min: 16, max: 31 }), octet).map(([a, b]) => `172.${a}.0.${b}`),
      fc.constantFrom('fe80::1', 'fd00::1', '::', '::ffff:10.0.0.1', '100.64.0.1', '0.0.0.0', '224.0.0.1'),
    );
    fc.assert(fc.property(inside, fc.boolean(), (address, loopback) => !addressAllowed(address, loopback)));
  });

  it.each([
    ['127.0.0.1', false, false],
    ['127.0.0.1', true, true],
    ['::1', false, false],
    ['::1', true, true],
    ['::ffff:127.0.0.1', false, false],
    ['203.0.113.9', false, true],
    ['2400:3200::1', false, true],
    ['not an address', true, false],
  ])('%s, with loopback %s, is allowed: %s', (address, loopback, allowed) => {
    expect(addressAllowed(address, loopback)).toBe(allowed);
  });
});
