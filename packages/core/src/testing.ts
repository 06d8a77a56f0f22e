/** For tests of applications: a center made of plain functions. */
export { fakeCenter, type Fakes } from './promise/fake-center.js';
