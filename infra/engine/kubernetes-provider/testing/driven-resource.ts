import messages from '@pulumi/pulumi/proto/provider_pb.js';
import type { PropertyMap } from '../protocol/property-value.ts';
import { fromStruct, toStruct } from '../protocol/wire.ts';
import { type DrivenProvider, ProviderFailure } from './driven-provider.ts';

/** A diff as the engine reads it. */
export interface SeenDiff {
  hasChanges: boolean;
  /** Property path → kind, e.g. `update` or `delete-replace`. */
  detailed: Record<string, string>;
  replaces: string[];
  deleteBeforeReplace: boolean;
}

interface State {
  id: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
}

export interface RunOptions {
  ignoreChanges?: string[];
  timeoutSeconds?: number;
  seed?: Uint8Array;
}

const KINDS = ['add', 'add-replace', 'delete', 'delete-replace', 'update', 'update-replace'];

/** One resource of a program, carried through its life by calls in the order in which the engine makes them. */
export class DrivenResource {
  readonly #provider: DrivenProvider;
  readonly urn: string;
  state: State | undefined;

  /** @param type e.g. `core/v1:ConfigMap` */
  constructor(provider: DrivenProvider, type: string, name: string) {
    this.#provider = provider;
    this.urn = `urn:pulumi:test::project::kubernetes:${type}::${name}`;
  }

  async check(news: PropertyMap, { seed }: RunOptions = {}): Promise<PropertyMap> {
    const request = new messages.CheckRequest();
    request.setUrn(this.urn);
    if (this.state !== undefined) request.setOlds(toStruct(this.state.inputs));
    request.setNews(toStruct(news));
    if (seed !== undefined) request.setRandomseed(seed);
    const response: InstanceType<typeof messages.CheckResponse> = await this.#provider.call('check', request);
    const [failure] = response.getFailuresList();
    if (failure !== undefined) throw new Error(failure.getReason());
    return fromStruct(response.getInputs());
  }

  async diff(news: PropertyMap, { ignoreChanges = [] }: RunOptions = {}): Promise<SeenDiff> {
    const state = this.#made();
    const request = new messages.DiffRequest();
    request.setUrn(this.urn);
    request.setId(state.id);
    request.setOlds(toStruct(state.outputs));
    request.setOldInputs(toStruct(state.inputs));
    request.setNews(toStruct(await this.check(news)));
    request.setIgnorechangesList(ignoreChanges);
    const response: InstanceType<typeof messages.DiffResponse> = await this.#provider.call('diff', request);
    const detailed: Record<string, string> = {};
    for (const path of response.getDetaileddiffMap().keys()) {
      detailed[path] = KINDS[response.getDetaileddiffMap().get(path)?.getKind() ?? -1] ?? '?';
    }
    return {
      hasChanges: response.getChanges() === messages.DiffResponse.DiffChanges.DIFF_SOME,
      detailed,
      replaces: response.getReplacesList().sort(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async previewCreate(news: PropertyMap, options: RunOptions = {}): Promise<PropertyMap> {
    return fromStruct((await this.#create(await this.check(news, options), true, 0)).getProperties());
  }

  /** Creates it and keeps its state, also when it does not become ready. */
  async create(news: PropertyMap, options: RunOptions = {}): Promise<PropertyMap> {
    const inputs = await this.check(news, options);
    try {
      const response = await this.#create(inputs, false, options.timeoutSeconds ?? 0);
      this.state = { id: response.getId(), inputs, outputs: fromStruct(response.getProperties()) };
    } catch (error) {
      this.#save(error, inputs);
      throw error;
    }
    return this.state.outputs;
  }

  async previewUpdate(news: PropertyMap, options: RunOptions = {}): Promise<PropertyMap> {
    return fromStruct((await this.#update(await this.check(news), true, options)).getProperties());
  }

  async update(news: PropertyMap, options: RunOptions = {}): Promise<PropertyMap> {
    const inputs = await this.check(news);
    try {
      const response = await this.#update(inputs, false, options);
      this.state = { id: this.#made().id, inputs, outputs: fromStruct(response.getProperties()) };
    } catch (error) {
      this.#save(error, inputs);
      throw error;
    }
    return this.state.outputs;
  }

  /** Refreshes; the state is gone afterwards when the object is. */
  async refresh(): Promise<State | undefined> {
    const { id, inputs, outputs } = this.#made();
    this.state = await this.read(id, inputs, outputs);
    return this.state;
  }

  /** Reads by id alone, as an import does. */
  async read(id: string, inputs: PropertyMap = {}, outputs: PropertyMap = {}): Promise<State | undefined> {
    const request = new messages.ReadRequest();
    request.setId(id);
    request.setUrn(this.urn);
    request.setInputs(toStruct(inputs));
    request.setProperties(toStruct(outputs));
    const response: InstanceType<typeof messages.ReadResponse> = await this.#provider.call('read', request);
    if (response.getId() === '') return undefined;
    return {
      id: response.getId(),
      inputs: fromStruct(response.getInputs()),
      outputs: fromStruct(response.getProperties()),
    };
  }

  async delete(options: RunOptions = {}): Promise<void> {
    const { id, inputs, outputs } = this.#made();
    const request = new messages.DeleteRequest();
    request.setId(id);
    request.setUrn(this.urn);
    request.setProperties(toStruct(outputs));
    request.setOldInputs(toStruct(inputs));
    request.setTimeout(options.timeoutSeconds ?? 0);
    await this.#provider.call('delete', request);
    this.state = undefined;
  }

  #made(): State {
    if (this.state === undefined) throw new Error(`${this.urn} has not been made`);
    return this.state;
  }

  #save(error: unknown, inputs: PropertyMap): void {
    if (!(error instanceof ProviderFailure) || error.saved === undefined) return;
    this.state = { id: error.saved.id, inputs, outputs: error.saved.properties };
  }

  #create(
    inputs: PropertyMap,
    preview: boolean,
    timeoutSeconds: number,
  ): Promise<InstanceType<typeof messages.CreateResponse>> {
    const request = new messages.CreateRequest();
    request.setUrn(this.urn);
    request.setProperties(toStruct(inputs));
    request.setPreview(preview);
    request.setTimeout(timeoutSeconds);
    return this.#provider.call('create', request);
  }

  #update(
    inputs: PropertyMap,
    preview: boolean,
    options: RunOptions,
  ): Promise<InstanceType<typeof messages.UpdateResponse>> {
    const state = this.#made();
    const request = new messages.UpdateRequest();
    request.setUrn(this.urn);
    request.setId(state.id);
    request.setOlds(toStruct(state.outputs));
    request.setOldInputs(toStruct(state.inputs));
    request.setNews(toStruct(inputs));
    request.setIgnorechangesList(options.ignoreChanges ?? []);
    request.setTimeout(options.timeoutSeconds ?? 0);
    request.setPreview(preview);
    return this.#provider.call('update', request);
  }
}
