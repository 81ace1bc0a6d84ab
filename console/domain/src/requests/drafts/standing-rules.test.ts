import { describe, expect, it } from 'vitest';
import type { DraftKind } from './schemas.ts';
import { type SubjectFacts, standingOf } from './standing-rules.ts';

const host: SubjectFacts = { state: 'active', fulfilment: 'provisioned', reclaim: null, open: [] };
const behind = (kind: 'resize' | 'release' | 'extend') => [{ kind, number: 'SQ-2026-000007' }];
const reclaim = (stage: string) => ({ id: 'h-1', stage });

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
    ['its reclaim runs', 'appeal', { ...host, reclaim: reclaim('urged') }, 'open', null],
    ['an appeal is open already', 'appeal', { ...host, reclaim: reclaim('appealed') }, 'busy', null],
  ])('%s', (_, kind, facts, standing, number) => {
    expect(standingOf(kind, facts)).toMatchObject({ standing, behind: number });
  });
});
