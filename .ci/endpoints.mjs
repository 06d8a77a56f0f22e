// Compares the tables `| endpoint | serves |` of docs/vendors with what the adapters call in a run of the conformance kit,
// both ways, and with the endpoints that they declare. It prints the line to write for each one that differs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { checkProvider } from '@cordboard/conformance';
import { operations } from '@cordboard/core/schema';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import { briefly, connectToSandbox } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

const root = join(import.meta.dirname, '..');
const adapters = [itniotech, sobot, huaweiCc];

const names = operations.map(({ name }) => name);
const signIn = 'sign-in';
const endpointCell = /^(GET|POST|PUT|PATCH|DELETE) `(\/\S*)`$/;
/**
 * Operations and `sign-in`, then what else there is to say; the latter alone where nothing calls the endpoint, or where the
 * adapter calls it in a case that the kit does not bring about.
 */
const servesCell =
  /^(?<served>(?:`\w+\.\w+`|sign-in)(?:, (?:`\w+\.\w+`|sign-in))*)?(?:(?:^|; )(?<rest>escape hatch|later: \w.*|none: \S.*|elsewhere: \S.*))?$/;

/** What a request is counted for: a token is shared by many calls, and the escape hatch goes where the kit sends it. */
const servedBy = (operation) => {
  if (names.includes(operation)) return [operation];
  return operation === 'vendor.request' ? [] : [signIn];
};

/** A vendor whose sites differ is asked as each of them. */
const sitesOf = (adapter) => (adapter === huaweiCc ? [{}, { huaweiSite: 'private' }] : [{}]);

/** What called each endpoint. */
const callsOf = async (adapter) => {
  const calls = new Map();
  const onAttempt = ({ operation, method, path }) => {
    const endpoint = `${method} ${path}`;
    calls.set(endpoint, new Set([...(calls.get(endpoint) ?? []), ...servedBy(operation)]));
  };
  for (const site of sitesOf(adapter)) {
    const create = () => connectToSandbox(adapter, site, { onAttempt, sleep: briefly });
    await checkProvider({ name: adapter.provider, create });
  }
  return calls;
};

const isEndpoint = ({ method, path }) => typeof method === 'string' && typeof path === 'string';

const endpointsIn = (value) => {
  if (typeof value !== 'object' || value === null || '_tag' in value) return [];
  if (isEndpoint(value)) return [`${value.method} ${value.path}`];
  return Object.values(value).flatMap(endpointsIn);
};

/** The endpoints in the `wire` folders of an adapter, also those that no case of the kit needs. */
const declaredBy = async ({ provider }) => {
  const folder = join(root, 'packages', provider, 'src/surfaces');
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\/wire\/[^/]+\.ts$/.test(file));
  const outfile = join(root, 'node_modules/.cache/cordboard-endpoints', `${provider}.mjs`);
  const contents = files.map((file, i) => `export * as m${i} from './${file}';`).join('\n');
  await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    outfile,
  });
  const modules = await import(pathToFileURL(outfile).href);
  return Object.values(modules).flatMap((module) => Object.values(module).flatMap(endpointsIn));
};

const readRow = ({ number, first, second }) => {
  const [, method, path] = endpointCell.exec(first) ?? [];
  const { served = '', rest } = servesCell.exec(second)?.groups ?? {};
  const claimed = served.split(', ').map((name) => name.replaceAll('`', ''));
  return {
    number,
    first,
    endpoint: method && `${method} ${path}`,
    isAnswered: second !== '' && servesCell.test(second),
    claimed: claimed.filter((name) => name !== ''),
    rest,
  };
};

/** The rows of the tables of a page. What is not an endpoint, such as a push, stands there with an answer alone. */
const rowsOf = (page) => {
  const rows = [];
  let isTable = false;
  for (const [i, line] of page.split('\n').entries()) {
    const [start, first, second, end] = line.split('|').map((cell) => cell.trim());
    if (start !== '' || end !== '') isTable = false;
    else if (first === 'endpoint' && second === 'serves') isTable = true;
    else if (isTable && !/^-+$/.test(first)) rows.push(readRow({ number: i + 1, first, second }));
  }
  return rows;
};

