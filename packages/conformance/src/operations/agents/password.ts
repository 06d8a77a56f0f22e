import { Secret } from '@cordboard/core/provider';

/** Letters and digits, which is the least that providers accept. */
export const password = new Secret('Conformance0815');
