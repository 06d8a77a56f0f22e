// Writes the support matrix where people look for it, from what the built packages say of themselves.
// `--check` only compares, and fails when a page says something else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { operations, ports } from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import { itniotech } from '@cordboard/itniotech';
import { memory } from '@cordboard/memory';
import { sobot } from '@cordboard/sobot';

const root = join(import.meta.dirname, '..');

/** Each adapter with settings that are right in form: a center is made of them, and nothing is sent. */
const adapters = [
  [memory, {}],
  [itniotech, { apiKey: 'nobody', apiSecret: 'nothing' }],
  [sobot, { appId: 'nobody', appSecret: 'nothing' }],
  [huaweiCc, { gatewayUrl: 'https://localhost', agents: {} }],
];

const capabilitiesOf = ([adapter, settings]) => {
  const center = adapter.create(settings);
  if (center._tag === 'Left') throw center.left;
  return [adapter.provider, center.right.capabilities];
};
const providers = adapters.map(capabilitiesOf);

const symbols = { native: '●', emulated: '◐', planned: '○', absent: '–' };
const meanings = {
  native: "the vendor's own call",
  emulated: 'put together from other calls',
  planned: 'offered by the vendor, not built yet',
  absent: 'not offered by the vendor',
};
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

/** The fields that cannot be carried, told together where they share a reason. */
const gapsOf = ({ without = {} }) =>
  [...new Set(Object.values(without))].map((reason) => {
    const fields = Object.keys(without).filter((field) => without[field] === reason);
    return `without ${fields.join(', ')}: ${reason}`;
  });
const notesOf = (capability) =>
  [capability.note ?? '', ...gapsOf(capability)].map(escaped).map(sentence).filter(Boolean).join(' ');

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const overview = () =>
  [
    table(
      ['Operation', ...providers.map(([provider]) => provider)],
      operations.map(({ name }) => [
        `\`${name}\``,
        ...providers.map(([, capabilities]) => symbols[capabilities[name].support]),
      ]),
    ),
    legend,
  ].join('\n\n');

const ofProvider = (capabilities) =>
  [
    table(
      ['Operation', 'Support', 'Limits'],
      operations.map(({ name }) => [
        `\`${name}\``,
        `${symbols[capabilities[name].support]} ${capabilities[name].support}`,
        limitsOf(capabilities[name]),
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
      .map(([provider, { [name]: capability }]) => {
        const support = `${symbols[capability.support]} ${capability.support}`;
        const [limits, notes] = [limitsOf(capability), notesOf(capability)];
        return `- ${provider}: ${[support, limits].filter(Boolean).join(', ')}. ${notes}`;
      })
      .join('\n'),
  ].join('\n\n');

const longForm = () =>
  [
    '# What each provider supports',
    'Written by `node .ci/matrix.mjs` from what the packages say of themselves; changes made here are lost.',
    legend,
    ...Object.entries(ports).flatMap(([port, operationsOfPort]) => [
      `## ${port}`,
      ...Object.values(operationsOfPort).map(ofOperation),
    ]),
  ].join('\n\n');

const [start, end] = ['<!-- matrix:start -->', '<!-- matrix:end -->'];
const config = await prettier.resolveConfig(join(root, 'package.json'));
const format = async (markdown) =>
  (await prettier.format(markdown, { ...config, parser: 'markdown' })).trim();

/** A page with its marked place filled; as it was where there is no such place. */
const filled = async (page, block) => {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from) return page;
  return `${page.slice(0, from)}${start}\n\n${await format(block)}\n\n${page.slice(to)}`;
};

const pages = [
  { path: 'docs/support.md', create: true, write: async () => `${await format(longForm())}\n` },
  { path: 'README.md', write: (page) => filled(page, overview()) },
  ...providers.map(([provider, capabilities]) => ({
    path: `packages/${provider}/README.md`,
    write: (page) => filled(page, ofProvider(capabilities)),
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
