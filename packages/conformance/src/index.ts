export type { Case } from './case.js';
export { describeProvider } from './describe-provider.js';
export { commutingLaw } from './law/commuting-law.js';
export type { LawStart, LawSubject, LawWorld, VendorRules } from './law/world.js';
export type { Runner } from './runner.js';
export { sampleInputs } from './sample-inputs.js';
export type { Known, Subject, World } from './world.js';
