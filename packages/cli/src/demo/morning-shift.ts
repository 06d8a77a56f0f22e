import 'reflect-metadata';
import { failure } from '@cordboard/core/provider';
import {
  isContactCenterError,
  type Agent,
  type BulkReport,
  type CampaignRef,
  type ContactCenterError,
  type ImportResult,
  type QueueId,
} from '@cordboard/core';
import {
  paginate,
  type AgentDirectory,
  type CallRouting,
  type Campaigns,
  type QueueAdmin,
} from '@cordboard/core/fp';
import { tokensOf, typedInject } from '@cordboard/core/di';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inject, injectable } from 'tsyringe';
import { ShiftReport, type Step } from './shift-report.js';
import type { ShiftPlan } from './shift-plan.js';

const injectPort = typedInject(inject);
const { fp: tokens } = tokensOf();

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

const collect = async (agents: AsyncIterable<Agent>): Promise<readonly Agent[]> => {
  const all: Agent[] = [];
  for await (const agent of agents) all.push(agent);
  return all;
};

const countOf = (agents: readonly Agent[], state: string): number =>
  agents.filter(({ presence }) => presence?.state === state).length;

const counts = (report: BulkReport<unknown>): string =>
  (['applied', 'accepted', 'unchanged', 'failed', 'unknown'] as const)
    .filter((result) => report[result] > 0)
    .map((result) => `${report[result]} ${result}`)
    .join(', ');

const sumOf = (results: readonly ImportResult[], of: 'added' | 'duplicates' | 'rejected'): number =>
  results.reduce((sum, result) => sum + result[of], 0);

/**
 * What a shift leader does in the morning. It knows the ports and nothing else: no vendor, no address,
 * no key. A step that the provider does not offer is skipped.
 */
@injectable()
export class MorningShift {
  constructor(
    @injectPort(tokens.agents) private readonly agents: AgentDirectory,
    @injectPort(tokens.queues) private readonly queues: QueueAdmin,
    @injectPort(tokens.routing) private readonly routing: CallRouting,
    @injectPort(tokens.campaigns) private readonly campaigns: Campaigns,
  ) {}

  /** Works through the plan, one step after the other, and reports each. */
  async run(plan: ShiftPlan): Promise<readonly Step[]> {
    const report = new ShiftReport();
    await this.lookAround(plan, report);
    await this.prepareQueue(plan, report);
    await this.prepareRouting(plan, report);
    await this.prepareCampaign(plan, report);
    return report.steps;
  }

  private async lookAround({ agent, wrapUpSec }: ShiftPlan, report: ShiftReport): Promise<void> {
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

  private async prepareQueue(plan: ShiftPlan, report: ShiftReport): Promise<void> {
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

  private async prepareRouting(plan: ShiftPlan, report: ShiftReport): Promise<void> {
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

  private async prepareCampaign(plan: ShiftPlan, report: ShiftReport): Promise<void> {
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

  private roster(): Answer<readonly Agent[]> {
    return TE.tryCatch(
      () => collect(paginate(this.agents.list)({})),
      (cause) => (isContactCenterError(cause) ? cause : failure('Internal', 'the list ended early')),
    );
  }

  private staff(queue: QueueId, team: readonly string[]): Answer<BulkReport<unknown>> {
    const add = team.map((number) => ({ agent: { number } }));
    return this.queues.updateMembers({ rows: [{ queue, add }] });
  }

  private import(campaign: CampaignRef, plan: ShiftPlan): Answer<BulkReport<unknown>> {
    return this.campaigns.addContacts({ campaign, batch: plan.batch, rows: plan.contacts });
  }

  private importResults(campaign: CampaignRef): Answer<readonly ImportResult[]> {
    return pipe(
      this.campaigns.importResult({ campaign }),
      TE.map(({ items }) => items),
    );
  }
}
