import { PARTS, type Part, type PartStatus } from '../system/part-status.ts';
import { renderStatus } from './render.ts';

/** What the screen writes to; a terminal's lines are redrawn, anything else gets one line per change. */
export interface ScreenStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface StatusScreen {
  show(status: PartStatus): void;
  /** A line below the parts, e.g. where to sign in. */
  say(line: string): void;
}

const WIDEST = 100;
const UP_AND_CLEAR = '\u001b[1A\u001b[2K';

export function createStatusScreen(stream: ScreenStream): StatusScreen {
  return stream.isTTY === true ? liveScreen(stream) : plainScreen(stream);
}

function liveScreen(stream: ScreenStream): StatusScreen {
  const waiting = (part: Part): PartStatus => ({ part, state: 'waiting', detail: '', secondsLeft: null });
  const present = new Map<Part, PartStatus>(PARTS.map((part) => [part, waiting(part)]));
  const lines: string[] = [];
  let drawn = 0;
  const draw = (): void => {
    // A line that wrapped would be counted wrongly, so none may be wider than the terminal.
    const columns = Math.min(stream.columns ?? WIDEST, WIDEST) - 1;
    const rows = [...[...present.values()].map((status) => renderStatus(status, columns)), ...lines];
    stream.write(`${UP_AND_CLEAR.repeat(drawn)}${rows.join('\n')}\n`);
    drawn = rows.length;
  };
  return {
    show: (status) => {
      present.set(status.part, keepDetail(present.get(status.part), status));
      draw();
    },
    say: (line) => {
      lines.push(...line.split('\n'));
      draw();
    },
  };
}

function plainScreen(stream: ScreenStream): StatusScreen {
  const last = new Map<Part, { status: PartStatus; line: string }>();
  return {
    show: (next) => {
      const before = last.get(next.part);
      const status = keepDetail(before?.status, next);
      // Of a percentage that counts up, a log needs only each ten.
      const line = renderStatus({ ...status, secondsLeft: null }, WIDEST).replace(/(\d*)\d %/, '$10 %');
      last.set(next.part, { status, line });
      if (before?.line !== line) stream.write(`${line}${time(status)}\n`);
    },
    say: (line) => {
      stream.write(`${line}\n`);
    },
  };
}

function time({ secondsLeft }: PartStatus): string {
  return secondsLeft === null ? '' : ` (about ${Math.ceil(secondsLeft / 60)} min left)`;
}

/** A part that is ready again is where it was before. */
function keepDetail(before: PartStatus | undefined, next: PartStatus): PartStatus {
  return next.detail === '' && next.state === 'ready' && before?.state === 'ready' ? before : next;
}
