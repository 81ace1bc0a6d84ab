import { describe, expect, it } from 'vitest';
import { type OrderCopy, valuesToOpen } from './order-draft.ts';

const valuesOf = (title: string) => ({ title, lines: [{ spec: { item: 'bandwidth', mbps: 1 } }] }) as const;
const copy = (kept: boolean, id = 'd-1'): OrderCopy => ({
  id,
  kept,
  savedAt: '2026-11-22T08:00:00.000Z',
  values: valuesOf('本机'),
});
const draft = (content: unknown = valuesOf('服务器')) => ({ id: 'd-1', content });

describe('a draft that is opened again', () => {
  it.each([
    ['goes on from what only this browser has', copy(false), draft(), '本机'],
    ['goes on from the server’s when it has taken all', copy(true), draft(), '服务器'],
    ['goes on from this browser’s when the server never heard of it', copy(false), null, '本机'],
    ['is not mixed with another one', copy(false, 'd-2'), draft(), '服务器'],
    ['begins anew when it was sent or dropped elsewhere', copy(true), null, undefined],
    ['begins anew when what is kept is of another shape', null, draft({ lines: 'none' }), undefined],
    ['begins anew when there is none', null, null, undefined],
  ])('%s', (_, held, kept, title) => {
    expect(valuesToOpen(held, kept)?.title).toBe(title);
  });
});
