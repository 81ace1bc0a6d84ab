import type { EngineEvent as RawEvent } from '@pulumi/pulumi/automation/events.js';
import { expect, test } from 'vitest';
import { EventLog } from './engine-events.ts';

const HOST = 'urn:pulumi:s::p::kubernetes:kubevirt.io/v1:VirtualMachine::zy-1-001';
const OTHER_STACK = 'urn:pulumi:s::p::pulumi:pulumi:StackReference::cloud';
const starting = (op: string, urn: string, planning: boolean) =>
  ({
    timestamp: 0,
    resourcePreEvent: { planning, metadata: { op, urn, type: urn.split('::')[2], old: null, new: null } },
  }) as unknown as RawEvent;

test('what an update touched is what it set about to change, not what it only read, kept or planned', () => {
  const events = new EventLog(
    () => undefined,
    (text) => text,
  );
  const log = events.begin('update');
  events.take(starting('read', OTHER_STACK, false));
  events.take(starting('same', HOST, false));
  events.take(starting('create', HOST, true));
  expect([...log.touched.values()]).toEqual([]);
  events.take(starting('create', HOST, false));
  expect([...log.touched.values()]).toEqual([{ urn: HOST, op: 'create', state: 'started' }]);
});
