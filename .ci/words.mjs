// No retired name and no retired sentence comes back: each has a word of the field in its place. Superseded decisions
// keep their words.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Patterns, by what to write instead. */
const retired = [
  [/\bturnstile\w*/i, 'semaphore'],
  [/\bcreateLine\b/, 'keyedQueue'],
  [/\btakeTurns?\b|\bturnsOf\b/i, 'acquirePermit'],
  [/\bpaced\b/, 'rate limit'],
  [/\bslicesOf\b|\bportionOf\b|\bsliceMs\b/, 'rateWindowOf'],
  [/\brestMs\b/, 'resetTimeoutMs'],
  [/\bbudget\.(share|reserve)\b/, 'budget.ratio, budget.minRetries'],
  [/\bonceForAll\b/, 'singleFlight'],
  [/\bunderLease\b/, 'withLease'],
  [/\bheir\b|\basLast\b/, 'standby, last user'],
  [/\bopenRecord\b/, 'looseObject'],
  [/\bRecordType\b|\bRecordOf\b|(?<![.\w])record\(['"]/, 'strictObject'],
  [/\bproven\b/, 'decoded'],
  [/\buncarried\b/, 'unsupported inputs'],
  [/\boffersOf\b|\boffers: \[|\btype (Offer|Refusal)\b.*@cordboard\/core/, 'implementations'],
  [/\bsupport(: | === )['"](absent|planned)['"]|[–○] (absent|planned)\b/, 'notOffered, notImplemented'],
  [/\bCutter\b|\bcutOf\b/, 'batcher, previousSize'],
  [/\bBulkAccount\b/, 'tally'],
  [/\bapartOn\b|\bsendApart\b|\bmayJoin\b/, 'splitOn, row by row, canAppend'],
  [/\bReadAhead\b|--ahead\b|\binFlight\b/, 'prefetch, concurrency'],
  [/\bstrangers?\b/i, 'unknown key, unknown name'],
  [/\bliars?\b/i, 'faulty provider'],
  [/\bspoil(s|ed|ing)?\b/i, 'mutate, change'],
  [/\bstrikeScenes?\b/, 'stopAll'],
  [/\b(is|are) not right\b/, 'invalid'],
  [/\bput together wrongly\b/i, 'incomplete provider (a bug in the adapter)'],
  [/\bnot whole JSON\b/, 'HTTP 503 with a text/html body where JSON was expected'],
  [/\b(nobody|whoever)\b/i, 'the agent, process or caller that is meant, or a passive'],
  [/\b(he|him|his|himself)\b/, 'the agent, the adapter'],
  [/\bsaid aloud\b|\bat hand\b|\bput up with\b/i, 'a plain verb'],
];

/** Sentences, whatever their line breaks. */
const sentences = [
  'What a vendor cannot do is said, not guessed and not dropped.',
  'a vendor that rests costs nothing',
  'a retry takes a turn of its own',
  'always the same rooms',
  'Lets so many through at a time.',
  'A reply that just stops is no end.',
  'Takes the key for oneself',
  'True for what can be done only once, whatever becomes of it',
  'For so long nothing is sent; then one call tries whether it works again.',
  'the dearest thing a small call does',
  'so many pages are asked for before they are needed',
];

const isSuperseded = (file, text) =>
  file.startsWith('docs/decisions/') && /\bsuperseded\b/i.test(text.slice(0, 600));

const files = execFileSync(
  'git',
  ['ls-files', 'packages/*/src/*', 'packages/*/README.md', 'README.md', 'docs', '.changeset/*.md'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(ts|md)$/.test(file));

const findings = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  if (isSuperseded(file, text)) return [];
  const squeezed = text.replace(/\s+(\*|\/\/)?\s*/g, ' ');
  return [
    ...text.split('\n').flatMap((line, i) =>
      retired.flatMap(([pattern, instead]) => {
        const found = pattern.exec(line);
        return found === null ? [] : [`${file}:${i + 1}: "${found[0]}": write ${instead}`];
      }),
    ),
    ...sentences
      .filter((sentence) => squeezed.includes(sentence))
      .map((sentence) => `${file}: "${sentence}" is retired`),
  ];
});

for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
else console.log(`${files.length} files use the field's words`);
