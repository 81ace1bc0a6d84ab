import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFigures, type UseFacts } from './open-use-rules.ts';

const policy = { leastDepartments: 3, leastCoveragePercent: 80 };
const measured = { hoursExpected: 1_000, hours: 900, whole: 400, used: 101 };
const facts: UseFacts = { capacity: 200n, held: 127n, departmentsBefore: 3, departmentsAfter: 4, measured };
const WITHHELD = {
  ...{ withheld: true, capacity: null, allocatedPercent: null, measuredPercent: null, coveragePercent: null },
};

describe('what is published of one resource', () => {
  it('is whole per cent, cut', () => {
    expect(openFigures(facts, policy)).toEqual({
      ...{ withheld: false, capacity: '200', allocatedPercent: 63, measuredPercent: 25, coveragePercent: 90 },
    });
  });

  it.each([
    [{ capacity: null }, { capacity: null, allocatedPercent: null, measuredPercent: 25 }],
    [{ capacity: 0n }, { capacity: null, allocatedPercent: null }],
    [{ capacity: 100n }, { allocatedPercent: 127 }],
    [{ measured: null }, { measuredPercent: null, coveragePercent: null, allocatedPercent: 63 }],
    [{ measured: { ...measured, hours: 799 } }, { measuredPercent: null, coveragePercent: 79 }],
    [{ measured: { ...measured, hours: 800 } }, { measuredPercent: 25, coveragePercent: 80 }],
    [{ measured: { ...measured, hours: 0, whole: 0, used: 0 } }, { measuredPercent: null, coveragePercent: 0 }],
    [{ measured: { ...measured, used: 0 } }, { measuredPercent: 0 }],
    [{ measured: { ...measured, used: 500 } }, { measuredPercent: 100 }],
    [{ measured: { ...measured, hours: 1_100 } }, { coveragePercent: 100 }],
    [{ measured: { ...measured, hoursExpected: 0, hours: 0 } }, { measuredPercent: null, coveragePercent: null }],
  ])('with %o is %o', (other, expected) => {
    expect(openFigures({ ...facts, ...other }, policy)).toMatchObject(expected);
  });

  it('is nothing at all where fewer departments than the policy’s least held any at either end of the month', () => {
    const few = fc.integer({ min: 0, max: 2 });
    const any = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(few, any, fc.boolean(), fc.bigInt(0n, 10_000n), (least, other, atEnd, held) => {
        const departments = atEnd
          ? { departmentsBefore: other, departmentsAfter: least }
          : { departmentsBefore: least, departmentsAfter: other };
        expect(openFigures({ ...facts, ...departments, held }, policy)).toEqual(WITHHELD);
      }),
    );
  });
});
