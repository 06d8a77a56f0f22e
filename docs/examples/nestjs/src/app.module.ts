import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ContactCenterFilter } from './contact-center.filter.js';
import { CordboardModule } from './cordboard.module.js';
import { ShiftController } from './shift.controller.js';
import { ShiftService } from './shift.service.js';

@Module({
  imports: [CordboardModule.forRoot('./cordboard.json')],
  controllers: [ShiftController],
  providers: [ShiftService, { provide: APP_FILTER, useClass: ContactCenterFilter }],
})
export class AppModule {}
