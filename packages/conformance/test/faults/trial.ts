import { isContactCenterError } from '@cordboard/core';
import { kinds } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../../src/call-of.js';
import { Cage } from '../canary/cage.js';
import { hearAnswer, overhearing } from '../canary/overhear.js';
import { deceives, expectedOf, patience, type Rule, type Times, type When } from './rules.js';
import { intent, prepare, type Step } from './steps.js';
import { tellingsInPart, tellingsOf, tellsMade, truthOf, type Answer, type Truth } from './truth.js';
import { connectTo, joined, type LendingSandboxes, type Setting } from './vendor.js';

/** Something going wrong at a step. */
export interface Trial {
  readonly step: Step;
  readonly rule: Rule;
  readonly when: When;
  readonly times: Times;
}

/** What a client was told, what is true, and what was overheard. */
export interface Verdict {
  readonly trial: Trial;
  readonly answer: Answer;
  readonly truth: Truth;
  readonly cage: Cage;
}

const settingOf = ({ step, rule }: Trial): readonly (Setting | undefined)[] => [
  rule.setting,
  rule.setting === patience ? step.patience : undefined,
  step.setting,
];

/** Lets one thing go wrong, at a vendor to which nothing was done before. */
export const carryOut = async (
  trial: Trial,
  lending: LendingSandboxes,
  extra: Setting = {},
): Promise<Verdict> => {
  const { step, rule, when, times } = trial;
  const start = kinds[step.operation.kind].changes ? undefined : lending.start;
  const cage = new Cage();
  const setting = [...settingOf(trial), extra, overhearing(cage)].reduce<Setting>(joined, {});
  const connection = await connectTo(step.vendor, setting, start);
  const { sandbox, center, close } = connection;
  await prepare(connection, step.operation);
  let isMutated = false;
  const breakReply = (): void => {
    if (isMutated) return;
    isMutated = true;
    const { vendor, path } = step;
    sandbox.faults.add({ ...rule.inject, when, times: times === 'once' ? 1 : Infinity, vendor, path });
  };
  if (step.firstRow === undefined) breakReply();
  const answer = await callOf(center, step.operation)(step.input, { ...intent, onProgress: breakReply })();
  hearAnswer(cage)(answer);
  sandbox.faults.clear();
  const truth = await truthOf(sandbox, step.operation.name);
  await close();
  return { trial, answer, truth, cage };
};

/** What can be wrong with what a client does when something goes wrong. */
export const offences = [
  'wrong kind',
  'duplicate',
  'loss',
  'false success',
  'half done',
  'secret told',
] as const;

export type Offence = (typeof offences)[number];

const retryAfterOf = (answer: Answer): number | undefined =>
  E.isLeft(answer) && isContactCenterError(answer.left) ? answer.left.retryAfterMs : undefined;

const toldIn = ({ answer, trial: { step } }: Verdict): readonly string[] =>
  step.role === 'completion' ? tellingsInPart(answer) : tellingsOf(answer, step.firstRow);

const isWrongKind = (verdict: Verdict): boolean => {
  const { answer, trial } = verdict;
  const { step, rule, when, times } = trial;
  const { firstRow = 0 } = step;
  const expected = expectedOf(rule, when, step.role, times);
  const told = toldIn(verdict);
  const isHidden = E.isLeft(answer) && (rule.retryAfterMs ?? retryAfterOf(answer)) !== retryAfterOf(answer);
  const isSpread = tellingsOf(answer, 0, firstRow).some((each) => firstRow > 0 && each !== 'success');
  return isHidden || isSpread || told.length === 0 || told.some((each) => !expected.includes(each));
};

const toldAny = (verdict: Verdict, ...endings: readonly string[]): boolean =>
  toldIn(verdict).some((told) => endings.some((ending) => told.endsWith(ending)));

const isMadeInParts = ({ role, undone, done }: Step): boolean =>
  role === 'completion' || (['unsafe', 'read-back'].includes(role) && done.effects > undone.effects + 1);

/** Whether something is claimed that is not there; what is made in parts is done once the first is there. */
const isClaimed = (verdict: Verdict): boolean => {
  const { truth, trial } = verdict;
  const { step } = trial;
  const isWhole =
    truth.effects >= step.done.effects && (step.role !== 'completion' || truth.state === step.done.state);
  const isBegun = isMadeInParts(step) && truth.effects > step.undone.effects;
  return (!isWhole && toldAny(verdict, 'success')) || (!isWhole && !isBegun && toldAny(verdict, ', done'));
};

/** Whether what was made before is not told. */
const isForgotten = ({ answer, trial: { step } }: Verdict): boolean => step.isFilling && !tellsMade(answer);

/** Whether more is there than is told, and the rest is told not to be. */
const isDenied = (verdict: Verdict): boolean => {
  const { answer, truth, trial } = verdict;
  const told = tellsMade(answer) ? 1 : 0;
  return truth.effects > trial.step.undone.effects + told && toldAny(verdict, ', none');
};

/** By the ledger and by what can be read at the vendor. */
const checks: Readonly<Record<Offence, (verdict: Verdict, isDeceived: boolean) => boolean>> = {
  'wrong kind': isWrongKind,
  // What is safe may be done twice, as long as the second time changes nothing.
  duplicate: ({ truth, trial: { step } }, isDeceived) =>
    truth.effects > step.done.effects &&
    !(step.operation.repeat === 'safe' && truth.state === step.done.state) &&
    !(step.role === 'unsafe' && isDeceived),
  loss: (verdict, isDeceived) => isForgotten(verdict) || (!isDeceived && isDenied(verdict)),
  'false success': isClaimed,
  'half done': ({ truth, trial: { step } }, isDeceived) => {
    // What several writes make may be there in part, or twice where the client could not know.
    const isOpen = isMadeInParts(step) && (isDeceived || truth.effects < step.done.effects);
    const isMade = truth.effects > step.undone.effects;
    const isTwice = step.role === 'unsafe' && isDeceived && truth.effects > step.done.effects;
    return !(isMade && (isOpen || isTwice)) && truth.state !== (isMade ? step.done : step.undone).state;
  },
  'secret told': ({ cage }) => cage.escaped().length > 0,
};

/** What the client did wrong. */
export const offencesIn = (verdict: Verdict): readonly Offence[] => {
  const { rule, when, step } = verdict.trial;
  return offences.filter((offence) => checks[offence](verdict, deceives(rule, when, step.role)));
};

/** A verdict in words. */
export const described = (verdict: Verdict): string => {
  const { step, rule, when, times } = verdict.trial;
  const told = toldIn(verdict).join(' and ');
  const expected = expectedOf(rule, when, step.role, times).join(' or ');
  const { effects } = verdict.truth;
  return `${when}, ${times}: ${offencesIn(verdict).join(', ')}; expected ${expected}, was told ${told}, effects ${effects} of ${step.undone.effects} to ${step.done.effects}`;
};
