// Says at the end of a test run how many cases of the contract each provider was held to.

const contract = / keeps the contract$/;

export default class ConformanceReporter {
  #cases = new Map();

  onTestResult(_test, { testResults }) {
    for (const { ancestorTitles, status } of testResults) {
      const [title = ''] = ancestorTitles;
      if (!contract.test(title) || !['passed', 'failed'].includes(status)) continue;
      const name = title.replace(contract, '');
      this.#cases.set(name, (this.#cases.get(name) ?? 0) + 1);
    }
  }

  onRunComplete() {
    const counts = [...this.#cases].sort(([one], [other]) => one.localeCompare(other));
    if (counts.length > 0) {
      console.log(`\nconformance: ${counts.map(([name, cases]) => `${name} ${cases} cases`).join(', ')}`);
    }
  }
}
