// Runs the bundle of an adapter's tests for Stryker: in one process, which evaluates it again only for a mutant of what runs
// while it is loaded. Jest would begin anew for every mutant.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

/** What the mutated sources look at. */
const switches = (globalThis.__stryker__ ??= {});

/** What `globals.cjs` declares tests by. */
const declaring = () => {
  const tests = [];
  let open = { titles: [], hooks: [] };
  const group = (title, body) => {
    const outer = open;
    open = { titles: [...outer.titles, title], hooks: [...outer.hooks] };
    body();
    open = outer;
  };
  const test = (title, body) => {
    const suite = open;
    tests.push({ name: [...suite.titles, title].join(' '), body, hooks: () => suite.hooks });
  };
  const hook = (kind) => (run) => void open.hooks.push({ kind, run });
  return { tests, group, test, hook };
};

/** Declares the tests of a bundle anew: the sources in it are evaluated once more. */
const loaderOf = (folder) => {
  const require = createRequire(join(folder, 'package.json'));
  const filename = join(folder, 'mutants.cjs');
  const script = new vm.Script(`(function (require) {${readFileSync(filename, 'utf8')}\n})`, {
    filename,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return () => {
    const { tests, ...globals } = declaring();
    globalThis.cordboardTests = globals;
    script.runInThisContext()(require);
    const seen = new Map();
    return tests.map((each) => {
      const times = (seen.get(each.name) ?? 0) + 1;
      seen.set(each.name, times);
      return { ...each, id: times === 1 ? each.name : `${each.name} (${times})` };
    });
  };
};

const hooksOf = ({ hooks }, kind) => hooks().filter((hook) => hook.kind === kind);

/** Why a test fails; absent where it passes. */
const failureOf = async (test, begun) => {
  let failure;
  const attempt = async (run) => {
    try {
      await run();
    } catch (error) {
      failure ??= { message: String(error?.message ?? error) };
    }
  };
  for (const hook of hooksOf(test, 'beforeAll')) {
    if (!begun.has(hook)) await attempt(hook.run);
    begun.add(hook);
  }
  for (const { run } of hooksOf(test, 'beforeEach')) await attempt(run);
  if (failure === undefined) await attempt(test.body);
  for (const { run } of hooksOf(test, 'afterEach').reverse()) await attempt(run);
  return failure?.message;
};

const killed = (killedBy, failureMessage, nrOfTests) => ({
  status: 'killed',
  killedBy: [killedBy],
  failureMessage,
  nrOfTests,
});

class BundleRunner {
  #load;
  #tests;

  async capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#load = loaderOf(process.cwd());
  }

  async dryRun() {
    const begun = new Set();
    const tests = [];
    this.#tests = this.#load();
    for (const test of this.#tests) {
      switches.currentTestId = test.id;
      const start = performance.now();
      const failureMessage = await failureOf(test, begun);
      const timeSpentMs = performance.now() - start;
      const status = failureMessage === undefined ? 0 : 1;
      tests.push({ id: test.id, name: test.id, timeSpentMs, status, failureMessage });
    }
    switches.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: switches.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    switches.hitLimit = hitLimit;
    switches.hitCount = hitLimit === undefined ? undefined : 0;
    const isStatic = mutantActivation === 'static';
    switches.activeMutant = isStatic ? activeMutant.id : undefined;
    try {
      if (isStatic || this.#tests === undefined) this.#tests = this.#load();
    } catch (error) {
      this.#tests = undefined;
      return killed('loading the tests', String(error?.message), 0);
    }
    switches.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const tests = this.#tests.filter(({ id }) => wanted?.has(id) ?? true);
    if (isStatic) this.#tests = undefined;
    const begun = new Set();
    for (const [place, test] of tests.entries()) {
      const failure = await failureOf(test, begun);
      if (switches.hitCount > switches.hitLimit) return { status: 'timeout', reason: 'too many hits' };
      if (failure !== undefined) return killed(test.id, failure, place + 1);
    }
    return { status: 'survived', nrOfTests: tests.length };
  }

  async dispose() {}
}

const factory = Object.assign(() => new BundleRunner(), { inject: [] });
export const strykerPlugins = [{ kind: 'TestRunner', name: 'bundle', factory }];
