import {
  CampaignId,
  QueueId,
  RecordId,
  RecordingId,
  RouteId,
  type Capabilities,
} from '@cordboard/core/provider';
import * as t from 'io-ts';
import { callOf } from '../call-of.js';
import { carriable } from '../carriable.js';
import type { Case } from '../case.js';
import type { Missing, Scenario } from '../scenario.js';
import { unknowns } from '../world.js';

/** An id with slashes, spaces, letters of another script, and all that means something in a URL. */
const odd = '../12 3/坐席?x=1&y#z%2F';

const missing: Missing = {
  agent: { number: odd },
  queue: QueueId(odd),
  campaign: { id: CampaignId(odd), code: odd },
  route: RouteId(odd),
  recordId: RecordId(odd),
  recordingId: RecordingId(odd),
};

/** The paths of an input, as a provider declares unsupported ones. */
const partsOf = (input: object): readonly string[] =>
  Object.entries(input).flatMap(([field, value]) => [
    field,
    ...(t.UnknownRecord.is(value) ? Object.keys(value).map((part) => `${field}.${part}`) : []),
  ]);

const unknownCase = ({ operation: { name }, kind }: Scenario, input: object): Case => ({
  title: `finds nothing for ${name} under a name with slashes, spaces and letters of another script`,
  needs: [name],
  inputs: partsOf(input).map((part) => `${name} ${part}`),
  check: async ({ center }, expect) => {
    const answer = await callOf(center, { name })(input)();
    expect(kind.isNothing(answer) ? 'nothing' : answer).toEqual('nothing');
  },
});

const isOdd = (input: object): boolean => JSON.stringify(input).includes(JSON.stringify(odd));

/** An input that names nothing that is there; undefined where the operation names nothing at all. */
const inputWith = (targets: Missing, { sample, unknown }: Scenario): object | undefined => {
  const input = unknown?.(targets) ?? sample({ ...unknowns, ...targets });
  return isOdd(input) ? input : undefined;
};

/** What holds of names that need care on the wire. */
export const unknownTargetCases = (
  scenario: Scenario,
  capabilities: Partial<Capabilities> = {},
): readonly Case[] => {
  const input = inputWith(missing, scenario);
  if (input === undefined) return [];
  const kept = carriable(input, capabilities[scenario.operation.name] ?? {});
  return [unknownCase(scenario, isOdd(kept) ? kept : input)];
};
