import type { Agent, AgentDirectory, Page, Queue, QueueAdmin, Written } from '@cordboard/core';
import { AgentDirectoryToken, QueueAdminToken } from '@cordboard/core/di';
import { Injectable } from '@nestjs/common';
import { InjectPort } from './cordboard.module.js';

/** What a shift leader does. It knows ports, and no vendor. */
@Injectable()
export class ShiftService {
  constructor(
    @InjectPort(AgentDirectoryToken) private readonly agents: AgentDirectory,
    @InjectPort(QueueAdminToken) private readonly queues: QueueAdmin,
  ) {}

  /** A page of those who can take a contact now. */
  ready(cursor?: string, limit?: number): Promise<Page<Agent>> {
    return this.agents.list({ state: 'ready', cursor, limit });
  }

  agent(number: string): Promise<Agent> {
    return this.agents.get({ agent: { number } });
  }

  /** Opens a queue and puts a team in it. */
  async openQueue(name: string, team: readonly string[]): Promise<Written<Queue>> {
    const opened = await this.queues.create({ name });
    const add = team.map((number) => ({ agent: { number } }));
    if (add.length > 0) await this.queues.updateMembers({ rows: [{ queue: opened.value.id, add }] });
    return opened;
  }
}
