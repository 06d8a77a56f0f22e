import type { Capability } from './capability.js';

/** Whether a call can succeed: it is `native` or `emulated`. */
export const isServed = ({ support }: Capability): boolean => support === 'native' || support === 'emulated';
