import {
  isServed,
  ownValue,
  problemsOf,
  Secret,
  unsupported,
  type Capabilities,
  type Capability,
  type Problem,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../call-of.js';
import { sampleFor } from '../carriable.js';
import type { Case } from '../case.js';
import { leftOf } from '../results.js';
import type { Scenario } from '../scenario.js';
import { unknowns } from '../world.js';

const mistakesIn = ({ output }: Scenario['operation'], value: unknown): readonly Problem[] => {
  const decoded = output.decode(value);
  return E.isLeft(decoded) ? problemsOf(decoded.left) : [];
};

/** What is not served answers `Unsupported` at once, and what is served validates its input first. */
export const claimCases = (scenario: Scenario, capabilities: Capabilities): readonly Case[] =>
  isServed(capabilities[scenario.operation.name])
    ? [
        ...inputCases(scenario),
        ...answeringCases(scenario),
        ...needsCases(scenario, capabilities[scenario.operation.name]),
        ...omittingCases(scenario, capabilities[scenario.operation.name]),
        ...boundCases(scenario, capabilities[scenario.operation.name]),
      ]
    : [refusedCase(scenario)];

const refusedCase = ({ operation, sample }: Scenario): Case => ({
  title: `answers Unsupported to ${operation.name}, with a reason and before any request leaves`,
  needs: [],
  refuses: operation.name,
  check: async ({ center, known, requests }, expect) => {
    for (const input of [{}, sample(known)]) {
      const error = leftOf(await callOf(center, operation)(input)());
      expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', operation: operation.name });
    }
    expect((center.capabilities[operation.name].note ?? '') === '').toEqual(false);
    expect(requests()).toEqual(0);
  },
});

const inputCases = (scenario: Scenario, { operation } = scenario): readonly Case[] => [
  {
    title: `refuses an unknown field in the input of ${operation.name} before any request leaves`,
    needs: [operation.name],
    check: async ({ center, known, requests }, expect) => {
      const input = { ...sampleFor(scenario, { center, known }), 'no such field': 1 };
      const error = leftOf(await callOf(center, operation)(input)());
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', operation: operation.name });
      expect(requests()).toEqual(0);
    },
  },
  {
    title: `sends nothing for ${operation.name} when it was canceled before it began`,
    needs: [operation.name],
    check: async ({ center, known, requests }, expect) => {
      const input = sampleFor(scenario, { center, known });
      const error = leftOf(await callOf(center, operation)(input, { signal: AbortSignal.abort() })());
      expect(error).toMatchObject({ kind: 'Canceled', effect: 'none', operation: operation.name });
      expect(requests()).toEqual(0);
    },
  },
];

const answeringCases = (scenario: Scenario, { operation } = scenario): readonly Case[] => [
  {
    title: `answers ${operation.name} in the form its description promises`,
    needs: [operation.name],
    check: async ({ center, known }, expect) => {
      const input = sampleFor(scenario, { center, known });
      await scenario.prepare?.({ center, known });
      const result = await callOf(center, operation)(input)();
      expect(leftOf(result)).toEqual(undefined);
      if (E.isRight(result)) expect(mistakesIn(operation, result.right)).toEqual([]);
    },
  },
  {
    title: `says what it costs where ${operation.name} is put together from other calls`,
    needs: [operation.name],
    check: ({ center }, expect) => {
      const { support, note = '' } = center.capabilities[operation.name];
      expect(support === 'emulated' && note === '').toEqual(false);
      return Promise.resolve();
    },
  },
];

/** An input without what is at a path; of a list, in each of its members. */
const without = (input: unknown, [field = '', ...rest]: readonly string[]): unknown => {
  if (Array.isArray(input)) return input.map((member) => without(member, [field, ...rest]));
  if (!isObject(input) || input instanceof Secret) return input;
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, part]: [string, unknown]) => {
      if (name !== field) return [[name, part]];
      return rest.length === 0 ? [] : [[name, without(part, rest)]];
    }),
  );
};

