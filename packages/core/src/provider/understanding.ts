import type { Understanding } from '../context/supported.js';
import { lazily } from '../foundation/lazily.js';
import { outOfBounds } from './bounds.js';
import { decided } from './references.js';
import { unsupported, type Restrictions } from './unsupported.js';

/** What a provider makes of an input, by what it declares; worked out when there is an input. */
export const understandingOf = (restrictionsOf: () => Restrictions): Understanding => {
  const parts = lazily(() => {
    const restrictions = restrictionsOf();
    return {
      outOfBounds: outOfBounds(restrictions),
      unsupportedIn: unsupported(restrictions),
      decided: decided(restrictions.refs ?? {}),
    };
  });
  return {
    outOfBounds: (input) => parts().outOfBounds(input),
    unsupportedIn: (input) => parts().unsupportedIn(input),
    decided: (input) => parts().decided(input),
  };
};
