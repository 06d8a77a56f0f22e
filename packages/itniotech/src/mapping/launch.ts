import { CampaignId, type Campaign, type NewCampaign } from '@cordboard/core/provider';
import { isNothing } from '@cordboard/core/http';
import type { SheetSettings } from '../config.js';
import type {
  DialPlan,
  SubmitTaskReply,
  SubmitTaskRequest,
  UploadReply,
  UploadRequest,
} from '../surfaces/api/wire/launch.js';
import type { Loose } from '../surfaces/api/wire/values.js';
import { idFor, type Meant } from './campaigns.js';
import { textOf } from './values.js';

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
  kind: Meant['kind'],
  { name, dialing, queues }: NewCampaign,
  reply: Loose | SubmitTaskReply,
): Campaign | undefined => {
  const key = isNothing(reply) ? undefined : textOf(reply);
  return key === undefined
    ? undefined
    : {
        ref: { id: CampaignId(idFor(kind, key)) },
        name,
        ...(dialing === undefined ? {} : { dialing }),
        ...(queues === undefined ? {} : { queues }),
      };
};
