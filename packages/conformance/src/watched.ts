import { ports } from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';

/** A call that was made of a center. */
export interface CallMade {
  readonly operation: string;
  readonly input: unknown;
}

type OnCall = (call: CallMade) => void;

const isFunction = (u: unknown): u is (...args: readonly unknown[]) => unknown => typeof u === 'function';

const watchedPort = (port: string, table: object, onCall: OnCall): object =>
  new Proxy(
    { ...table },
    {
      get: (target, key) => {
        const call: unknown = Reflect.get(target, key);
        if (!isFunction(call)) return call;
        return new Proxy(call, {
          apply: (_, __, args: readonly unknown[]) => {
            onCall({ operation: `${port}.${String(key)}`, input: args[0] });
            return Reflect.apply(call, table, args);
          },
        });
      },
    },
  );

/** The same center, whose calls are told before they are made. */
export const watched = (center: ContactCenter, onCall: OnCall): ContactCenter =>
  new Proxy(
    { ...center },
    {
      get: (target, key) => {
        const part: unknown = Reflect.get(target, key);
        const isPort = typeof key === 'string' && Object.hasOwn(ports, key);
        return isPort && typeof part === 'object' && part !== null ? watchedPort(key, part, onCall) : part;
      },
    },
  );
