import * as E from 'fp-ts/lib/Either.js';
import { isObject, isText } from '../../guards.js';
import type { Trunk } from '../state.js';
import { isId, isTextOf } from './body.js';
import type { Refusal } from './codes.js';

/** What a trunk must fit in with. */
export interface Surroundings {
  readonly groupNames: ReadonlyMap<number, string>;
  /** All trunks but the one in question. */
  readonly others: readonly Trunk[];
}

/** What a request says of a trunk. */
export type TrunkContent = Omit<Trunk, 'keyId' | 'createdAt' | 'updatedAt'>;

type Body = Readonly<Record<string, unknown>>;

/** What is wrong, if anything; the order is this server's own, because the pages name none. */
type Rule = (body: Body, type: number, around: Surroundings) => Refusal | undefined;

const isName = isTextOf(1, 50);
const isShort = isTextOf(1, 50);

/** Not the form of an IP address: the pages' own sample is none. */
const isAddress = (u: unknown): u is string => isShort(u) && /^[\w.:,-]+$/.test(u);

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

const name: Rule = ({ sipTrunkName }, _type, { others }) => {
  if (!isName(sipTrunkName)) return '-45';
  return others.some((trunk) => trunk.name === sipTrunkName) ? '-47' : undefined;
};

const entriesOf = ({ groupList }: Body): readonly Body[] =>
  Array.isArray(groupList) ? groupList.filter(isObject) : [];

const groupIds = (body: Body): readonly number[] =>
  entriesOf(body).flatMap(({ voiceGroupId }) => (isId(voiceGroupId) ? [voiceGroupId] : []));

const groups: Rule = (body, _type, { groupNames, others }) => {
  const ids = groupIds(body);
  const { groupList } = body;
  if (!Array.isArray(groupList) || ids.length === 0 || ids.length < groupList.length) return '-48';
  if (ids.some((id) => !groupNames.has(id))) return '-48';
  if (new Set(ids).size < ids.length) return '-51';
  const isBound = (id: number): boolean =>
    others.some((trunk) => trunk.groups.some((group) => group.id === id));
  return ids.some(isBound) ? '-52' : undefined;
};

const numbers: Rule = (body, type) => {
  if (type === 1) return undefined;
  const entries = entriesOf(body);
  if (entries.some(({ number }) => isMissing(number))) return '-57';
  return entries.every(({ number }) => isShort(number)) ? undefined : '-58';
};

const gateway: Rule = ({ sipGatewayIp }, type, { others }) => {
  if (isMissing(sipGatewayIp)) return type === 1 ? '-49' : undefined;
  if (!isAddress(sipGatewayIp)) return '-50';
  return others.some(({ gatewayIp }) => gatewayIp === sipGatewayIp) ? '-53' : undefined;
};

const whiteList: Rule = ({ sipWhiteIp }, type) => {
  if (isMissing(sipWhiteIp)) return type === 2 ? '-54 trunk' : undefined;
  return isAddress(sipWhiteIp) ? undefined : '-55';
};

const registration: Rule = ({ sipTrunkState, sipAccount, sipPassword, sipPrefix }, type) => {
  const isComplete = !isMissing(sipAccount) && !isMissing(sipPassword);
  const areTexts = [sipAccount, sipPassword, sipPrefix].every((value) => isMissing(value) || isText(value));
  if (typeof sipTrunkState !== 'boolean' || !areTexts) return '-22';
  return sipTrunkState && type === 1 && !isComplete ? '-22' : undefined;
};

const rules: readonly Rule[] = [name, groups, numbers, gateway, whiteList, registration];

const textOf = (value: unknown): string | undefined => (isText(value) && value !== '' ? value : undefined);

/** Reads what the pages call a trunk: 1 goes out, 2 comes in. */
export const readTrunk = (
  body: Body,
  type: number,
  around: Surroundings,
): E.Either<Refusal, TrunkContent> => {
  if (type !== 1 && type !== 2) return E.left('-44');
  const problem = rules.reduce<Refusal | undefined>(
    (found, rule) => found ?? rule(body, type, around),
    undefined,
  );
  if (problem !== undefined) return E.left(problem);
  return E.right({
    type,
    name: textOf(body.sipTrunkName) ?? '',
    prefix: textOf(body.sipPrefix),
    gatewayIp: textOf(body.sipGatewayIp),
    whiteIp: textOf(body.sipWhiteIp),
    isRegistered: body.sipTrunkState === true,
    account: textOf(body.sipAccount),
    password: textOf(body.sipPassword),
    groups: entriesOf(body).map(({ voiceGroupId, number }) => ({
      id: Number(voiceGroupId),
      number: textOf(number),
    })),
  });
};