const needsCases = ({ operation, sample, kind }: Scenario, { needs = {} }: Capability): readonly Case[] =>
  Object.keys(needs).map((path) => ({
    title: `answers Unsupported to ${operation.name} without ${path}, before any request leaves`,
    needs: [operation.name],
    check: async ({ center, known, requests }, expect) => {
      const input = without(sample(known), path.split('.'));
      const refusals = kind.refusalsOf(await callOf(center, operation)(input)());
      expect(refusals.length > 0).toEqual(true);
      for (const error of refusals) expect(error).toMatchObject({ kind: 'Unsupported' });
      expect(requests()).toEqual(0);
    },
  }));

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null;

const membersOf = (u: unknown): readonly unknown[] => (Array.isArray(u) ? u : [u]);

/** What an answer tells of: the items of a page, the value of a write, the values of rows and what they make together. */
const toldIn = (answer: unknown): readonly unknown[] => {
  if (!isObject(answer)) return [];
  if ('items' in answer) return membersOf(answer.items);
  if ('outcomes' in answer) {
    return [...membersOf(answer.outcomes).flatMap(toldIn), ...('created' in answer ? [answer.created] : [])];
  }
  return 'value' in answer ? [answer.value] : [answer];
};

const omittingCases = (
  scenario: Scenario,
  { omits }: Capability,
  { operation } = scenario,
): readonly Case[] =>
  omits === undefined
    ? []
    : [
        {
          title: `never tells what it says that ${operation.name} omits`,
          needs: [operation.name],
          check: async ({ center, known }, expect) => {
            await scenario.prepare?.({ center, known });
            const result = await callOf(center, operation)(sampleFor(scenario, { center, known }))();
            const told = E.isRight(result) ? toldIn(result.right) : [];
            expect(told.flatMap(unsupported({ without: omits }))).toEqual([]);
          },
        },
      ];

/** More than a limit of what is bounded: a number, the characters of a text, the members of a list. */
const moreThan = (limit: number, value: unknown): unknown => {
  if (typeof value === 'number') return limit + 1;
  if (typeof value === 'string') return value.padEnd(limit + 1, value);
  const members = membersOf(value);
  return Array.from({ length: limit + 1 }, (_, i) => members[i % members.length]);
};

/** An input with other values at a path; `undefined` where it has nothing there. */
const changedAt = (
  input: unknown,
  [step, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown => {
  if (step === undefined) return input === undefined ? undefined : change(input);
  if (Array.isArray(input)) {
    const members = input.map((member) => changedAt(member, [step, ...rest], change));
    return members.includes(undefined) ? undefined : members;
  }
  const inner = isObject(input)
    ? changedAt(new Map(Object.entries(input)).get(step), rest, change)
    : undefined;
  return inner === undefined ? undefined : { ...loose(input), [step]: inner };
};

const loose = (u: unknown): object => (isObject(u) ? u : {});

/** What a call, or each row of a bulk write, was refused with. */
const refusalsIn = (result: E.Either<unknown, unknown>): readonly unknown[] => {
  if (E.isLeft(result)) return [result.left];
  const report = loose(result.right);
  return 'outcomes' in report
    ? membersOf(report.outcomes).map((outcome) => ({ error: undefined, ...loose(outcome) }).error)
    : [undefined];
};

/** A bound of the provider's own holds as if it were the operation's, where the sample has what it bounds. */
const boundCases = (
  scenario: Scenario,
  { bounds = {}, limits = {} }: Capability,
  { operation, sample } = scenario,
): readonly Case[] =>
  Object.entries(bounds).flatMap(([path, { limit }]) => {
    const exceeding = (input: object): unknown =>
      changedAt(input, path.split('.'), (value) => moreThan(ownValue(limits, limit) ?? 0, value));
    return exceeding(sample(unknowns)) === undefined
      ? []
      : [
          {
            title: `refuses more than the limit ${limit} at ${path} of ${operation.name} before any request leaves`,
            needs: [operation.name],
            check: async ({ center, known, requests }, expect) => {
              const result = await callOf(
                center,
                operation,
              )(exceeding(sampleFor(scenario, { center, known })))();
              for (const error of refusalsIn(result))
                // That of a row tells no effect: nothing was sent.
                expect({ effect: 'none', ...loose(error) }).toMatchObject({
                  kind: 'InvalidInput',
                  effect: 'none',
                });
              expect(requests()).toEqual(0);
            },
          },
        ];
  });
