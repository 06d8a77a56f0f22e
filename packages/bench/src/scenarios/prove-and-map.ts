import { jsonAs, proven } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { failed } from '../checked.js';
import { pageOfAgents } from '../contenders/adapter-calls.js';
import { inside, isFunction } from '../contenders/inside.js';
import { perCall } from '../cpu.js';
import { race, type Race } from '../race.js';
import type { Part, Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers, type Servers } from '../world/servers.js';

const isCodec = (u: unknown): u is t.Mixed => u instanceof t.Type;

const isCall = (u: unknown): u is { readonly reply: t.Mixed } => t.UnknownRecord.is(u) && isCodec(u.reply);

const isEnvelope = (u: unknown): u is t.Type<{ readonly data?: unknown }> => isCodec(u);

/** How an adapter understands a page of agents: its envelope, the call's codec, and its mapping. */
interface Understanding {
  readonly envelope: t.Type<{ readonly data?: unknown }>;
  readonly reply: t.Mixed;
  readonly map: (data: unknown) => readonly unknown[];
}

const rowsOf = (u: unknown): readonly unknown[] =>
  t.UnknownArray.is(u) ? u : failed('the mapping brought no rows');

const itniotech = async (): Promise<Understanding> => {
  const { reply } = await inside('itniotech/src/wire/agents', 'seatQuery', isCall);
  const toPage = await inside('itniotech/src/mapping/agents', 'toAgentPage', isFunction);
  const map = toPage('+08:00');
  return {
    envelope: await inside('itniotech/src/wire/envelope', 'Envelope', isEnvelope),
    reply,
    map: (data) => {
      const page = isFunction(map) ? map({ page: 1, size: pageRows }, data) : undefined;
      return rowsOf(t.UnknownRecord.is(page) ? page.items : undefined);
    },
  };
};

const sobot = async (): Promise<Understanding> => {
  const { reply } = await inside('sobot/src/wire/agents', 'queryCallAgentList', isCall);
  const toAgent = await inside('sobot/src/mapping/agents', 'toListedAgent', isFunction);
  return {
    envelope: await inside('sobot/src/wire/envelope', 'Envelope', isEnvelope),
    reply,
    map: (data) => rowsOf(data).map((row) => toAgent(row)),
  };
};

const bytesOf = async (servers: Servers, vendor: 'itniotech' | 'sobot'): Promise<string> => {
  const center = await servers.center(vendor, 'played');
  await pageOfAgents(center)();
  const { method, path, headers, body } = await servers.last();
  return (await fetch(servers.url + path, { method, headers, body })).text();
};

const raceOf = (
  vendor: string,
  text: string,
  { envelope, reply, map }: Understanding,
  { quick }: Setting,
): Race => {
  const header = (): string => 'application/json';
  const understand = (): readonly unknown[] =>
    pipe(
      jsonAs(envelope, { status: 200, header, text }),
      E.chain(({ data }) => proven(reply, data)),
      E.match(() => failed(`a page of ${vendor} was not understood`), map),
    );
  if (understand().length !== pageRows) failed(`a page of ${vendor} has not ${pageRows} rows`);
  const load = { calls: quick ? 100 : 250, inFlight: 1 };
  return race({
    name: `${vendor}, page of ${pageRows} agents`,
    contenders: {
      parse: perCall(() => Promise.resolve(JSON.parse(text)), load),
      all: perCall(() => Promise.resolve(understand()), load),
    },
    ratios: [
      {
        name: 'prove + map / JSON.parse',
        of: (cost) => (cost('all') - cost('parse')) / cost('parse'),
        limit: { atMost: 0.6 },
      },
    ],
  });
};

const partOf =
  (vendor: 'itniotech' | 'sobot', understanding: () => Promise<Understanding>): Part =>
  async (setting) => {
    const servers = await startServers({ agents: pageRows });
    setting.onEnd(servers.close);
    return [raceOf(vendor, await bytesOf(servers, vendor), await understanding(), setting)];
  };

export const proveAndMap: Scenario = {
  name: 'prove-and-map',
  about: 'what proving and mapping a reply adds to parsing it',
  rounds: [241, 31],
  parts: [partOf('itniotech', itniotech), partOf('sobot', sobot)],
};
