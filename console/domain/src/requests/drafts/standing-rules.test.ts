import { describe, expect, it } from 'vitest';
import type { DraftKind } from './schemas.ts';
import { type SubjectFacts, standingOf } from './standing-rules.ts';

const host: SubjectFacts = {
  state: 'active',
  fulfilment: 'provisioned',
  reclaim: null,
  isExtendable: true,
  removal: null,
  open: [],
};
const behind = (kind: 'resize' | 'release' | 'extend') => [{ kind, number: 'SQ-2026-000007' }];
const reclaim = { id: 'h-1', hasAppealed: false };

describe('whether what is written of a resource could be sent', () => {
  it.each<[string, DraftKind, SubjectFacts | null, string, string | null]>([
    ['an order is of no resource', 'order', null, 'open', null],
    ['nothing stands before it', 'resize', host, 'open', null],
    ['it went to another department', 'resize', null, 'transferred', null],
    ['it is given back', 'extend', { ...host, state: 'released' }, 'ended', null],
    ['nothing follows a release', 'resize', { ...host, open: behind('release') }, 'busy', 'SQ-2026-000007'],
    ['a resize waits its turn behind another', 'resize', { ...host, open: behind('resize') }, 'open', null],
    ['one extension at a time', 'extend', { ...host, open: behind('extend') }, 'busy', 'SQ-2026-000007'],
    [
      'what is counted has nothing to wait on',
      'release',
      { ...host, fulfilment: 'counted', open: behind('resize') },
      'busy',
      'SQ-2026-000007',
    ],
    ['there is nothing to appeal against', 'appeal', host, 'ended', null],
    ['its reclaim runs', 'appeal', { ...host, reclaim }, 'open', null],
    ['the step has had its appeal', 'appeal', { ...host, reclaim: { ...reclaim, hasAppealed: true } }, 'busy', null],
    ['its lease can be extended no more', 'extend', { ...host, isExtendable: false }, 'ended', null],
    ['a resize minds no lease', 'resize', { ...host, isExtendable: false }, 'open', null],
    ['its removal was ordered', 'extend', { ...host, removal: 'CZ-2026-000001' }, 'busy', 'CZ-2026-000001'],
    ['nothing follows its removal', 'resize', { ...host, removal: 'CZ-2026-000001' }, 'busy', 'CZ-2026-000001'],
    ['nor is it given back then', 'release', { ...host, removal: 'CZ-2026-000001' }, 'busy', 'CZ-2026-000001'],
  ])('%s', (_, kind, facts, standing, number) => {
    expect(standingOf(kind, facts)).toMatchObject({ standing, behind: number });
  });
});
