import { z } from 'zod';

/** Plugins of each kind that one command of the engine may start; the programs we ship need two providers and one pack. */
export const MOST_PROVIDERS = 4;

/** What is said to the host over its socket, one JSON text a line. */
export const questionSchema = z.discriminatedUnion('ask', [
  /** Plugins for one command. They live as long as the connection they were asked for on. */
  z.strictObject({
    ask: z.literal('plugins'),
    /** Whose they are; all of one run's can be ended at once. */
    run: z.string().min(1),
    /** Environment of the run, as a provider of its own would have had it. */
    environment: z.record(z.string(), z.string()),
  }),
  /** Ends every plugin of a run, whoever still holds its connection. */
  z.strictObject({ ask: z.literal('end'), run: z.string().min(1) }),
]);
export type Question = z.output<typeof questionSchema>;

/** What it answers, one line to each question. */
export const answerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('plugins'),
    /** Ports on loopback, one for each provider and for each pack that the command may start. */
    providers: z.array(z.int()),
    packs: z.array(z.int()),
  }),
  z.strictObject({ answer: z.literal('ended') }),
  z.strictObject({ answer: z.literal('refused'), reason: z.string() }),
]);
export type Answer = z.output<typeof answerSchema>;

/** Where a run finds the host, and under which name it asks. */
export const pluginHostSchema = z.strictObject({ socket: z.string().startsWith('/'), run: z.string().min(1) });
export type PluginHostAddress = z.output<typeof pluginHostSchema>;
