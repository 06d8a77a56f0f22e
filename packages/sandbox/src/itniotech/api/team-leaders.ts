import type { Agent, AgentId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { isText } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import type { TeamLeader } from '../state.js';
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
const leaderOf = (agent: Agent): TeamLeader => {
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
    password: passwordOf(keyId),
    createdAt: msOf(agent.createdAt),
    updatedAt: msOf(agent.updatedAt),
  };
};

/** The supervisors: as the center knows them, and as updates have left them. */
const leadersOf = ({ center, state }: ItniotechWorld): TE.TaskEither<Refusal, readonly TeamLeader[]> =>
  pipe(
    orBroken(every(center.agents.list, { role: 'supervisor' })),
    TE.map((supervisors) => {
      const all = new Map(supervisors.map(leaderOf).map((leader) => [leader.keyId, leader]));
      for (const [keyId, edited] of state.leaders) {
        all.set(keyId, { ...edited, enabled: all.get(keyId)?.enabled ?? edited.enabled });
      }
      return [...all.values()];
    }),
  );

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
    TE.map(() => {
      const { leaders, nextId } = world.state;
      const keyId = nextId();
      const createdAt = world.now();
      leaders.set(keyId, {
        keyId,
        account: `sandbox_leader_${keyId}`,
        empNo: String(keyId),
        petName: petName ?? '',
        name,
        enabled: true,
        groups,
        password: passwordOf(keyId),
        createdAt,
        updatedAt: createdAt,
      });
      record(world, request, `add supervisor ${keyId}`);
      return keyId;
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
    TE.map((leader) => {
      const after = {
        ...leader,
        empNo,
        name,
        groups,
        petName: petName ?? leader.petName,
        password: password ?? leader.password,
      };
      if (JSON.stringify(after) === JSON.stringify(leader)) return null;
      world.state.leaders.set(keyId, { ...after, updatedAt: world.now() });
      record(world, request, `update supervisor ${keyId}`);
      return null;
    }),
  );
});

/** What becomes of a supervisor who is the center's own. */
const changeInCenter = (
  { center }: ItniotechWorld,
  id: AgentId,
  type: BatchType,
): TE.TaskEither<Refusal, unknown> =>
  orBroken<unknown>(
    type === 'delete'
      ? center.agents.remove({ agent: { id } })
      : center.agents.setEnabled({ agent: { id }, enabled: type === 'enable' }),
  );

const changeOne =
  (world: ItniotechWorld, request: SandboxRequest, type: BatchType) =>
  (leader: TeamLeader): TE.TaskEither<Refusal, void> => {
    const { keyId, id } = leader;
    const { leaders } = world.state;
    const enabled = type === 'enable';
    if (type !== 'delete' && leader.enabled === enabled) return TE.right(undefined);
    return pipe(
      id === undefined ? TE.right(undefined) : changeInCenter(world, id, type),
      TE.map(() => {
        if (type === 'delete') leaders.delete(keyId);
        else if (leaders.has(keyId) || id === undefined) {
          leaders.set(keyId, { ...leader, enabled, updatedAt: world.now() });
        }
        record(world, request, `${type} supervisor ${keyId}`);
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
