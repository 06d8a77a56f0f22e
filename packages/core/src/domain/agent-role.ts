import type * as t from 'io-ts';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { oneOf } from '../codec/scalars.js';
import { Native } from './common.js';

/** What somebody may do in the center. `agent`: handle contacts. `supervisor`: lead those who do. `admin`: change the center. */
export const AgentRole = oneOf(['agent', 'supervisor', 'admin', 'unknown']);
export type AgentRole = t.TypeOf<typeof AgentRole>;

/** A role that can be given: every one of {@link AgentRole} but the one that is not known. */
export const GivenRole = oneOf(['agent', 'supervisor', 'admin']);
export type GivenRole = t.TypeOf<typeof GivenRole>;

const heldRoleFields = fields(
  {
    /** The role in a word; `unknown` for a role of the provider's own, which `native` then has. */
    role: AgentRole,
  },
  {
    /** The provider's own word for the role. */
    native: Native,
  },
);
/** The role that somebody has in the center. */
export interface HeldRole extends FieldsOf<typeof heldRoleFields>, Named {}
export const HeldRole = strictObject<HeldRole>('HeldRole', heldRoleFields);

/**
 * Whether an account may be used, and why not. `pending`: not yet activated. `disabled`: switched off by somebody.
 * `blocked`: locked by the provider, such as after wrong passwords. `deleted`: listed although it is gone.
 */
export const AccountState = oneOf(['active', 'pending', 'disabled', 'blocked', 'deleted', 'unknown']);
export type AccountState = t.TypeOf<typeof AccountState>;

const agentAccountFields = fields(
  {
    /** How the account is; `unknown` for a word of the provider's own, which `native` then has. */
    state: AccountState,
  },
  {
    /** The provider's own word for the state. */
    native: Native,
  },
);
/** How an agent's account is, where the provider tells more than whether it may be used. */
export interface AgentAccount extends FieldsOf<typeof agentAccountFields>, Named {}
export const AgentAccount = strictObject<AgentAccount>('AgentAccount', agentAccountFields);
