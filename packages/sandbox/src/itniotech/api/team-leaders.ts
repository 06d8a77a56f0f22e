import { isDeepStrictEqual } from 'node:util';
import { AgentId, QueueId, type Agent, type ContactCenterError } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isText } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import type { ItniotechState, TeamLeader } from '../state.js';
import {
  batchTypes,
  hasFields,
  isDigits,
  isFlag,
  isId,
  isIdList,
  isListOf,
  isTextOf,
  orNull,
  reading,
  type BatchType,
} from './body.js';
import type { Refusal } from './codes.js';
import { dateOf } from './dates.js';
import { groupNames, md5 } from './directory.js';
import { orBroken, record } from './effects.js';
import { asked, isPageBody, pageOfAll } from './pages.js';
import type { ItniotechWorld, Route } from './route.js';

const isGroupList = isListOf(isId);
const isName = isTextOf(4, 32);
const isPetName = orNull(isTextOf(0, 20));

/** No page has a code for a group that does not exist. */
const withGroups = (world: ItniotechWorld, groups: readonly number[]) =>
  pipe(
    groupNames(world),
    TE.filterOrElse(
      (names) => groups.every((group) => names.has(group)),
      (): Refusal => '-22',
    ),
  );

const passwordOf = (keyId: number): string => md5(`sandbox leader ${keyId}`).slice(0, 8);

const msOf = (instant = ''): number => Date.parse(instant) || 0;

/** A supervisor of the center; agents and team leaders are numbered apart from each other. */
const leaderOf =
  ({ leaderPasswords }: ItniotechState) =>
  (agent: Agent): TeamLeader => {
    const keyId = Number(agent.id.replace(/\D/g, ''));
    return {
      keyId,
      id: agent.id,
      account: agent.username ?? `sandbox_leader_${keyId}`,
      empNo: agent.number ?? String(keyId),
      petName: agent.displayName ?? '',
      name: agent.name ?? '',
      enabled: agent.enabled !== false,
      groups: (agent.supervises ?? []).map(({ id }) => Number(id)),
      password: leaderPasswords.get(keyId) ?? passwordOf(keyId),
      createdAt: msOf(agent.createdAt),
      updatedAt: msOf(agent.updatedAt),
    };
  };

/** The supervisors of the center. */
export const leadersOf = ({ center, state }: ItniotechWorld): TE.TaskEither<Refusal, readonly TeamLeader[]> =>
  pipe(
    orBroken(every(center.agents.list, { role: 'supervisor' })),
    TE.map((supervisors) => supervisors.map(leaderOf(state))),
  );

const queuesOf = (groups: readonly number[]): readonly QueueId[] => groups.map((id) => QueueId(String(id)));

const queuesOrNone = (groups: readonly number[]): readonly QueueId[] | null =>
  groups.length === 0 ? null : queuesOf(groups);

const takenIn: (error: ContactCenterError) => Refusal = ({ kind }) =>
  kind === 'AlreadyExists' ? '-34' : '-18';

const isNewLeader = hasFields({ name: isName }, { petName: isPetName, voiceGroupIdList: isGroupList });

/** Team leader addition; the new id is a bare number. */
const add = reading(isNewLeader, ({ name, petName, voiceGroupIdList: groups = [] }, world, request) =>
  pipe(
    withGroups(world, groups),
    TE.chain(() => leadersOf(world)),
    TE.filterOrElse(
      (leaders) => !leaders.some((leader) => leader.name === name),
      (): Refusal => '-20',
    ),
    TE.chain(() => {
      const keyId = world.state.nextLeader();
      return pipe(
        world.center.agents.create({
          agent: {
            id: AgentId(`leader-${keyId}`),
            role: 'supervisor',
            name,
            number: String(keyId),
            username: `sandbox_leader_${keyId}`,
            ...(petName === undefined || petName === null || petName === '' ? {} : { displayName: petName }),
            ...(groups.length === 0 ? {} : { supervises: queuesOf(groups) }),
          },
        }),
        TE.bimap(takenIn, () => {
          record(world, request, `add supervisor ${keyId}`);
          return keyId;
        }),
      );
    }),
  ),
);

const isLeaderParams = hasFields({}, { enable: isFlag, name: isText, voiceGroupIdList: isGroupList });

const rowOf =
  (names: ReadonlyMap<number, string>) =>
  (leader: TeamLeader): object => ({
    keyId: leader.keyId,
    empNo: leader.empNo,
    petName: leader.petName,
    name: leader.name,
    enable: leader.enabled ? 0 : 1,
    voiceGroupIdList: leader.groups,
    voiceGroupNameList: leader.groups.map((group) => names.get(group) ?? null),
    account: leader.account,
    password: leader.password,
    createTime: dateOf(leader.createdAt),
    updateTime: dateOf(leader.updatedAt),
    // In the sample, and not in the table.
    customerId: 396,
    customerName: 'sandbox',
  });

