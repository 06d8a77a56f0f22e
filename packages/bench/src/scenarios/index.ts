import type { Scenario } from '../scenario.js';
import { callCost } from './call-cost.js';
import { downloads } from './download.js';
import { growth } from './growth.js';
import { imports } from './import.js';
import { installSize } from './install-size.js';
import { peerCost } from './peers.js';
import { decodeAndMap } from './decode-and-map.js';
import { prefetching } from './prefetch.js';
import { startUp } from './start-up.js';

/** Every scenario, in the order they are run and shown. */
export const scenarios: readonly Scenario[] = [
  callCost,
  peerCost,
  decodeAndMap,
  prefetching,
  growth,
  imports,
  downloads,
  startUp,
  installSize,
];
