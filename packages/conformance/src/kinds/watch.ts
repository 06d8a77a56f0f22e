import type { OperationName, WatchOperation } from '@cordboard/core/provider';
import { sampleFor } from '../carriable.js';
import { firstOf, watchCallOf } from '../call-of.js';
import type { Case } from '../case.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world.js';
import { single, type Kind, type SingleAbout } from './kind.js';

/** The first that is told stands for all of it. */
const kind: Kind = { ...single, heading: 'watches' };

type Open = (world: World, options?: object) => AsyncIterable<unknown>;

const endingCases = (name: OperationName, open: Open): readonly Case[] => [
  {
    title: `sends nothing for ${name} until the first is asked for, and begins anew with each loop`,
    needs: [name],
    check: async (world, expect) => {
      const items = open(world);
      expect(world.requests()).toEqual(0);
      const first = await firstOf(items);
      expect(first === undefined).toEqual(false);
      expect((await firstOf(items)) === undefined).toEqual(false);
    },
  },
  {
    title: `ends ${name} with Canceled when its signal is aborted, and sends nothing after that`,
    needs: [name],
    check: async (world, expect) => {
      const canceling = new AbortController();
      const items = open(world, { signal: canceling.signal })[Symbol.asyncIterator]();
      await items.next();
      const ended = items.next().catch((error: unknown) => error);
      canceling.abort();
      expect(await ended).toMatchObject({ kind: 'Canceled', effect: 'none', operation: name });
      expect(await items.next()).toEqual({ done: true, value: undefined });
    },
  },
];

/** The scenario of an operation that tells what happens. */
export const watch = <N extends OperationName, I extends object, A>(
  operation: WatchOperation<N, I, A>,
  about: SingleAbout<NoInfer<I>>,
): Scenario<N> => {
  const scenario: Omit<Scenario<N>, 'ofKind'> = {
    ...about,
    operation: { ...operation, output: operation.item },
    kind,
  };
  const open: Open = ({ center, known }, options) =>
    watchCallOf(center, operation)(sampleFor({ ...scenario, ofKind: [] }, { center, known }), options);
  return { ...scenario, ofKind: endingCases(operation.name, open) };
};
