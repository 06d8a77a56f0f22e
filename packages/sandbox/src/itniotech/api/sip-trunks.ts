import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText, isWhole } from '../../guards.js';
import type { Trunk } from '../state.js';
import { hasFields, isId, reading } from './body.js';
import type { Refusal } from './codes.js';
import { dateOf } from './dates.js';
import { groupNames } from './directory.js';
import { record } from './effects.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import type { ItniotechWorld, Route } from './route.js';
import { readTrunk, type Surroundings } from './trunk-rules.js';

const surroundings = (world: ItniotechWorld, keyId?: number): TE.TaskEither<Refusal, Surroundings> =>
  pipe(
    groupNames(world),
    TE.map((names) => ({
      groupNames: names,
      others: [...world.state.trunks.values()].filter((trunk) => trunk.keyId !== keyId),
    })),
  );

const isAnything = (u: unknown): u is unknown => u !== undefined;

const fields = {
  sipTrunkName: isAnything,
  sipPrefix: isAnything,
  groupList: isAnything,
  sipGatewayIp: isAnything,
  sipWhiteIp: isAnything,
  sipTrunkState: isAnything,
  sipAccount: isAnything,
  sipPassword: isAnything,
};

/** What is missing or malformed has codes of its own on these pages. */
const isAddition = hasFields({}, { ...fields, type: isAnything });
const isUpdate = hasFields({}, { ...fields, keyId: isAnything });

/** Trunk addition; the new id is a bare number. */
const add = reading(isAddition, (body, world, request) =>
  pipe(
    surroundings(world),
    // The table says String, the sample has a number.
    TE.chainEitherK((around) => readTrunk(body, Number(body.type), around)),
    TE.map((content) => {
      const keyId = world.state.nextId();
      const createdAt = world.now();
      world.state.trunks.set(keyId, { ...content, keyId, createdAt, updatedAt: createdAt });
      record(world, request, `add trunk ${keyId}`);
      return keyId;
    }),
  ),
);

/** Trunk update. The page lists no code for a trunk that does not exist. */
const update = reading(isUpdate, ({ keyId, ...body }, world, request) => {
  if (keyId === undefined) return TE.left('-56');
  const before = isId(keyId) ? world.state.trunks.get(keyId) : undefined;
  if (before === undefined) return TE.left('-22');
  return pipe(
    surroundings(world, before.keyId),
    TE.chainEitherK((around) => readTrunk(body, before.type, around)),
    TE.map((content) => {
      const after: Trunk = { ...before, ...content };
      if (JSON.stringify(after) === JSON.stringify(before)) return null;
      world.state.trunks.set(before.keyId, { ...after, updatedAt: world.now() });
      record(world, request, `update trunk ${before.keyId}`);
      return null;
    }),
  );
});

const rowOf =
  ({ groupNames }: Surroundings) =>
  (trunk: Trunk): object => ({
    keyId: trunk.keyId,
    sipGatewayIp: trunk.gatewayIp ?? null,
    sipWhiteIp: trunk.whiteIp ?? null,
    type: trunk.type,
    // 1 is enabled here.
    state: 1,
    sipTrunkName: trunk.name,
    sipPrefix: trunk.prefix ?? null,
    ccIp: '192.0.2.1',
    // Absent where there are none, as in the sample.
    sipAccount: trunk.account,
    sipPassword: trunk.password,
    sipTrunkState: trunk.isRegistered,
    createTime: dateOf(trunk.createdAt),
    updateTime: dateOf(trunk.updatedAt),
    groupList: trunk.groups.map(({ id, number = null }) => ({
      voiceGroupId: id,
      groupName: groupNames.get(id) ?? null,
      number,
    })),
  });

const isTrunkQuery = isPageBody(hasFields({}, { type: isWhole(1, 2), sipTrunkName: isText }));

/** Trunk query. */
const query = reading(isTrunkQuery, ({ params: { type, sipTrunkName = '' }, ...page }, world) =>
  pipe(
    surroundings(world),
    TE.map((around) =>
      pageOfAll(
        asked(page),
        world,
        rowOf(around),
      )(
        around.others.filter(
          (trunk) => (type ?? trunk.type) === trunk.type && trunk.name.includes(sipTrunkName),
        ),
      ),
    ),
  ),
);

/** The calls about SIP trunks. */
export const sipTrunkRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/sipTrunk/add', serve: add },
  { method: 'POST', path: '/v3/cc/sipTrunk/update', serve: update },
  { method: 'POST', path: '/v3/cc/sipTrunk/query', statusAs: Number, serve: query },
];
