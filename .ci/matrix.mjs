// Writes the support matrix and the demo where people look for them, from a run of the conformance kit on the built packages: a
// provider whose claims do not hold has none written. `--check` only compares, and fails when a page says something else.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { checkProvider } from '@cordboard/conformance';
import { capabilityNotes, operations, ports } from '@cordboard/core/schema';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import { memory } from '@cordboard/memory';
import { briefly, connectToSandbox, known } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

const root = join(import.meta.dirname, '..');

const memoryWorld = async () => {
  const made = memory.create({});
  if (made._tag === 'Left') throw made.left;
  const center = made.right;
  return { center, known, sandbox: { center }, requests: () => 0, close: () => center.close()() };
};

const subjects = [
  { name: memory.provider, create: memoryWorld },
  ...[itniotech, sobot, huaweiCc].map((adapter) => ({
    name: adapter.provider,
    create: () => connectToSandbox(adapter, {}, { sleep: briefly }),
  })),
];

/** The other kind of site that Huawei has: which operations are served differs. */
const privateSite = {
  name: `${huaweiCc.provider}, private site`,
  create: () => connectToSandbox(huaweiCc, { huaweiSite: 'private' }, { sleep: briefly }),
};

/** What a provider says of itself, and how many cases of the kit hold it to each word; none may fail. */
const examined = async (subject) => {
  const { center, close } = await subject.create();
  await close();
  const findings = await checkProvider(subject);
  const broken = findings.filter(({ failures }) => failures.length > 0);
  for (const { title, failures } of broken) console.error(`${subject.name} ${title}: ${failures.join('; ')}`);
  if (broken.length > 0) process.exitCode = 1;
  const casesOf = (name) => findings.filter((finding) => finding.operations.includes(name)).length;
  const unproven = operations.filter(({ name }) => casesOf(name) === 0);
  for (const { name } of unproven) console.error(`${subject.name}: no case of the kit is about ${name}`);
  if (unproven.length > 0) process.exitCode = 1;
  return [subject.name, center.capabilities, { all: findings.length, of: casesOf }];
};

const fromBest = ['native', 'emulated', 'notImplemented', 'notOffered', 'unconfigured'];

/** Of each operation what the site says that serves it best; where both serve it alike, the first. */
const bestOf = ([name, one, casesOfOne], [, other, casesOfOther]) => {
  const isBetter = (operation) =>
    fromBest.indexOf(other[operation].support) < fromBest.indexOf(one[operation].support);
  return [
    name,
    Object.fromEntries(
      operations.map((operation) => [
        operation.name,
        (isBetter(operation.name) ? other : one)[operation.name],
      ]),
    ),
    {
      all: casesOfOne.all + casesOfOther.all,
      of: (operation) => (isBetter(operation) ? casesOfOther : casesOfOne).of(operation),
    },
  ];
};

const examinedAll = [];
for (const subject of subjects) examinedAll.push(await examined(subject));
const ofPrivateSite = await examined(privateSite);
if (process.exitCode === 1) process.exit();
const ofCloud = examinedAll.find(([name]) => name === huaweiCc.provider);
const providers = examinedAll.map((found) => (found === ofCloud ? bestOf(ofCloud, ofPrivateSite) : found));
console.log(`conformance: ${providers.map(([name, , cases]) => `${name} ${cases.all} cases`).join(', ')}`);

const symbols = { native: '●', emulated: '◐', notImplemented: '○', notOffered: '–', unconfigured: '·' };
const meanings = {
  native: "the vendor's own call",
  emulated: 'put together from other calls',
  notImplemented: 'offered by the vendor, not implemented yet',
  notOffered: 'not offered by the vendor',
};
// Subjects of the matrix have everything configured, so `unconfigured` stands in the table of sites alone.
const legend = Object.entries(meanings)
  .map(([support, meaning]) => `${symbols[support]} ${meaning}`)
  .join(' · ');

const escaped = (text) => text.replace(/[\\`*_<>|]/g, '\\$&');
// A note may begin with a path of the vendor's, which stays as it is.
const sentence = (text) =>
  text === '' ? '' : `${text.replace(/^[a-z](?=[a-z]* )/, (c) => c.toUpperCase())}.`;
const inWords = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const limitsOf = ({ limits = {} }) =>
  Object.entries(limits)
    .map(([name, value]) => `${inWords(name)} ${value}`)
    .join(', ');

const notesOf = (capability) =>
  capabilityNotes(capability).map(escaped).map(sentence).filter(Boolean).join(' ');

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const inTotal = (parts) => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const supportOf = (capabilities, { name }) => capabilities[name].support;

/** How many operations have each kind of support, such as `3 ● 1 ◐`. */
const counted = (capabilities, operationsOfPort) =>
  Object.keys(meanings)
    .map((support) => [
      operationsOfPort.filter((operation) => supportOf(capabilities, operation) === support).length,
      symbols[support],
    ])
    .filter(([count]) => count > 0)
    .map((found) => found.join(' '))
    .join(', ');

const names = providers.map(([provider]) => provider);
const rowOf = (first, cellOf) => [first, ...providers.map(([, capabilities]) => cellOf(capabilities))];

const counts = () => {
  const groups = [
    ...Object.entries(ports).map(([port, of]) => [`\`${port}\``, Object.values(of)]),
    ['all', operations],
  ];
  return [
    table(
      ['Port', ...names, 'Operations'],
      groups.map(([title, of]) => [...rowOf(title, (capabilities) => counted(capabilities, of)), of.length]),
    ),
    legend,
    `Counted in a run of the conformance kit, in ${inTotal(providers.map(([name, , { all }]) => `${all} cases for ${name}`))}.`,
  ].join('\n\n');
};

