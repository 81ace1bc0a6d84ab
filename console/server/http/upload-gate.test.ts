import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeUploadGate } from './upload-gate.ts';

describe('the gate of uploads', () => {
  it('never holds more of one person or of all than it may, and lets in again as many as left', () => {
    const acts = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), enters: fc.boolean() }), { maxLength: 80 });
    fc.assert(
      fc.property(acts, (steps) => {
        const gate = makeUploadGate({ ofOne: 2, ofAll: 4 });
        const inside = new Map<string, (() => void)[]>();
        const of = (who: string) => inside.get(who) ?? [];
        for (const { who, enters } of steps) {
          const all = [...inside.values()].flat().length;
          if (enters) {
            const leave = gate.enter(who);
            expect(leave !== null).toBe(of(who).length < 2 && all < 4);
            if (leave) inside.set(who, [...of(who), leave]);
            continue;
          }
          const [leave, ...rest] = of(who);
          leave?.();
          leave?.();
          inside.set(who, rest);
        }
      }),
    );
  });
});