const inOrder = (served) => [
  ...names.filter((name) => served.has(name)),
  ...(served.has(signIn) ? [signIn] : []),
];

const lineFor = (endpoint, served, rest) => {
  const [method, path] = endpoint.split(' ');
  const words = inOrder(served).map((name) => (name === signIn ? name : `\`${name}\``));
  const said = [words.join(', '), rest].filter(Boolean).join('; ');
  return `| ${method} \`${path}\` | ${said || 'escape hatch, or later: <port>, or none: <reason>'} |`;
};

const sameSet = (a, b) => a.length === b.size && a.every((one) => b.has(one));

/** What is wrong with the tables of one vendor, each with the line that puts it right. */
const problemsOf = (path, rows, { calls, declared }) => {
  const at = (row) => `${path}:${row.number}`;
  const calledFor = (endpoint) => calls.get(endpoint) ?? new Set();
  const wrong = rows.flatMap((row) => {
    if (!row.isAnswered)
      return `${at(row)}: an answer is operations such as \`agents.list\`, "sign-in", and after "; ", or alone: "escape hatch", "later: <port>", "none: <reason>" or "elsewhere: <when it is called>"`;
    if (row.endpoint === undefined)
      return row.claimed.length === 0 ? [] : `${at(row)}: the endpoint is to read as "POST \`/path\`"`;
    const served = calledFor(row.endpoint);
    if (sameSet(row.claimed, served)) return [];
    // What was said while nothing called it does not hold any more.
    const rest = row.claimed.length === 0 ? undefined : row.rest;
    const line = lineFor(row.endpoint, served, rest);
    return `${at(row)}: the adapter calls this endpoint for ${inOrder(served).join(', ') || 'nothing'}; the line is to be\n${line}`;
  });
  const listed = rows.map(({ endpoint }) => endpoint).filter(Boolean);
  const missing = [...new Set([...calls.keys(), ...declared])].filter(
    (endpoint) => !listed.includes(endpoint),
  );
  const twice = rows.filter(
    ({ endpoint }) => endpoint && listed.indexOf(endpoint) < listed.lastIndexOf(endpoint),
  );
  const elsewhere = rows.filter(({ rest = '' }) => rest.startsWith('elsewhere: '));
  const uncalled = [...new Set(declared)].filter(
    (endpoint) => calledFor(endpoint).size === 0 && !elsewhere.some((row) => row.endpoint === endpoint),
  );
  const undeclared = elsewhere.filter((row) => !declared.includes(row.endpoint));
  return [
    ...wrong,
    ...missing.map((endpoint) => `${path}: add the line\n${lineFor(endpoint, calledFor(endpoint))}`),
    ...twice.map((row) => `${at(row)}: ${row.endpoint} has more than one line`),
    ...undeclared.map((row) => `${at(row)}: the adapter declares no ${row.endpoint}`),
    ...uncalled.map(
      (endpoint) => `${path}: the adapter declares ${endpoint}, and no case of the kit calls it`,
    ),
  ];
};

for (const adapter of adapters) {
  const path = `docs/vendors/${adapter.provider}.md`;
  const rows = rowsOf(readFileSync(join(root, path), 'utf8'));
  const found = { calls: await callsOf(adapter), declared: await declaredBy(adapter) };
  const problems = problemsOf(path, rows, found);
  problems.forEach((problem) => console.error(problem));
  if (problems.length > 0) process.exitCode = 1;
  const open = rows.filter(({ claimed }) => claimed.length === 0).length;
  console.log(
    `${adapter.provider}: ${rows.length} lines, ${rows.length - open} in use, ${problems.length} problems`,
  );
}
