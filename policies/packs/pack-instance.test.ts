import { credentials } from '@grpc/grpc-js';
import { AnalyzerClient } from '@pulumi/pulumi/proto/analyzer_grpc_pb.js';
import messages from '@pulumi/pulumi/proto/analyzer_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import structs from 'google-protobuf/google/protobuf/struct_pb.js';
import { afterEach, expect, test } from 'vitest';
import { PackInstance } from './pack-instance.ts';
import { POLICIES } from './policies.ts';

const open: { end(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.end();
});

/** An instance and the engine's end of it. */
async function started() {
  const instance = new PackInstance();
  const client = new AnalyzerClient(`127.0.0.1:${await instance.serve()}`, credentials.createInsecure());
  open.push({ end: () => client.close() }, instance);
  const ask = <Request, Answer>(method: 'analyze' | 'configure' | 'getAnalyzerInfo', request: Request) =>
    new Promise<Answer>((resolve, reject) =>
      (client[method] as unknown as (r: Request, done: (error: Error | null, answer: Answer) => void) => void).call(
        client,
        request,
        (error, answer) => (error ? reject(error) : resolve(answer)),
      ),
    );
  return { instance, ask };
}
type Started = Awaited<ReturnType<typeof started>>;

function disableAll({ ask }: Started): Promise<unknown> {
  const request = new messages.ConfigureAnalyzerRequest();
  for (const { name } of POLICIES) {
    const config = new messages.PolicyConfig();
    config.setEnforcementlevel(messages.EnforcementLevel.DISABLED);
    config.setProperties(structs.Struct.fromJavaScript({}));
    request.getPolicyconfigMap().set(name, config);
  }
  return ask('configure', request);
}

async function findingsOf({ ask }: Started): Promise<string[]> {
  const request = new messages.AnalyzeRequest();
  request.setUrn('urn:pulumi:test::project::kubernetes:core/v1:ConfigMap::map');
  request.setType('kubernetes:core/v1:ConfigMap');
  request.setName('map');
  request.setOptions(new messages.AnalyzerResourceOptions());
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', namespace: 'here' } };
  request.setProperties(structs.Struct.fromJavaScript(object));
  const answer = await ask<typeof request, InstanceType<typeof messages.AnalyzeResponse>>('analyze', request);
  return answer.getDiagnosticsList().map((diagnostic) => diagnostic.getPolicyname());
}

test('what one instance was told to let pass, another beside it still refuses', async () => {
  const [lenient, strict] = [await started(), await started()];
  await disableAll(lenient);
  expect(await findingsOf(lenient)).toEqual([]);
  expect(await findingsOf(strict)).toContain('ownership-labels');
});

test('an instance that has ended answers nobody, and its neighbour goes on', async () => {
  const [first, second] = [await started(), await started()];
  first.instance.end();
  await expect(findingsOf(first)).rejects.toThrow(/UNAVAILABLE/);
  expect(await findingsOf(second)).toContain('ownership-labels');
});

test('an instance presents the whole pack under its name and version', async () => {
  const { ask } = await started();
  const info = await ask<object, InstanceType<typeof messages.AnalyzerInfo>>('getAnalyzerInfo', new empties.Empty());
  expect([info.getName(), info.getVersion(), info.getPoliciesList().length]).toEqual([
    'zhengyun',
    '0.1.0',
    POLICIES.length,
  ]);
});
