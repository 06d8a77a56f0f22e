import 'reflect-metadata';
import { failure } from '@cordboard/core/provider';
import {
  isContactCenterError,
  type Agent,
  type BulkReport,
  type CampaignRef,
  type Capability,
  type ContactCenterError,
  type Download,
  type ImportResult,
  type NewCampaign,
  type QueueId,
  type RecordingRef,
} from '@cordboard/core';
import {
  paginate,
  type AgentDirectory,
  type CallRouting,
  type Campaigns,
  type ContactCenter,
  type QueueAdmin,
  type Records,
} from '@cordboard/core/fp';
import { tokensOf, typedInject } from '@cordboard/core/di';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inject, injectable } from 'tsyringe';
import { DayReport, type Step } from './day-report.js';
import type { DayPlan } from './day-plan.js';

const injectPort = typedInject(inject);
const { fp: tokens } = tokensOf();

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

const attempted = <A>(read: () => Promise<A>): Answer<A> =>
  TE.tryCatch(read, (cause) => (isContactCenterError(cause) ? cause : failure('Internal', 'it ended early')));

const whole = <A>(items: AsyncIterable<A>): Answer<readonly A[]> =>
  attempted(async () => {
    const all: A[] = [];
    for await (const item of items) all.push(item);
    return all;
  });

const lengthOf = async ({ stream }: Download): Promise<number> => {
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  return bytes;
};

/** The campaign, with what the provider can carry of it. */
const carried = (
  { without = {} }: Capability,
  { schedule, dialing, ...campaign }: NewCampaign,
): NewCampaign => ({
  ...campaign,
  ...('schedule' in without ? {} : { schedule }),
  ...('dialing' in without ? {} : { dialing }),
});

const countOf = (agents: readonly Agent[], state: string): number =>
  agents.filter(({ presence }) => presence?.state === state).length;

const counts = (report: BulkReport<unknown, unknown>): string =>
  (['applied', 'accepted', 'unchanged', 'failed', 'unknown'] as const)
    .filter((result) => report[result] > 0)
    .map((result) => `${report[result]} ${result}`)
    .join(', ');

const sumOf = (results: readonly ImportResult[], of: 'added' | 'duplicates' | 'rejected'): number =>
  results.reduce((sum, result) => sum + result[of], 0);

/**
 * What a shift leader does in a day, from the roster to the recordings. It knows the ports and nothing else: no vendor, no
 * address, no key. A step that the provider does not offer is skipped.
 */
@injectable()
export class WorkingDay {
  constructor(
    @injectPort(tokens.agents) private readonly agents: AgentDirectory,
    @injectPort(tokens.queues) private readonly queues: QueueAdmin,
    @injectPort(tokens.routing) private readonly routing: CallRouting,
    @injectPort(tokens.campaigns) private readonly campaigns: Campaigns,
    @injectPort(tokens.records) private readonly records: Records,
    @injectPort(tokens.center) private readonly center: Pick<ContactCenter, 'capabilities'>,
  ) {}

  /** Works through the plan, one step after the other, and reports each. */
  async run(plan: DayPlan): Promise<readonly Step[]> {
    const report = new DayReport();
    await this.lookAround(plan, report);
    await this.prepareQueue(plan, report);
    await this.prepareRouting(plan, report);
    await this.prepareCampaign(plan, report);
    await this.launchCampaign(plan, report);
    await this.lookBack(plan, report);
    return report.steps;
  }

  private async lookAround({ agent, wrapUpSec }: DayPlan, report: DayReport): Promise<void> {
    await report.step('Check the roster', this.roster(), (all) =>
      [
        `${all.length} agents`,
        `${countOf(all, 'ready')} ready`,
        `${countOf(all, 'not-ready')} on break`,
      ].join(', '),
    );
    await report.step(
      `Find agent ${agent}`,
      this.agents.get({ agent: { number: agent } }),
      ({ id, name }) => name ?? id,
    );
    await report.step(
      `Wrap-up ${agent}: ${wrapUpSec} s`,
      this.agents.update({ agent: { number: agent }, set: { wrapUpSec } }),
      ({ value, outcome }) => `${outcome}: ${value.wrapUp?.durationSec ?? '?'} s`,
    );
  }

