import * as t from 'io-ts';
import { failed } from '../checked.js';
import { pageOfAgents } from '../contenders/adapter-calls.js';
import { inside, isFunction } from '../contenders/inside.js';
import { perCall } from '../cpu.js';
import { race, type Race } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { pageRows, peopleAt } from '../world/peer-pages.js';
import { startServers, type Servers } from '../world/servers.js';

const isCodec = (u: unknown): u is t.Mixed => u instanceof t.Type;

/** One of an adapter's calls, with the codec of its reply. */
interface Call {
  readonly answer: { readonly codec: t.Mixed };
}

const isCall = (u: unknown): u is Call =>
  t.UnknownRecord.is(u) && t.UnknownRecord.is(u.answer) && isCodec(u.answer.codec);

const isEnvelope = (u: unknown): u is t.Type<{ readonly data?: unknown }> => isCodec(u);

/** How an adapter understands a page of agents: its envelope, the call, and its mapping. */
interface Understanding {
  readonly envelope: t.Type<{ readonly data?: unknown }>;
  readonly call: Call;
  readonly map: (data: unknown) => readonly unknown[];
}

const rowsOf = (u: unknown): readonly unknown[] =>
  t.UnknownArray.is(u) ? u : failed('the mapping brought no rows');

const itniotech = async (): Promise<Understanding> => {
  const call = await inside('itniotech/src/surfaces/api/wire/agents', 'seatQuery', isCall);
  const toPage = await inside('itniotech/src/mapping/agents', 'toAgentPage', isFunction);
  const map = toPage('+08:00');
  return {
    envelope: await inside('itniotech/src/surfaces/api/wire/envelope', 'Envelope', isEnvelope),
    call,
    map: (data) => {
      const page = isFunction(map) ? map(data) : undefined;
      return rowsOf(t.UnknownRecord.is(page) ? page.items : undefined);
    },
  };
};

const sobot = async (): Promise<Understanding> => {
  const call = await inside('sobot/src/surfaces/api/wire/agents', 'queryCallAgentList', isCall);
  const toAgent = await inside('sobot/src/mapping/agents', 'toListedAgent', isFunction);
  return {
    envelope: await inside('sobot/src/surfaces/api/wire/envelope', 'Envelope', isEnvelope),
    call,
    map: (data) => rowsOf(data).map((row) => toAgent(row)),
  };
};

const bytesOf = async (servers: Servers, vendor: 'itniotech' | 'sobot'): Promise<string> => {
  const center = await servers.center(vendor, 'played');
  await pageOfAgents(center)();
  const { method, path, headers, body } = await servers.last();
  return (await fetch(servers.url + path, { method, headers, body })).text();
};

const decoded = <A>(codec: t.Type<A>, u: unknown): A =>
  codec.is(u) ? u : failed(`a page is no ${codec.name}`);

const raceOf = async (
  vendor: string,
  text: string,
  { envelope, call, map }: Understanding,
  { quick }: Setting,
): Promise<Race> => {
  const exactJson = await inside('core/src/http/exact-json', 'exactJson', isFunction);
  const understand = (): readonly unknown[] => {
    const { data } = decoded(envelope, exactJson(text));
    return map(decoded(call.answer.codec, data));
  };
  if (understand().length !== pageRows) failed(`a page of ${vendor} has not ${pageRows} rows`);
  const load = { calls: quick ? 100 : 250, concurrency: 1 };
  return race({
    name: `${vendor}, page of ${pageRows} agents`,
    contenders: {
      parse: perCall(() => Promise.resolve(JSON.parse(text)), load),
      all: perCall(() => Promise.resolve(understand()), load),
    },
    ratios: [
      {
        name: 'decode + map / JSON.parse',
        of: (cost) => (cost('all') - cost('parse')) / cost('parse'),
        limit: { atMost: 0.75 },
      },
    ],
  });
};

const partOf =
  (vendor: 'itniotech' | 'sobot', understanding: () => Promise<Understanding>): Part =>
  async (setting) => {
    const servers = await startServers({ agents: peopleAt(vendor) });
    setting.onEnd(servers.close);
    return [await raceOf(vendor, await bytesOf(servers, vendor), await understanding(), setting)];
  };

export const decodeAndMap: Scenario = {
  name: 'decode-and-map',
  about: 'what decoding and mapping a reply adds to parsing it',
  rounds: [241, 31],
  parts: [partOf('itniotech', itniotech), partOf('sobot', sobot)],
};