const overview = () =>
  table(
    ['Operation', ...names],
    operations.map((operation) =>
      rowOf(`\`${operation.name}\``, (capabilities) => symbols[supportOf(capabilities, operation)]),
    ),
  );

const ofProvider = (capabilities, cases) =>
  [
    table(
      ['Operation', 'Support', 'Limits', 'Cases'],
      operations.map(({ name }) => [
        `\`${name}\``,
        `${symbols[capabilities[name].support]} ${capabilities[name].support}`,
        limitsOf(capabilities[name]),
        cases.of(name),
      ]),
    ),
    operations
      .map(({ name }) => [name, notesOf(capabilities[name])])
      .filter(([, notes]) => notes !== '')
      .map(([name, notes]) => `- \`${name}\`: ${notes}`)
      .join('\n'),
  ].join('\n\n');

const ofOperation = ({ name, summary }) =>
  [
    `### \`${name}\``,
    `${escaped(summary)}.`,
    providers
      .map(([provider, { [name]: capability }, cases]) => {
        const support = `${symbols[capability.support]} ${capability.support}`;
        const [limits, notes] = [limitsOf(capability), notesOf(capability)];
        const proof = cases.of(name) === 1 ? '1 case' : `${cases.of(name)} cases`;
        return `- ${provider}: ${[support, limits, proof].filter(Boolean).join(', ')}. ${notes}`;
      })
      .join('\n'),
  ].join('\n\n');

/** What one site of Huawei's serves by its gateway alone. */
const gatewayAlone = async () => {
  const { sandbox, close } = await connectToSandbox(huaweiCc);
  await close();
  const { gatewayUrl, agents } = sandbox.config.providers[huaweiCc.provider];
  const made = huaweiCc.create({ gatewayUrl, agents });
  if (made._tag === 'Left') throw made.left;
  await made.right.close()();
  return made.right.capabilities;
};

const administered = ['agents', 'presence', 'queues', 'routing'];

/** What is served by which servers of Huawei's, operation by operation. */
const sites = async () => {
  const columns = [await gatewayAlone(), ofCloud[1], ofPrivateSite[1]];
  const isServedBy = (capabilities, { name }) => ['native', 'emulated'].includes(capabilities[name].support);
  const share = administered.map((port) => {
    const of = Object.values(ports[port]);
    const served = of.filter((operation) => columns.some((column) => isServedBy(column, operation)));
    return `${served.length} of ${of.length} of \`${port}\``;
  });
  return [
    '## The sites of huawei-cc',
    'What is served depends on the servers that a site has. `·`: the configuration lacks the setting of the server that would serve it. Where a column above has one word for Huawei, it is the best of these.',
    table(
      [
        'Operation',
        'gateway only',
        'cloud (gateway, cms, apiFabric)',
        'private (gateway, cms, configuration)',
      ],
      operations.map((operation) => [
        `\`${operation.name}\``,
        ...columns.map((capabilities) => symbols[supportOf(capabilities, operation)]),
      ]),
    ),
    `At least one kind of site serves ${inTotal(share)}.`,
  ].join('\n\n');
};

const longForm = async () =>
  [
    '# What each provider supports',
    'Written by `node .ci/matrix.mjs` from a run of the conformance kit; changes made here are lost. What a package says of itself is written down only when every case about it passed; the number of cases is given.',
    overview(),
    legend,
    ...Object.entries(ports).flatMap(([port, operationsOfPort]) => [
      `## ${port}`,
      ...Object.values(operationsOfPort).map(ofOperation),
    ]),
    await sites(),
  ].join('\n\n');

/** What the command line shows of the same capabilities at work. */
const demo = () => {
  const cordboard = join(root, 'packages/cli/bin/cordboard.mjs');
  const shown = execFileSync(process.execPath, [cordboard, 'demo'], { encoding: 'utf8' });
  return `\`\`\`text\n${shown.trim()}\n\`\`\``;
};

const config = await prettier.resolveConfig(join(root, 'package.json'));
const format = async (markdown) =>
  (await prettier.format(markdown, { ...config, parser: 'markdown' })).trim();

/** A page with its marked place filled; as it was where there is no such place. */
const filled = async (page, mark, block) => {
  const [start, end] = [`<!-- ${mark}:start -->`, `<!-- ${mark}:end -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from) return page;
  return `${page.slice(0, from)}${start}\n\n${await format(block)}\n\n${page.slice(to)}`;
};

const pages = [
  { path: 'docs/support.md', create: true, write: async () => `${await format(await longForm())}\n` },
  {
    path: 'README.md',
    write: async (page) => filled(await filled(page, 'matrix', counts()), 'demo', demo()),
  },
  ...providers.map(([provider, capabilities, cases]) => ({
    path: `packages/${provider}/README.md`,
    write: (page) => filled(page, 'matrix', ofProvider(capabilities, cases)),
  })),
];

const check = process.argv.includes('--check');
for (const { path, create = false, write } of pages) {
  const file = join(root, path);
  if (!create && !existsSync(file)) continue;
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const wanted = await write(present);
  if (present === wanted) continue;
  if (check) {
    console.error(`${path} is out of date: run node .ci/matrix.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, wanted);
    console.log(`wrote ${path}`);
  }
}
