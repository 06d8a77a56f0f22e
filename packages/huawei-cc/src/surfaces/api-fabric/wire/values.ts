import { AgentId, fromGuard, refined } from '@cordboard/core/provider';

export type Text = string | null | undefined;
export const Text = fromGuard(
  'text or null',
  (u): u is Text => typeof u === 'string' || u === null || u === undefined,
);

/** Tables and samples disagree on whether numbers come as such or as text. */
export type Loose = number | Text;
export const Loose = fromGuard(
  'number, or number as text',
  (u): u is Loose => typeof u === 'number' || Text.is(u),
);

// What is longer could be read and never be passed on.
const isId = (id: string | number): boolean => AgentId.codec.is(String(id).trim());

/** An id, which is a number on some pages and text on others; of up to 19 digits, which a number cannot hold. */
export const VendorId = refined(
  fromGuard('text or number', (u): u is string | number => typeof u === 'string' || typeof u === 'number'),
  'id (1 to 128 characters, blanks around it aside)',
  isId,
);
