import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { KubernetesObject } from '@kubernetes/client-node';
import type { OperationSpec, Task } from '@zhengyun/engine/runner/contract.ts';
import { type LastReport, startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import { connectApi } from '@zhengyun/local/control-plane/api-client.ts';
import { citiesKubeconfig, runBare, specsOn } from './bare-run.ts';
import type { Benchmark } from './benchmark.ts';
import { type Baseline, type Figure, seconds, timed } from './figure.ts';
import { plainCluster } from './plain-apply.ts';

const ENTRY = join(import.meta.dirname, 'many-objects-entry.ts');
const RUNS = 2;
/** The large stack is this many times the one beside it. */
const SHARE = 4;

/** Runs `task` as the worker does and gives its result; throws when it did not end well. */
async function run(task: Task, spec: OperationSpec): Promise<LastReport['result']> {
  const { last, stderr } = await startOperation({ task, spec }, { entry: ENTRY, onEvent: () => undefined }).ended;
  if (!last || last.result.outcome === 'failed')
    throw new Error(`${task.task} ended badly: ${JSON.stringify(last)} ${stderr}`);
  return last.result;
}

/** Times of one stack by what was done with it, in milliseconds. */
interface StackTimes {
  readonly objects: number;
  readonly create: Record<'preview' | 'up', readonly number[]>;
  readonly again: Record<'preview' | 'refresh', readonly number[]>;
  readonly bare: Record<'preview' | 'refresh', readonly number[]>;
  readonly list: readonly number[];
}

/** Makes a stack of `objects` objects, previews and refreshes it with and without the policy pack, and lists its objects. */
async function measureStack(kubeconfig: string, spec: OperationSpec, objects: number): Promise<StackTimes> {
  let hash = '';
  const say = (what: string) => process.stderr.write(`a stack of ${objects} objects: ${what}\n`);
  say('preview');
  const preview = await timed(1, async () => {
    const result = await run({ task: 'preview' }, spec);
    if ('hash' in result) hash = result.hash;
  });
  say('up');
  const up = await timed(1, () => run({ task: 'apply', expectedHash: hash }, spec));
  say('preview and refresh of what stands');
  const again = {
    preview: await timed(RUNS, () => run({ task: 'preview' }, spec)),
    refresh: await timed(RUNS, () => run({ task: 'refresh' }, spec)),
  };
  say('the same without policies');
  const bare = {
    preview: await timed(RUNS, () => runBare(spec, 'preview', 'many-objects')),
    // Once: the engine by itself writes the whole state after each object, which takes minutes.
    refresh: await timed(1, () => runBare(spec, 'refresh', 'many-objects')),
  };
  const list = await timed(RUNS, () => listAll(kubeconfig, spec.stack));
  return { objects, create: { preview, up }, again, bare, list };
}

/** Reads the stack's objects by one list of each kind. */
async function listAll(kubeconfig: string, namespace: string): Promise<void> {
  const api = connectApi(kubeconfig);
  const kinds = ['api/v1/%/configmaps', 'api/v1/%/serviceaccounts', 'apis/networking.k8s.io/v1/%/networkpolicies'];
  for (const kind of kinds) await api.call({ method: 'GET', path: `/${kind.replace('%', `namespaces/${namespace}`)}` });
  api.close();
}

function figuresOf(large: StackTimes, small: StackTimes): readonly Figure[] {
  const figure = (
    name: string,
    aim: string,
    of: (stack: StackTimes) => readonly number[],
    beside: Baseline[],
  ): Figure => ({
    name: `a stack of ${large.objects} objects: ${name}`,
    unit: 's',
    aim,
    samples: seconds(of(large)),
    baselines: [
      ...beside,
      {
        name: `a stack of ${small.objects}: a ratio above ${SHARE} is more than linear`,
        samples: seconds(of(small)),
      },
    ],
  });
  const bare = (verb: 'preview' | 'refresh') => ({
    name: `a bare ${verb}, without policies`,
    samples: seconds(large.bare[verb]),
  });
  const list = { name: 'the same objects by a list of each kind', samples: seconds(large.list) };
  return [
    figure('its first preview', '< 30 s', (stack) => stack.create.preview, []),
    figure('preview once more and up', '< 3 min', (stack) => stack.create.up, []),
    figure('a preview of no change', '< 30 s', (stack) => stack.again.preview, [bare('preview')]),
    figure('a refresh', '< 30 s', (stack) => stack.again.refresh, [bare('refresh'), list]),
  ];
}

/** One large stack with the real runner, provider and policies: what grows faster than its objects shows beside a quarter of it. */
export const thousandBenchmark: Benchmark = {
  name: 'thousand',
  async measure({ sizes, system: start }) {
    const system = await start();
    const kubeconfig = await citiesKubeconfig(system);
    const specOf = await specsOn(system);
    const cluster = plainCluster(kubeconfig);
    const stacks: StackTimes[] = [];
    for (const objects of [Math.max(1, Math.round(sizes.objects / SHARE)), sizes.objects]) {
      const name = `many-${process.pid}-${objects}`;
      const namespace: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      await cluster.apply([namespace]);
      await pause(500);
      stacks.push(await measureStack(kubeconfig, specOf(name, { namespace: name, objects }), objects));
      await cluster.remove([name]);
    }
    const [small, large] = stacks;
    if (!small || !large) throw new Error('no stack was measured');
    return figuresOf(large, small);
  },
};
