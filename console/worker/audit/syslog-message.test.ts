import type { ExportedRow } from '@zhengyun/domain/audit/export-store.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesIn } from '../testing/syslog-receiver.ts';
import { framed, syslogMessage } from './syslog-message.ts';

const row: ExportedRow = {
  id: '01900000-0000-7000-8000-000000000001',
  at: new Date('2026-11-23T02:00:00.123Z'),
  actorKind: 'person',
  actorId: 'p-1',
  actorName: '林晓燕',
  action: 'requests.submitted',
  outcome: 'done',
  code: null,
  objectKind: 'request',
  objectId: 'q-1',
  departmentId: 'd-1',
  detail: { number: 'SQ-2026-000001' },
  traceId: 'trace-1',
  chain: 'd-1',
  sequence: 7n,
  hash: Buffer.alloc(32, 0xab),
};

describe('an audit row as a syslog message', () => {
  it('says who did what, how it ended and where it stands in its chain', () => {
    expect(syslogMessage(row, 'console.example')).toBe(
      '<110>1 2026-11-23T02:00:00.123Z console.example zhengyun - requests.submitted ' +
        `[zhengyun@32473 id="${row.id}" chain="d-1" sequence="7" hash="${'ab'.repeat(32)}" actor="person:p-1" name="林晓燕" ` +
        'action="requests.submitted" outcome="done" object="request:q-1"] ' +
        `\u{feff}["audit-row-1","${row.id}","2026-11-23T02:00:00.123Z",["person","p-1","林晓燕"],"requests.submitted",["done",null],` +
        '["request","q-1"],"d-1",{"number":"SQ-2026-000001"},"trace-1"]',
    );
  });

  it('is a notice with its code where the act was refused', () => {
    const refused = syslogMessage({ ...row, outcome: 'refused', code: 'ROLE_MISSING' }, '-');
    expect(refused).toMatch(/^<109>1 /);
    expect(refused).toContain(' code="ROLE_MISSING" ');
  });

  it('keeps the name of the act within what a message id may be, and whole beside it', () => {
    const action = 'provisioning.cloud-deployment-released';
    const message = syslogMessage({ ...row, action }, '-');
    expect(message.split(' ')[5]).toBe(action.slice(0, 32));
    expect(message).toContain(`action="${action}"`);
  });

  it('can’t be ended early, or its parameters broken out of, by any text in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        const messages = texts.map((text) => syslogMessage({ ...row, actorName: text, detail: { text } }, '-'));
        expect(framesIn(Buffer.concat(messages.map(framed))).messages).toEqual(
          messages.map((message) => Buffer.from(message).toString()),
        );
        for (const [at, message] of messages.entries()) {
          const [, name = ''] = /name="((?:[^"\\\]]|\\["\\\]])*)" action=/.exec(message) ?? [];
          expect(name.replace(/\\(["\\\]])/g, '$1')).toBe(texts[at]);
        }
      }),
    );
  });
});
