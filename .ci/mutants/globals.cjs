// What `@jest/globals` is to the tests in the bundle: they are declared to the runner.
const { bind } = require('jest-each');
const { expect } = require('expect');

const { group, test, hook } = globalThis.cordboardTests;

exports.expect = expect;
exports.describe = Object.assign((title, body) => group(title, body), { each: bind(group, false) });
exports.test = Object.assign((title, body) => test(title, body), { each: bind(test) });
exports.beforeAll = hook('beforeAll');
exports.beforeEach = hook('beforeEach');
exports.afterEach = hook('afterEach');
// Files end by letting go of what the next run of the same process still needs.
exports.afterAll = () => undefined;
