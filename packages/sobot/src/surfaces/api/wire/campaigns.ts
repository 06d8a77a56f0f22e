import { arrayOf, looseObject } from '@cordboard/core/provider';
import { json, nothing, reads, writes } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { byCompany, pathIn, type CallHeader, type VendorCall } from './envelope.js';
import {
  Loose,
  OptionalCode,
  OptionalId,
  paged,
  Text,
  VendorCode,
  VendorId,
  type Paged,
  type PagedRequest,
} from './values.js';

/** The acting agent, as outbound tasks name it. */
export interface ActorRequest {
  readonly agentID: string;
  /** `0` agent number, `1` agent id. */
  readonly agentType: string;
}

/** Which task; the id decides where both are there. */
export interface TaskRequest {
  readonly campaignId?: string | undefined;
  readonly code?: string | undefined;
}

export interface NewTaskRequest extends ActorRequest {
  readonly name: string;
  readonly dataTemplateCode: string;
  readonly wrapUpTemplateCode: string;
  readonly scheduleStartTime: number;
  readonly scheduleEndTime: number;
  readonly scheduleTimeZoneId?: string | undefined;
  readonly description?: string | undefined;
}

/** Agent ids only, whatever `agentType` says; `count` is text in the table and a number in the sample. */
export interface AgentAndCount {
  readonly agentID: string;
  readonly count: number;
}

export interface DataDetail {
  readonly telephone: string;
  /** An agent number, whatever `agentType` says. */
  readonly allocationAgent?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly customFields?: readonly { readonly fieldId: string; readonly fieldValue: string }[] | undefined;
}

export interface ImportRequest extends ActorRequest, TaskRequest {
  readonly callingListCode: string;
  readonly removeDuplicatesRule: string;
  readonly enableFilterDoNotCallListNumber: 'Filter' | 'NoFilter';
  readonly assignRule: 'AssignAverage' | 'AssignAppoint' | 'NoAssign';
  readonly assignAgentAndCount?: readonly AgentAndCount[] | undefined;
  readonly dataDetails: readonly DataDetail[];
}

export interface ImportResultRequest extends ActorRequest, TaskRequest, PagedRequest {
  readonly callingListCode?: string | undefined;
}

export interface TaskListRequest extends PagedRequest {
  readonly code?: string | undefined;
  readonly creationTimeStart?: number | undefined;
  readonly creationTimeEnd?: number | undefined;
  /** Holds an agent number when `agentType` is `0`. */
  readonly agentUUID?: string | undefined;
  readonly agentType?: string | undefined;
}

export interface ContactPlanRequest {
  readonly name: string;
  readonly bak?: string | undefined;
  readonly scheduleStartTime: number;
  readonly scheduleEndTime: number;
  readonly customerPhoneNumberList: readonly string[];
  /** Who calls. */
  readonly executorId: string;
  /** Who plans. */
  readonly agentID: string;
  /** Holds for both. */
  readonly agentType: string;
  readonly zoneId?: string | undefined;
  /** Such as `GMT+08:00 Singapore`. */
  readonly zoneValue?: string | undefined;
}

export const NewTask = t.type({ id: VendorId, code: VendorCode }, 'SobotNewTask');
export type NewTask = t.TypeOf<typeof NewTask>;

/** A task in a list: it has a code and no id. */
export const Task = looseObject(
  'SobotTask',
  { code: VendorCode, name: t.string },
  {
    state: Loose,
    scheduleStartTime: Loose,
    scheduleEndTime: Loose,
    scheduleTimeZoneId: Text,
    description: Text,
    creationTime: Loose,
    contactRecordCount: Loose,
    contactUnassignedCount: Loose,
    agentCount: Loose,
    contactRecordExecuteCount: Loose,
    contactRecordAnswerCount: Loose,
    contactExecuteRate: Loose,
    contactAnswerRate: Loose,
    callDialCount: Loose,
    callAnswerCount: Loose,
    callAnswerRate: Loose,
    callTalkDuration: Loose,
    averageCallTalkDuration: Loose,
  },
);
export type Task = t.TypeOf<typeof Task>;

export const ImportResultRow = looseObject(
  'SobotImportResult',
  { callingListCode: VendorCode },
  {
    campaignId: OptionalId,
    code: OptionalCode,
    creationTime: Loose,
    removeDuplicatesRule: Text,
    successCount: Loose,
    /** The table's name for it. */
    repeatCount: Loose,
    /** The sample's name for it. */
    removeDuplicatesCount: Loose,
    errorCount: Loose,
    errorReportPath: Text,
  },
);
export type ImportResultRow = t.TypeOf<typeof ImportResultRow>;

const outbound = pathIn('outbound/api/campaigns');
const keyed: readonly CallHeader[] = ['Idempotency-Key', 'timezoneid'];

/** Sobot Basic Management API, Create Outbound Task. */
export const createOutboundTask: VendorCall<NewTask> = {
  ...byCompany,
  headers: keyed,
  endpoint: writes('POST', outbound, 'keyed'),
  answer: json(NewTask),
};

// Nothing of the reply is read: the result comes later, by the batch code that was sent.
/** Sobot Basic Management API, Outbound Task Import Data. Another module than its siblings. */
export const outboundTaskImportData: VendorCall<void> = {
  ...byCompany,
  headers: keyed,
  endpoint: writes('POST', `${pathIn('exports/api/campaigns')}/_import`, 'keyed'),
  answer: nothing,
};

/** Sobot Basic Management API, Batch Import Result Query. */
export const batchImportResultQuery: VendorCall<Paged<ImportResultRow>> = {
  ...byCompany,
  headers: keyed,
  endpoint: reads('POST', `${outbound}/calling-list/import-result`),
  answer: json(paged(ImportResultRow), O.some({})),
};

/** Sobot Basic Management API, Query outbound task list. */
export const queryOutboundTaskList: VendorCall<Paged<Task>> = {
  ...byCompany,
  headers: ['Idempotency-Key'],
  endpoint: reads('POST', `${outbound}/getList`),
  answer: json(paged(Task), O.some({})),
};

/** Sobot Basic Management API, Create Contact Plans in Bulk. */
export const createContactPlansInBulk: VendorCall<readonly string[]> = {
  ...byCompany,
  endpoint: writes('POST', `${pathIn('console/contact-schedules')}/_batchAddInfos`, 'unsafe'),
  answer: json(arrayOf(t.string), O.some([])),
};
