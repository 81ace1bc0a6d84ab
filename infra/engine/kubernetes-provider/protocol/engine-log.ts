import { credentials } from '@grpc/grpc-js';
import engineGrpc from '@pulumi/pulumi/proto/engine_grpc_pb.js';
import engine from '@pulumi/pulumi/proto/engine_pb.js';

/** Tells the person who runs Pulumi something about a resource. Losing a line never fails an operation. */
export interface EngineLog {
  /** Shown beside the resource and kept in the run's diagnostics. */
  warn(urn: string, message: string): void;
  info(urn: string, message: string): void;
  /** Shown in the resource's row while the operation runs, '' takes it away. */
  status(urn: string, message: string): void;
  /** Lets go of the engine; what is still on its way may be lost. */
  close(): void;
}

/** For a provider that was started without an engine. */
export const silentLog: EngineLog = { warn: () => {}, info: () => {}, status: () => {}, close: () => {} };

/** Logs to the engine that listens at `address` (host:port). */
export function engineLogAt(address: string): EngineLog {
  const client = new engineGrpc.EngineClient(address, credentials.createInsecure());
  const { INFO, WARNING } = engine.LogSeverity;
  const sender = (severity: engine.LogSeverity, ephemeral: boolean) => (urn: string, message: string) => {
    const request = new engine.LogRequest();
    request.setUrn(urn);
    request.setSeverity(severity);
    request.setMessage(message);
    request.setEphemeral(ephemeral);
    client.log(request, () => {});
  };
  return {
    warn: sender(WARNING, false),
    info: sender(INFO, false),
    status: sender(INFO, true),
    close: () => client.close(),
  };
}
