import type { Misbehavior, World } from './world.js';

/** Makes every reply of the vendor go wrong in one way from now on. */
export const letReplies = ({ sandbox }: World, fault: Misbehavior): void => {
  sandbox?.faults?.clear();
  sandbox?.faults?.add({ fault, when: 'after', times: Infinity });
};
