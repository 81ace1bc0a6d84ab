import type { StandingObject } from '@zhengyun/interface/standing.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStanding, type Obstacle } from './rules.ts';

const host: Obstacle = { kind: 'cloud-host', number: 'ZY-2026-000001' };
const object = (kind: string, name: string, more: Partial<StandingObject> = {}): StandingObject => ({
  kind,
  name,
  resource: null,
  outside: false,
  ...more,
});
const claim = object('PersistentVolumeClaim', 'data-db-0');
const listedClaim: Obstacle = { kind: 'PersistentVolumeClaim', number: 'data-db-0' };
const nothing = { override: false, released: false, listed: [], ledger: [], found: [] };

describe('what the cluster says of a tenancy that is to be closed', () => {
  it.each([
    ['nothing stands there: it goes on', nothing, { is: 'goes-on', obstacles: [] }],
    [
      'a volume that no ledger knows stands in the way',
      { ...nothing, found: [claim] },
      {
        is: 'refused',
        trouble: { code: 'TENANCY_IN_USE', facts: { resources: ['PersistentVolumeClaim data-db-0'], count: 1 } },
      },
    ],
    [
      'what is a delivered resource’s is named once, as that',
      {
        ...nothing,
        ledger: [host],
        found: [object('VirtualMachine', 'zy-2026-000001-001', { resource: 'zy-2026-000001' })],
      },
      { is: 'refused', trouble: { code: 'TENANCY_IN_USE', facts: { resources: ['ZY-2026-000001'], count: 1 } } },
    ],
    [
      'overridden, it is listed for the second person',
      { ...nothing, override: true, ledger: [host], found: [claim] },
      { is: 'goes-on', obstacles: [host, listedClaim] },
    ],
    [
      'what came after it was released is decided on anew',
      { ...nothing, override: true, released: true, listed: [host], ledger: [host], found: [claim] },
      { is: 'asked-again', obstacles: [host, listedClaim] },
    ],
    [
      'what has gone meanwhile needs nobody',
      { ...nothing, override: true, released: true, listed: [host, listedClaim], ledger: [host] },
      { is: 'goes-on', obstacles: [host] },
    ],
    [
      'a schedule elsewhere that is nobody’s is overridden by nobody',
      {
        ...nothing,
        override: true,
        found: [object('Schedule', 'guangzhou-zy-9', { resource: 'zy-9', outside: true })],
      },
      { is: 'refused', trouble: { code: 'OUTSIDE_TENANCY', facts: { objects: ['Schedule guangzhou-zy-9'] } } },
    ],
    [
      'a schedule elsewhere of a delivered resource goes with it',
      {
        ...nothing,
        override: true,
        ledger: [host],
        found: [object('Schedule', 's', { resource: 'zy-2026-000001', outside: true })],
      },
      { is: 'goes-on', obstacles: [host] },
    ],
  ])('%s', (_, standing, verdict) => {
    expect(judgeStanding(standing)).toEqual(verdict);
  });

  it('never lets anything go that nobody overrode, nor what the second person did not see', () => {
    const anObject = fc.record({
      kind: fc.constantFrom('PersistentVolumeClaim', 'Deployment', 'VirtualMachine', 'Schedule'),
      name: fc.constantFrom('a', 'b', 'c'),
      resource: fc.constantFrom(null, 'zy-2026-000001', 'zy-2026-000002'),
      outside: fc.boolean(),
    });
    const standing = fc.record({
      override: fc.boolean(),
      released: fc.boolean(),
      listed: fc.subarray([host, listedClaim]),
      ledger: fc.subarray([host]),
      found: fc.array(anObject, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(standing, (given) => {
        const verdict = judgeStanding(given);
        if (verdict.is !== 'goes-on') return;
        const { override, released, listed, ledger, found } = given;
        if (!override)
          expect([...ledger, ...found.filter(({ resource }) => resource !== 'zy-2026-000001')]).toEqual([]);
        if (released) expect(listed).toEqual(expect.arrayContaining([...verdict.obstacles]));
      }),
    );
  });
});
