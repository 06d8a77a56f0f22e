import { CampaignId, type Campaign, type NewCampaign } from '@cordboard/core/provider';
import { isNothing } from '@cordboard/core/http';
import type { SheetSettings } from '../config.js';
import type {
  SubmitTaskReply,
  SubmitTaskRequest,
  UploadReply,
  UploadRequest,
} from '../surfaces/api/wire/launch.js';
import { idFor } from './campaigns.js';
import type { DialPlan } from './dial-plans.js';

/** How many numbers a file may hold. */
export const mostContacts = 100_000;

/** The file in which the vendor gets the contacts. */
export const fromWorkbook = (workbook: Buffer, settings: SheetSettings | undefined): UploadRequest => ({
  fileName: `contacts.${settings?.suffix ?? 'xlsx'}`,
  file: workbook.toString('base64'),
});

/** A campaign as a task that calls the numbers of an uploaded file. */
export const fromNewCampaign = (
  plan: DialPlan,
  { name }: NewCampaign,
  { fileName }: UploadRequest,
  { filePath }: UploadReply,
): SubmitTaskRequest => ({ filePath, fileName, ...plan, remark: name });

/** The campaign that was launched; absent where the vendor tells no number. */
export const toLaunched = (
  { name, dialing, queues }: NewCampaign,
  reply: SubmitTaskReply,
): Campaign | undefined =>
  isNothing(reply)
    ? undefined
    : {
        ref: { id: CampaignId(idFor('task', reply)) },
        name,
        ...(dialing === undefined ? {} : { dialing }),
        ...(queues === undefined ? {} : { queues }),
      };
