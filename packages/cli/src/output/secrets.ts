import { isSecret } from '@cordboard/core/schema';
import { Option } from 'commander';
import * as t from 'io-ts';
import type { Session } from '../session.js';

export const revealOption = new Option('--reveal', 'print the secret that is handed over, not [redacted]');

/** A value as it is printed: with its secrets where the user asks for them, and nowhere else. */
export const revealed = (session: Session, value: unknown): unknown => {
  if (isSecret(value)) return session.flags.reveal === true ? value.reveal() : String(value);
  if (Array.isArray(value)) return value.map((item: unknown) => revealed(session, item));
  return t.UnknownRecord.is(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(session, inner)]))
    : value;
};
