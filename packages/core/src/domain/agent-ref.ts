import * as t from 'io-ts';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { oneOf, text } from '../codec/scalars.js';
import { AgentId } from './ids.js';

/** The names of an agent, in the order in which they decide who is meant. */
export const AgentName = oneOf(['id', 'number', 'username', 'email']);
export type AgentName = t.TypeOf<typeof AgentName>;

const byNumber = {
  /** The number people in the center use for the agent; text of at most 64 characters, may start with zeros. */
  number: text(64),
};
const byUsername = {
  /** What the agent signs in with; text of at most 255 characters. */
  username: text(255),
};
const byEmail = {
  /** The agent's address for mail; text of at most 255 characters. */
  email: text(255),
};

const agentByIdFields = fields(
  {
    /** The provider's own key for the agent, as it stands in {@link Agent}. */
    id: AgentId.codec,
  },
  { ...byNumber, ...byUsername, ...byEmail },
);
/** Names one agent by id, and by further names where they are known. */
export interface AgentById extends FieldsOf<typeof agentByIdFields>, Named {}
export const AgentById = strictObject<AgentById>('AgentById', agentByIdFields);

const agentByNumberFields = fields(byNumber, { ...byUsername, ...byEmail });
/** Names one agent by the number people in the center use, and by further names where they are known. */
export interface AgentByNumber extends FieldsOf<typeof agentByNumberFields>, Named {}
export const AgentByNumber = strictObject<AgentByNumber>('AgentByNumber', agentByNumberFields);

const agentByUsernameFields = fields(byUsername, byEmail);
/** Names one agent by what the agent signs in with, and by the address for mail where it is known. */
export interface AgentByUsername extends FieldsOf<typeof agentByUsernameFields>, Named {}
export const AgentByUsername = strictObject<AgentByUsername>('AgentByUsername', agentByUsernameFields);

const agentByEmailFields = fields(byEmail, {});
/** Names one agent by the address for mail. */
export interface AgentByEmail extends FieldsOf<typeof agentByEmailFields>, Named {}
export const AgentByEmail = strictObject<AgentByEmail>('AgentByEmail', agentByEmailFields);

/**
 * Names one agent: by id, by the agent number people in the center use, by username or by email. A reference can have
 * several names, and one that came with a row can be passed on as it came: the first that the provider can use decides, in
 * this order, and a wrong name behind it changes nothing.
 */
export type AgentRef = AgentById | AgentByNumber | AgentByUsername | AgentByEmail;
export const AgentRef: t.Type<AgentRef, unknown> = t.union(
  [AgentById, AgentByNumber, AgentByUsername, AgentByEmail],
  'agent reference (one or more of id, number, username, email)',
);

/** The name that decides who is meant. */
export interface DecidingName {
  /** Which of an agent's names it is. */
  readonly name: AgentName;
  /** The name itself. */
  readonly value: string;
}

/** The first name of a reference, which decides. Where a provider can use some names only, it gets no others. */
export const decidingName = (ref: AgentRef): DecidingName => {
  if ('id' in ref) return { name: 'id', value: ref.id };
  if ('number' in ref) return { name: 'number', value: ref.number };
  return 'username' in ref ? { name: 'username', value: ref.username } : { name: 'email', value: ref.email };
};
