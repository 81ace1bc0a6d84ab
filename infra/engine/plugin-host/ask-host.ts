import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type Answer, answerSchema, type Question } from './host-protocol.ts';

/** Asks once and hangs up. Rejects when the host gives no answer in time. */
export async function askHost(path: string, question: Question, withinMs: number): Promise<Answer> {
  const { answer, socket } = await askAndHold(path, question, withinMs);
  socket.destroy();
  return answer;
}

/** Asks once and stays connected: what was given is kept as long as `socket` is open. Rejects when there is no answer in time. */
export async function askAndHold(
  path: string,
  question: Question,
  withinMs: number,
): Promise<{ answer: Answer; socket: Socket }> {
  const socket = connect(path);
  const signal = AbortSignal.timeout(withinMs);
  try {
    await once(socket, 'connect', { signal });
    socket.write(`${JSON.stringify(question)}\n`);
    const lines = createInterface({ input: socket });
    const gone = once(socket, 'close', { signal }).then(() => {
      throw new Error(`the plugin host at ${path} hung up`);
    });
    gone.catch(() => undefined);
    const [line] = await Promise.race([once(lines, 'line', { signal }), gone]);
    socket.on('error', () => undefined);
    return { answer: answerSchema.parse(JSON.parse(String(line))), socket };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
