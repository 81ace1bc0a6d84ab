import { describe, expect, it } from 'vitest';
import type { PartStatus } from '../system/part-status.ts';
import { renderStatus, widthOf } from './render.ts';
import { createStatusScreen } from './status-screen.ts';

const status = (changes: Partial<PartStatus>): PartStatus => ({
  part: 'engine',
  state: 'working',
  detail: '',
  secondsLeft: null,
  ...changes,
});
const record = (
  tty: boolean,
): { stream: { isTTY: boolean; columns: number; write(text: string): void }; written: string[] } => {
  const written: string[] = [];
  return { written, stream: { isTTY: tty, columns: 60, write: (text) => void written.push(text) } };
};

describe('the status screen', () => {
  it('shows a part, where it is and how long it takes, in no more columns than there are', () => {
    const line = renderStatus(status({ detail: `building kwok ${'x'.repeat(100)}`, secondsLeft: 125 }), 60);
    expect(line).toMatch(/^… engine 引擎\s+working {2}building kwok x* {2}about 2:05 left$/);
    expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  it('shows of a failure its first line', () => {
    expect(renderStatus(status({ state: 'failed', detail: 'no Go\nlog…' }), 80)).toBe(
      '✘ engine 引擎       failed  no Go',
    );
  });

  it('redraws its lines on a terminal', () => {
    const { stream, written } = record(true);
    const screen = createStatusScreen(stream);
    screen.show(status({ part: 'database' }));
    screen.show(status({ part: 'database', state: 'ready' }));
    expect(written[0]?.split('\n')).toHaveLength(10);
    expect(written[1]?.split('\u001b[1A')).toHaveLength(10);
  });

  it('writes one line per change elsewhere, and of a percentage each ten', () => {
    const { stream, written } = record(false);
    const screen = createStatusScreen(stream);
    for (const percent of [1, 2, 9, 10, 11, 19]) {
      screen.show(status({ detail: `building kwok ${percent} %`, secondsLeft: 100 }));
    }
    expect(written).toEqual([
      '… engine 引擎       working  building kwok 0 % (about 2 min left)\n',
      '… engine 引擎       working  building kwok 10 % (about 2 min left)\n',
    ]);
  });
});
