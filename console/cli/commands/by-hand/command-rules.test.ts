import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { LONGEST_COMMAND } from '@zhengyun/domain/break-glass/schemas.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandRecord, lineOf, stacksIn } from './command-rules.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the record of a command by hand', () => {
  it('is the whole line with its length and digest', () => {
    expect(commandRecord('pulumi stack export')).toEqual({
      text: 'pulumi stack export',
      bytes: 19,
      digest: sha256('pulumi stack export'),
    });
  });

  it('says of a longer line what the whole of it was, and cuts it nowhere within a character', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 3 }), fc.constantFrom('a', '政', '🔧'), (more, filler) => {
        const line = filler.repeat(Math.ceil(LONGEST_COMMAND / filler.length) + more);
        const { text, bytes, digest } = commandRecord(line);
        expect(text.length).toBeLessThanOrEqual(LONGEST_COMMAND);
        expect(text.isWellFormed()).toBe(true);
        expect(line.startsWith(text)).toBe(true);
        expect({ bytes, digest }).toEqual({ bytes: Buffer.byteLength(line), digest: sha256(line) });
        expect(Buffer.byteLength(text) < bytes).toBe(line.length > LONGEST_COMMAND);
      }),
    );
  });

  it('is a line that a shell reads as the very same words', () => {
    const argv = ['printf', '%s|', 'a b', "it's", '', '$HOME', '`id`', '--x=1', '政务'];
    expect(execFileSync('sh', ['-c', lineOf(argv)], { encoding: 'utf8' })).toBe("a b|it's||$HOME|`id`|--x=1|政务|");
  });
});

describe('the stacks that a command names', () => {
  it.each([
    [['pulumi', 'stack', 'export', '--stack', 'huizhou'], ['huizhou']],
    [
      ['/opt/bin/pulumi', '-s', 'organization/zhengyun-municipal/huizhou', 'up'],
      ['organization/zhengyun-municipal/huizhou'],
    ],
    [
      ['pulumi', 'up', '--stack=a', '-s', 'b'],
      ['a', 'b'],
    ],
    [['pulumi', 'stack', 'ls'], []],
    [['pulumi', 'up', '--stack'], []],
    [['grep', '-s', 'huizhou'], []],
  ])('%j', (argv, stacks) => expect(stacksIn(argv)).toEqual(stacks));
});
