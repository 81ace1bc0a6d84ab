import { COMMAND_LINES, type CommandLine } from './command-lines.ts';

const NAMES: readonly string[] = [...new Set(COMMAND_LINES.map(({ line }) => nameOf(line)))];
const EXIT_CODES = `Exit codes: 0 done · 1 refused, failed or found wanting (what was sent was wrong, there is no statement, a policy is broken) ·
2 not called like that. What was asked for goes to standard output, everything said beside it to standard error.`;
const OF_THE_API = `It talks to ZHENGYUN_URL (http://127.0.0.1:7100) with ZHENGYUN_TOKEN, a program's key or a person's token; without one as the
person who ran login. --lang en: in English · --json: the console's answer as it came, a list one thing a line.`;
const WIDTH = 34;

function nameOf(line: string): string {
  return line.split(' ')[0] ?? line;
}

/** Line and deed beside each other where the line is short, below each other where it is not. */
function entry({ line, does }: CommandLine): string {
  return line.length < WIDTH ? `  ${line.padEnd(WIDTH)}${does}` : `  ${line}\n  ${' '.repeat(WIDTH)}${does}`;
}

/** What `zhengyun --help` prints; with a command, how that one is called. Null: there is no such command. */
export function helpText(command?: string): string | null {
  if (command === undefined) {
    const lines = COMMAND_LINES.map(entry).join('\n');
    return `zhengyun <command> [--help]\n${lines}\n\n${EXIT_CODES}\n`;
  }
  const own = COMMAND_LINES.filter(({ line }) => nameOf(line) === command);
  if (own.length === 0) return null;
  const calls = own.map(({ line, does }) => `  zhengyun ${line}\n      ${does}`).join('\n');
  return `${calls}\n\n${own.some(({ api }) => api) ? `${OF_THE_API}\n` : ''}${EXIT_CODES}\n`;
}

/** What to say of a command that there is not: which there are. */
export function unknownCommand(command: string): string {
  return `there is no command ${command}: there are ${NAMES.join(', ')} (zhengyun --help)`;
}
