import type { Understanding } from '../context/supported.js';
import { outOfBounds } from './bounds.js';
import { decided } from './references.js';
import { unsupported, type Restrictions } from './unsupported.js';

/** What a provider makes of an input, by what it declares. */
export const understandingOf = (restrictions: Restrictions): Understanding => ({
  outOfBounds: outOfBounds(restrictions),
  unsupportedIn: unsupported(restrictions),
  decided: decided(restrictions.refs ?? {}),
});