  private async prepareQueue(plan: DayPlan, report: DayReport): Promise<void> {
    const { name, usual, team, settings } = plan.queue;
    const created = await report.step(
      'Open a queue',
      this.queues.create({ name }),
      ({ value }) => value.name ?? value.id,
    );
    const queue = created?.value.id ?? usual;
    await report.step('Staff it', this.staff(queue, team), counts);
    await report.step(
      'Set its rules',
      this.queues.configure({ queue, set: settings }),
      ({ value, outcome }) => `${outcome}: ${value.strategy ?? '?'}, wait ${value.maxWaitSec ?? '?'} s`,
    );
  }

  private async prepareRouting(plan: DayPlan, report: DayReport): Promise<void> {
    const { inbound, chats, blocked } = plan;
    await report.step(
      `Inbound ${inbound.agent}: ${inbound.enabled ? 'on' : 'off'}`,
      this.routing.setInboundEnabled({ agent: { number: inbound.agent }, enabled: inbound.enabled }),
      ({ outcome }) => outcome,
    );
    await report.step(
      `Chats ${chats.agent}: max ${chats.max}`,
      this.routing.setConcurrency({ agent: { number: chats.agent }, channel: 'chat', max: chats.max }),
      ({ outcome }) => outcome,
    );
    await report.step('Block a number', this.routing.blockNumbers({ rows: [blocked] }), counts);
  }

  private async prepareCampaign(plan: DayPlan, report: DayReport): Promise<void> {
    const created = await report.step(
      'Create a campaign',
      this.campaigns.create(plan.campaign),
      ({ value }) => value.name,
    );
    const campaign = { what: 'a campaign', value: created?.value.ref };
    await report.stepWith('Import contacts', campaign, (ref) => this.import(ref, plan), counts);
    await report.stepWith(
      'Read the import',
      campaign,
      (ref) => this.importResults(ref),
      (results) =>
        `${sumOf(results, 'added')} added, ${sumOf(results, 'duplicates')} duplicates, ${sumOf(results, 'rejected')} rejected`,
    );
    const { plan: callbacks, rows } = plan.callbacks;
    await report.step('Promise callbacks', this.campaigns.scheduleCallbacks({ ...callbacks, rows }), counts);
  }

  private async launchCampaign({ launch }: DayPlan, report: DayReport): Promise<void> {
    const { campaign, rows } = launch;
    const able = this.center.capabilities['campaigns.launch'];
    const launched = await report.step(
      'Launch a campaign',
      this.campaigns.launch({ ...carried(able, campaign), rows }),
      counts,
    );
    const dialing = { what: 'a campaign', value: launched?.created?.ref };
    await report.stepWith(
      'Follow it',
      dialing,
      (ref) => this.campaigns.getProgress({ campaign: ref }),
      ({ contacts }) => `${contacts ?? '?'} contacts`,
    );
    await report.stepWith(
      'See whom it calls',
      dialing,
      (ref) => whole(paginate(this.campaigns.listContacts)({ campaign: ref })),
      (contacts) => `${contacts.filter(({ state }) => state === 'pending').length} to be called`,
    );
  }

  private async lookBack({ period }: DayPlan, report: DayReport): Promise<void> {
    const calls = await report.step(
      'Count the calls',
      whole(paginate(this.records.list)(period)),
      (all) => `${all.length} calls, ${all.filter(({ answered }) => answered === true).length} answered`,
    );
    const [recording] = calls?.flatMap(({ recordings = [] }) => recordings) ?? [];
    await report.stepWith(
      'Fetch a recording',
      { what: 'a recording', value: recording },
      (ref) => this.recording(ref),
      (bytes) => `${bytes} bytes`,
    );
  }

  private roster(): Answer<readonly Agent[]> {
    return pipe(
      whole(paginate(this.agents.list)({})),
      // Some providers list those who lead agents, too.
      TE.map((all) => all.filter(({ role }) => role?.role !== 'supervisor')),
    );
  }

  private recording(recording: RecordingRef): Answer<number> {
    return pipe(
      this.records.downloadRecording({ recording }),
      TE.chain((download) => attempted(() => lengthOf(download))),
    );
  }

  private staff(queue: QueueId, team: readonly string[]): Answer<BulkReport<unknown>> {
    const rows = team.map((number) => ({ queue, add: [{ agent: { number } }] }));
    return this.queues.updateMembers({ rows });
  }

  private import(campaign: CampaignRef, plan: DayPlan): Answer<BulkReport<unknown>> {
    return this.campaigns.addContacts({ campaign, batch: plan.batch, rows: plan.contacts });
  }

  private importResults(campaign: CampaignRef): Answer<readonly ImportResult[]> {
    return pipe(
      this.campaigns.importResult({ campaign }),
      TE.map(({ items }) => items),
    );
  }
}
