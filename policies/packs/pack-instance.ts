import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import type { Server, ServerCredentials } from '@grpc/grpc-js';
import type { PolicyPackArgs } from '@pulumi/policy';
import { PACK_FACTS } from './pack-facts.ts';
import { POLICIES } from './policies.ts';

type Bound = (error: Error | null, port: number) => void;
interface ServerClass {
  new (options: object): Server;
}
/** The SDK's module that answers the engine, as far as it is used here. */
interface SdkServer {
  serve(name: string, version: string, level: string, args: PolicyPackArgs): void;
}

const sdk = createRequire(import.meta.resolve('@pulumi/policy'));
const SOURCE = sdk.resolve('./server.js');
const PARAMETERS = ['exports', 'require', '__filename', '__dirname'];
const { version } = createRequire(import.meta.url)('./package.json') as { version: string };
type Module = (exports: object, require: (specifier: string) => unknown, file: string, folder: string) => void;
let compiled: Module | undefined;

/**
 * The policy pack for one command of the engine, on a port of its own. The SDK keeps a pack's settings and the stack's tags in
 * variables of its module `server.js` and says that only one pack may be served per process; so that module alone is evaluated anew
 * for each instance, with variables of its own. All else of it keeps no state and is loaded once.
 */
export class PackInstance {
  #server: Server | undefined;

  /** Listens on this machine's loopback, and gives the port. Rejects where the SDK refuses the pack, in its words on stderr. */
  serve(): Promise<number> {
    return new Promise((resolve, reject) => {
      const exports = {} as SdkServer;
      const listening: Bound = (error, port) => (error === null ? resolve(port) : reject(error));
      const require = this.#requireWith(listening);
      compiled ??= compileFunction(readFileSync(SOURCE, 'utf8'), PARAMETERS, { filename: SOURCE }) as unknown as Module;
      compiled(exports, require, SOURCE, dirname(SOURCE));
      const { name, enforcementLevel } = PACK_FACTS;
      exports.serve(name, version, enforcementLevel, { policies: [...POLICIES], enforcementLevel });
    });
  }

  /** Breaks off at once. */
  end(): void {
    this.#server?.forceShutdown();
  }

  /** What the SDK's module is given: a server that keeps its port to us, where the SDK prints it, and no way to end the process. */
  #requireWith(listening: Bound): (specifier: string) => unknown {
    const grpc = sdk('@grpc/grpc-js') as { Server: ServerClass };
    const keep = (server: Server) => {
      this.#server = server;
    };
    class OwnServer extends grpc.Server {
      constructor(options: object) {
        super(options);
        keep(this);
      }
      override bindAsync(address: string, credentials: ServerCredentials): void {
        super.bindAsync(address, credentials, listening);
      }
    }
    const given: Readonly<Record<string, unknown>> = {
      '@grpc/grpc-js': { ...grpc, Server: OwnServer },
      process: { exit: refuse },
    };
    return (specifier) => given[specifier] ?? sdk(specifier);
  }
}

function refuse(): never {
  throw new Error('the policy SDK refuses the pack; its reason is on standard error');
}
