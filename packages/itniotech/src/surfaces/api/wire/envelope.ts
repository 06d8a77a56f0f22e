import * as t from 'io-ts';
import { Loose } from './values.js';

/**
 * The envelope of every reply. `status` and `reason` on the call center pages, `code` and `msg` on their
 * twins, and some replies mix the two.
 */
export const Envelope = t.partial(
  { status: Loose, code: Loose, reason: Loose, msg: Loose, data: t.unknown },
  'ItniotechEnvelope',
);
export type Envelope = t.TypeOf<typeof Envelope>;
