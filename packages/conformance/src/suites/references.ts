import { AgentName, ownValue, type AgentRef, type Capabilities } from '@cordboard/core/provider';
import { callOf } from '../call-of.js';
import type { Case } from '../case.js';
import type { Scenario } from '../scenario.js';
import { unknowns, type Known } from '../world.js';

type Agents = Pick<Known, 'agent' | 'otherAgent'>;

/** Another name for an agent at a path of an input. */
type Renaming = (ref: AgentRef, path: string) => object;

/** Not so a secret, which is passed on as it is. */
const isPlain = (u: unknown): u is object =>
  typeof u === 'object' && u !== null && Object.getPrototypeOf(u) === Object.prototype;

/** An input that names its agents otherwise. */
const renamed = (input: unknown, agents: Agents, rename: Renaming, path = ''): unknown => {
  if (input === agents.agent) return rename(agents.agent, path);
  if (input === agents.otherAgent) return rename(agents.otherAgent, path);
  if (Array.isArray(input)) return input.map((member) => renamed(member, agents, rename, path));
  if (!isPlain(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([field, part]) => [
      field,
      renamed(part, agents, rename, path === '' ? field : `${path}.${field}`),
    ]),
  );
};

/** The paths of all fields of a sample: a provider may be unable to take one. */
const fieldsIn = (input: unknown, path = ''): readonly string[] => {
  if (Array.isArray(input)) return input.flatMap((member) => fieldsIn(member, path));
  if (!isPlain(input)) return [];
  return Object.entries(input).flatMap(([field, part]) => {
    const at = path === '' ? field : `${path}.${field}`;
    return [at, ...fieldsIn(part, at)];
  });
};

/** Where a sample names agents. */
const pathsIn = (input: object): readonly string[] => {
  const paths: string[] = [];
  renamed(input, unknowns, (ref, path) => {
    paths.push(path);
    return ref;
  });
  return paths;
};

/** No agent has these. */
const unused: Readonly<Record<AgentName, string>> = {
  id: 'unknown',
  number: 'unknown',
  username: 'unknown',
  email: 'unknown@example.com',
};

const namedBy = (names: readonly AgentName[]): object =>
  Object.fromEntries(names.map((name) => [name, unused[name]]));

const placeOf = (ref: object): number => AgentName.values.findIndex((name) => name in ref);

/** Names of no agent behind the one that decides. */
const withWrongNames: Renaming = (ref) => ({ ...namedBy(AgentName.values.slice(placeOf(ref) + 1)), ...ref });

const firstNameCase = ({ operation: { name }, kind, sample, prepare }: Scenario): Case => ({
  title: `takes the first name that it can use of an agent for ${name}, and none behind it`,
  needs: [name],
  inputs: fieldsIn(sample(unknowns)).map((path) => `${name} ${path}`),
  check: async ({ center, known }, expect) => {
    const call = (rename: Renaming) => callOf(center, { name })(renamed(sample(known), known, rename))();
    const { noAgent } = known;
    if (placeOf(noAgent) < placeOf(known.agent)) {
      const answer = await call((ref) => ({ ...ref, ...noAgent }));
      expect(kind.isNothing(answer) ? 'nothing' : answer).toEqual('nothing');
    }
    await prepare?.({ center, known });
    expect(kind.refusalsOf(await call(withWrongNames))).toEqual([]);
  },
});

const noNameCase = (
  { operation: { name }, kind, sample }: Scenario,
  unusable: (path: string) => readonly AgentName[],
): Case => ({
  title: `answers Unsupported to ${name} where an agent has no name that it can use, before any request leaves`,
  needs: [name],
  inputs: fieldsIn(sample(unknowns)).map((path) => `${name} ${path}`),
  check: async ({ center, known, requests }, expect) => {
    const input = renamed(sample(known), known, (ref, path) => {
      const names = unusable(path);
      return names.length === 0 ? ref : namedBy(names);
    });
    const refusals = kind.refusalsOf(await callOf(center, { name })(input)());
    expect(refusals.length > 0).toEqual(true);
    for (const error of refusals) expect(error).toMatchObject({ kind: 'Unsupported' });
    expect(requests()).toEqual(0);
  },
});

/** What holds of every place where an operation names agents. */
export const referenceCases = (scenario: Scenario, capabilities: Capabilities): readonly Case[] => {
  const { refs = {} } = capabilities[scenario.operation.name];
  const unusable = (path: string): readonly AgentName[] => {
    const names = ownValue(refs, path) ?? AgentName.values;
    return AgentName.values.filter((name) => !names.includes(name));
  };
  const paths = pathsIn(scenario.sample(unknowns));
  return [
    ...(paths.length > 0 ? [firstNameCase(scenario)] : []),
    ...(paths.some((path) => unusable(path).length > 0) ? [noNameCase(scenario, unusable)] : []),
  ];
};
