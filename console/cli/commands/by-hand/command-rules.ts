import { createHash } from 'node:crypto';
import { LONGEST_COMMAND } from '@zhengyun/domain/break-glass/schemas.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command as one line that a POSIX shell reads back as the same words. */
export function lineOf(argv: readonly string[]): string {
  return argv.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/**
 * What is kept of a command line: its text, cut at LONGEST_COMMAND characters and never within one, and the length and SHA-256 of the
 * whole in UTF-8, by which what was cut can still be told. Text that no column holds is written as U+FFFD.
 */
export function commandRecord(line: string) {
  const whole = line.toWellFormed();
  const text = whole.slice(0, LONGEST_COMMAND);
  return {
    text: text.isWellFormed() ? text : text.slice(0, -1),
    bytes: Buffer.byteLength(whole),
    digest: createHash('sha256').update(whole).digest('hex'),
  };
}

const STACK_FLAG = /^(?:--stack|-s)$/;
const STACK_ASSIGNED = /^(?:--stack=|-s=)(.*)$/;

/** Stacks that a call of the Pulumi CLI names by `--stack` or `-s`; none for any other program, which may mean something else by it. */
export function stacksIn([program = '', ...args]: readonly string[]): readonly string[] {
  if (!/(?:^|\/)pulumi$/.test(program)) return [];
  return args.flatMap((arg, at) => {
    const next = STACK_FLAG.test(arg) ? args[at + 1] : STACK_ASSIGNED.exec(arg)?.[1];
    return next ? [next] : [];
  });
}
