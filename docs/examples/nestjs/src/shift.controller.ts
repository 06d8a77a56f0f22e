import type { Agent, Page, Queue } from '@cordboard/core';
import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ShiftService } from './shift.service.js';

/** Inputs are checked by the center: a wrong one is an `InvalidInput`, which names each mistake by its path. */
@Controller()
export class ShiftController {
  constructor(private readonly shift: ShiftService) {}

  @Get('agents/ready')
  ready(
    @Query('cursor') cursor?: string,
    @Query('limit', new ParseIntPipe({ optional: true })) limit?: number,
  ): Promise<Page<Agent>> {
    return this.shift.ready(cursor, limit);
  }

  @Get('agents/:number')
  agent(@Param('number') number: string): Promise<Agent> {
    return this.shift.agent(number);
  }

  @Post('queues')
  async openQueue(@Body('name') name: string, @Body('team') team: string[] = []): Promise<Queue> {
    const { value } = await this.shift.openQueue(name, team);
    return value;
  }
}