/** Team leader query. */
const query = reading(isPageBody(isLeaderParams), ({ params, ...page }, world) => {
  const { enable, name = '', voiceGroupIdList: groups } = params;
  const fits = (leader: TeamLeader): boolean =>
    (enable === undefined || leader.enabled === (enable === 0)) &&
    leader.name.toLowerCase().includes(name.toLowerCase()) &&
    (groups === undefined || groups.length === 0 || groups.some((group) => leader.groups.includes(group)));
  return pipe(
    groupNames(world),
    TE.bindTo('names'),
    TE.bind('leaders', () => leadersOf(world)),
    TE.map(({ names, leaders }) => pageOfAll(asked(page), world, rowOf(names))(leaders.filter(fits))),
  );
});

const isLeaderUpdate = hasFields(
  { keyId: isId, empNo: isDigits(1, 12), name: isName, voiceGroupIdList: isGroupList },
  { petName: isPetName, password: orNull(isText) },
);

/** Team leader update. The page lists no code for a team leader who does not exist. */
const update = reading(isLeaderUpdate, (input, world, request) => {
  const { keyId, empNo, name, voiceGroupIdList: groups, petName, password } = input;
  return pipe(
    withGroups(world, groups),
    TE.chain(() => leadersOf(world)),
    TE.chain((leaders) => {
      const leader = leaders.find((each) => each.keyId === keyId);
      const others = leaders.filter((each) => each !== leader);
      if (leader === undefined) return TE.left<Refusal>('-22');
      if (others.some((other) => other.name === name)) return TE.left<Refusal>('-33');
      return others.some((other) => other.empNo === empNo) ? TE.left<Refusal>('-34') : TE.right(leader);
    }),
    TE.chain((leader) =>
      pipe(
        world.center.agents.update({
          agent: { id: leader.id },
          set: {
            name,
            number: empNo,
            displayName: petName === '' ? null : (petName ?? undefined),
            ...(isDeepStrictEqual(groups, leader.groups) ? {} : { supervises: queuesOrNone(groups) }),
          },
        }),
        TE.bimap(takenIn, ({ outcome }) => {
          const { leaderPasswords } = world.state;
          const isOther = password !== undefined && password !== null && password !== leader.password;
          if (isOther) leaderPasswords.set(keyId, password);
          if (outcome !== 'unchanged' || isOther) record(world, request, `update supervisor ${keyId}`);
          return null;
        }),
      ),
    ),
  );
});

const changeOne =
  ({ center, ...world }: ItniotechWorld, request: SandboxRequest, type: BatchType) =>
  ({ keyId, id, enabled }: TeamLeader): TE.TaskEither<Refusal, void> => {
    const isWanted = type === 'enable';
    if (type !== 'delete' && enabled === isWanted) return TE.right(undefined);
    return pipe(
      orBroken<unknown>(
        type === 'delete'
          ? center.agents.remove({ agent: { id } })
          : center.agents.setEnabled({ agent: { id }, enabled: isWanted }),
      ),
      TE.map(() => {
        record({ center, ...world }, request, `${type} supervisor ${keyId}`);
      }),
    );
  };

const isBatch = hasFields({ type: isId, idList: isIdList }, {});

/** Deletes, disables or enables team leaders. */
const batchUpdateStatus = reading(isBatch, ({ type, idList }, world, request) => {
  const batchType = batchTypes.get(type);
  if (batchType === undefined) return TE.left('-22');
  return pipe(
    leadersOf(world),
    TE.map((leaders) => leaders.filter(({ keyId }) => idList.includes(keyId))),
    TE.filterOrElse(
      (meant) => meant.length === new Set(idList).size,
      (): Refusal => '-22',
    ),
    TE.chain(TE.traverseSeqArray(changeOne(world, request, batchType))),
    TE.map(() => null),
  );
});

/** The calls about team leaders, which is what the vendor calls supervisors. */
export const teamLeaderRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/teamleader/add', seenOn: 'brand', serve: add },
  { method: 'POST', path: '/v3/cc/teamleader/query', serve: query },
  { method: 'POST', path: '/v3/cc/teamleader/update', serve: update },
  { method: 'POST', path: '/v3/cc/teamleader/batchUpdateStatus', seenOn: 'brand', serve: batchUpdateStatus },
];
