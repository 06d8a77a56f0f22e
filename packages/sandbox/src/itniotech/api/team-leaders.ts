import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText } from '../../guards.js';
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
} from './body.js';
import type { Refusal } from './codes.js';
import { dateOf } from './dates.js';
import { groupNames, md5 } from './directory.js';
import { record } from './effects.js';
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

const others = ({ state }: ItniotechWorld, keyId?: number): readonly TeamLeader[] =>
  [...state.leaders.values()].filter((leader) => leader.keyId !== keyId);

const isNewLeader = hasFields({ name: isName }, { petName: isPetName, voiceGroupIdList: isGroupList });

/** Team leader addition; the new id is a bare number. */
const add = reading(isNewLeader, ({ name, petName, voiceGroupIdList: groups = [] }, world, request) =>
  pipe(
    withGroups(world, groups),
    TE.filterOrElse(
      () => !others(world).some((leader) => leader.name === name),
      (): Refusal => '-20',
    ),
    TE.map(() => {
      const { leaders, nextId } = world.state;
      const keyId = nextId();
      const createdAt = world.now();
      leaders.set(keyId, {
        keyId,
        empNo: String(keyId),
        petName: petName ?? '',
        name,
        enabled: true,
        groups,
        password: md5(`sandbox leader ${keyId}`).slice(0, 8),
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
    account: `sandbox_leader_${leader.keyId}`,
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
    leader.name.includes(name) &&
    (groups === undefined || groups.length === 0 || groups.some((group) => leader.groups.includes(group)));
  return pipe(
    groupNames(world),
    TE.map((names) => pageOfAll(asked(page), world, rowOf(names))(others(world).filter(fits))),
  );
});

const isLeaderUpdate = hasFields(
  { keyId: isId, empNo: isDigits(1, 12), name: isName, voiceGroupIdList: isGroupList },
  { petName: isPetName, password: orNull(isText) },
);

/** Team leader update. The page lists no code for a team leader who does not exist. */
const update = reading(isLeaderUpdate, (input, world, request) => {
  const { keyId, empNo, name, voiceGroupIdList: groups, petName, password } = input;
  const leader = world.state.leaders.get(keyId);
  if (leader === undefined) return TE.left('-22');
  if (others(world, keyId).some((other) => other.name === name)) return TE.left('-33');
  if (others(world, keyId).some((other) => other.empNo === empNo)) return TE.left('-34');
  return pipe(
    withGroups(world, groups),
    TE.map(() => {
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

const isBatch = hasFields({ type: isId, idList: isIdList }, {});

/** Deletes, disables or enables team leaders. */
const batchUpdateStatus = reading(isBatch, ({ type, idList }, world, request) => {
  const { leaders } = world.state;
  const batchType = batchTypes.get(type);
  if (batchType === undefined || !idList.every((id) => leaders.has(id))) return TE.left('-22');
  for (const id of new Set(idList)) {
    const leader = leaders.get(id);
    const enabled = batchType === 'enable';
    if (leader === undefined || (batchType !== 'delete' && leader.enabled === enabled)) continue;
    if (batchType === 'delete') leaders.delete(id);
    else leaders.set(id, { ...leader, enabled, updatedAt: world.now() });
    record(world, request, `${batchType} supervisor ${id}`);
  }
  return TE.right(null);
});

/** The calls about team leaders, which is what the vendor calls supervisors. */
export const teamLeaderRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/teamleader/add', seenOn: 'brand', serve: add },
  { method: 'POST', path: '/v3/cc/teamleader/query', serve: query },
  { method: 'POST', path: '/v3/cc/teamleader/update', serve: update },
  { method: 'POST', path: '/v3/cc/teamleader/batchUpdateStatus', seenOn: 'brand', serve: batchUpdateStatus },
];
