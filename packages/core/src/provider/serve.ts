import * as TE from 'fp-ts/lib/TaskEither.js';
import { AgentName } from '../domain/agent-ref.js';
import { maxPageLimit } from '../domain/common.js';
import { failure } from '../errors/contact-center-error.js';
import { lazily } from '../foundation/lazily.js';
import type { Kind, Operation, OperationTypes, TypesOf } from '../operation/operation.js';
import type { RunOperation } from '../operation/runners.js';
import type { OperationName } from '../ports/registry.js';
import type { Batching } from '../context/batch.js';
import type { Capability } from './capability.js';
import { capabilityOf, type Declaration } from './declaration.js';
import { runners } from './kinds/index.js';
import { narrowed, refsIn } from './references.js';
import { understandingOf } from './understanding.js';
import { inputRestrictions, rowRestrictions } from './unsupported.js';

/** An operation that a provider serves. */
export interface Implementation<N extends string = string> {
  /** True: a call can succeed. */
  readonly served: true;
  /** What is served. */
  readonly operation: N;
  /** What the adapter declares of it. */
  readonly capability: Capability;
  /** Puts it on a center. */
  readonly run: RunOperation;
  /** The same of a provider that knows agents by these names only. */
  knowing(names: readonly AgentName[]): Implementation<N>;
}

/** An operation that a provider does not serve, and why. */
export interface NotServed<N extends string = string> {
  /** False: every call answers `Unsupported`. */
  readonly served: false;
  /** By its name, `port.operation`. */
  readonly operation: N;
  /** Why it is not, and what is offered instead. */
  readonly capability: Capability;
}

/** What an adapter declares of an operation that it serves, and of a bulk write, how rows are put together. */
export type About<T extends OperationTypes> = Declaration<T['input'], T['told']> & {
  /** The most rows in one request, or more about how rows are put together. Default 1. */
  readonly batching?: number | Batching<T['row']> | undefined;
};

/** What an adapter may declare of an operation: for tables that stand by themselves. */
export type AboutOf<Op> = About<TypesOf<Op>>;

/** A handler that needs a setting, where there is one. */
export interface WhenConfigured<H> {
  /** What has to be in the configuration, by its path. */
  readonly setting: string;
  /** How it is served then; absent without the setting. */
  readonly handler: H | undefined;
}

/**
 * For an operation that needs a setting which may be left out, such as the address of one of the vendor's servers.
 * Without it the operation is `unconfigured`: calling it answers `Unsupported` with the setting that is missing.
 */
export const whenConfigured = <S, H>(
  setting: string,
  configured: S | undefined,
  handlerOf: (configured: S) => H,
): WhenConfigured<H> => ({
  setting,
  handler: configured === undefined ? undefined : handlerOf(configured),
});

const needsSetting = <H>(handler: H | WhenConfigured<H>): handler is WhenConfigured<H> =>
  typeof handler === 'object' && handler !== null && 'setting' in handler;

const limitsOf = <T extends OperationTypes>(
  kind: Kind,
  { batching = 1, limits }: Pick<About<T>, 'batching' | 'limits'>,
): Capability['limits'] => {
  const batchSize = typeof batching === 'number' ? batching : batching.size;
  return kind === 'bulk' ? { batchSize, ...limits } : limits;
};

const unconfigured = (setting: string) => `the configuration lacks the setting ${setting}`;

/** What is made of a declaration, each part when it is first asked for: a center serves far more than one call needs. */
interface Parts {
  readonly capability: () => Capability;
  readonly run: () => RunOperation;
}

/** Every center makes every operation, first as if all names were known, then as its provider knows agents. */
class Served<N extends string> implements Implementation<N> {
  readonly served = true;
  readonly #parts: () => Parts;
  #capability: Capability | undefined;
  #run: RunOperation | undefined;

  constructor(
    readonly operation: N,
    private readonly partsFor: (names: readonly AgentName[]) => Parts,
    names: readonly AgentName[],
  ) {
    this.#parts = lazily(() => partsFor(names));
  }

  get capability(): Capability {
    return (this.#capability ??= this.#parts().capability());
  }

  get run(): RunOperation {
    return (this.#run ??= this.#parts().run());
  }

  knowing(names: readonly AgentName[]): Implementation<N> {
    return new Served(this.operation, this.partsFor, names);
  }
}

/**
 * Serves an operation. What `about` declares is published as the provider's capability, and enforced before the handler
 * is called: the input is decoded, what cannot be served of it answers `Unsupported`, and of each agent's names the handler
 * gets the one that decides.
 */
export const serve = <const N extends string, K extends Kind, T extends OperationTypes>(
  operation: Operation<N, K, T>,
  handler: T['handler'] | WhenConfigured<T['handler']>,
  about: NoInfer<About<T>> = {},
): Implementation<N> => {
  const { batching } = about;
  const { inputParts, name } = operation;
  const declared = lazily(() => capabilityOf({ ...about, limits: limitsOf(operation.kind, about) }));
  const implemented = (names: readonly AgentName[]): Parts => {
    const refs = lazily(() => refsIn(inputParts, names, declared().refs));
    return {
      capability: () => {
        const narrow = narrowed(refs());
        const full = narrow === undefined ? declared() : { ...declared(), refs: narrow };
        if (!needsSetting(handler)) return full;
        const settings = [handler.setting];
        return handler.handler === undefined
          ? { ...full, settings, support: 'unconfigured', note: unconfigured(handler.setting) }
          : { ...full, settings };
      },
      run: () => {
        const { support, limits } = declared();
        const serving = {
          batching,
          ofInput: understandingOf(() => inputRestrictions({ ...declared(), refs: refs() })),
          ofRow: understandingOf(() => rowRestrictions({ ...declared(), refs: refs() })),
          // Each page of an emulated list costs what all of it costs.
          pageSize: support === 'emulated' ? (limits?.pageSize ?? maxPageLimit) : undefined,
        };
        if (!needsSetting(handler)) return operation.implement(runners, handler, serving);
        const { setting, handler: configured } = handler;
        return configured === undefined
          ? () => TE.left(failure('Unsupported', unconfigured(setting)))
          : operation.implement(runners, configured, serving);
      },
    };
  };
  return new Served(name, implemented, AgentName.values);
};

/** The vendor does not offer the operation; the note says what it offers instead. */
export const notOffered = <const N extends OperationName>(
  { name }: { readonly name: N },
  note: string,
): NotServed<N> => ({ served: false, operation: name, capability: { support: 'notOffered', note } });

/** The vendor offers the operation, but the adapter does not implement it yet. */
export const notImplemented = <const N extends OperationName>(
  { name }: { readonly name: N },
  note: string,
  limits?: Capability['limits'],
): NotServed<N> => ({
  served: false,
  operation: name,
  capability: { support: 'notImplemented', note, ...(limits === undefined ? {} : { limits }) },
});

/** The operations that a list of implementations serves. */
export type NamesOf<I extends readonly (Implementation<OperationName> | NotServed<OperationName>)[]> =
  Extract<I[number], { readonly served: true }>['operation'];
