import { clock } from '@zhengyun/engine/toolchain/estimate.ts';
import { PART_NAMES, type PartStatus } from '../system/part-status.ts';

const MARKS: Readonly<Record<PartStatus['state'], string>> = {
  waiting: '·',
  working: '…',
  ready: '✔',
  restarting: '↻',
  failed: '✘',
  stopped: '■',
};
const NAME_COLUMNS = 18;

/** One line for one part: mark, name, state or where it is, time left. Never wider than `columns`. */
export function renderStatus(status: PartStatus, columns: number): string {
  const name = padTo(PART_NAMES[status.part], NAME_COLUMNS);
  const left = status.secondsLeft === null ? '' : `  about ${clock(status.secondsLeft)} left`;
  const [detail = ''] = status.detail.split('\n');
  const text = `${MARKS[status.state]} ${name}${status.state}${detail === '' ? '' : `  ${detail}`}`;
  return `${cut(text, columns - left.length)}${left}`;
}

/** Columns a text takes on a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFDC]/u.test(character) ? 2 : 1), 0);
}

function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - widthOf(text)));
}

function cut(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) return kept;
    kept += character;
  }
  return kept;
}
