import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { describe, expect, it } from 'vitest';
import { makeRound } from './make-round.ts';

describe('one turn over many rows', () => {
  it('does every row, whatever becomes of the others, and names those that failed at its end', async () => {
    const round = makeRound('mind');
    const done: string[] = [];
    const act = async (id: string) => {
      if (id === 'bad') throw new TypeError('unreadable');
      if (id === 'refused') throw new DomainError('CLOUD_NOT_GRANTED');
      done.push(id);
    };
    await round.each('lease', async () => ['a', 'bad', 'refused', 'b'], act);
    await round.each('reclaim', async () => Promise.reject(new Error('away')), act);
    await round.each('approval', async () => ['c'], act);
    expect(done).toEqual(['a', 'b', 'c']);
    let thrown: unknown;
    try {
      round.end();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AggregateError);
    const { message, errors } = thrown as AggregateError;
    expect(message).toBe('mind: 3 of this turn failed');
    expect(errors.map((error: Error) => error.message)).toEqual([
      'lease bad',
      'lease refused',
      'reclaim: not found out which',
    ]);
    expect(errors[0].cause).toEqual(new TypeError('unreadable'));
  });

  it('says nothing of rows whose state has changed since they were found', async () => {
    const round = makeRound('mind');
    const act = async (id: string) => {
      throw id === 'gone' ? new DomainError('NOT_FOUND', { what: 'lease' }) : new DomainError('STATE_CONFLICT', {});
    };
    await round.each('lease', async () => ['gone', 'done'], act);
    expect(() => round.end()).not.toThrow();
  });
});
