import * as t from 'io-ts';
import { atLeastOne } from '../codec/array-of.js';
import { clearable } from '../codec/clearable.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { note, oneOf, text, whole } from '../codec/scalars.js';
import { CampaignRef, resultsAddress, Schedule } from './campaign.js';
import { CallerIdChoice, CallingHours, Dialing } from './dialing.js';
import { QueueId } from './ids.js';

const campaignPatchFields = fields(
  {},
  {
    /** What the console shows for it; at most 64 characters, not to be cleared. */
    name: text(64),
    /** When it may dial; replaces the whole schedule. */
    schedule: clearable(Schedule, 'schedule'),
    /** In which hours of a day it may dial; replaces them all. */
    hours: clearable(CallingHours, 'calling hours'),
    /** What it is for, in at most 200 characters. */
    description: clearable(note(200)),
    /** How it dials; replaces all that was said of it, not to be cleared. */
    dialing: Dialing,
    /** Who takes its calls, at least one queue; replaces the list. */
    queues: clearable(atLeastOne(QueueId.codec)),
    /** The numbers under which its calls go out, at least one; replaces the list. */
    callerIds: clearable(atLeastOne(CallerIdChoice)),
    /** How urgent it is among others, 1–10; larger is served first. */
    priority: clearable(whole(1, 10)),
    /** Where the provider sends what became of each call: an address that begins with `https://`. */
    resultsTo: clearable(resultsAddress),
  },
);
/** Changes to a campaign: leave out = keep, a value = set, `null` = clear. */
export interface CampaignPatch extends FieldsOf<typeof campaignPatchFields>, Named {}
export const CampaignPatch = strictObject<CampaignPatch>('CampaignPatch', campaignPatchFields);

const updateCampaignFields = fields(
  {
    /** The campaign that is meant. */
    campaign: CampaignRef,
    /** What to change; the rest stays. An empty one changes nothing. */
    set: CampaignPatch,
  },
  {},
);
/** Changes what a campaign says. */
export interface UpdateCampaign extends FieldsOf<typeof updateCampaignFields>, Named {}
export const UpdateCampaign = strictObject<UpdateCampaign>('UpdateCampaign', updateCampaignFields);

const removeCampaignFields = fields(
  {
    /** The campaign that is meant; it must not run. */
    campaign: CampaignRef,
  },
  {
    /** Whether what became of its contacts can still be read. Default: the provider's own choice. */
    keepHistory: t.boolean,
  },
);
/** Which campaign to remove, and what to keep of it. */
export interface RemoveCampaign extends FieldsOf<typeof removeCampaignFields>, Named {}
export const RemoveCampaign = strictObject<RemoveCampaign>('RemoveCampaign', removeCampaignFields);

const recallSettingsFields = fields(
  {},
  {
    /** How it dials; replaces all that was said of it. */
    dialing: Dialing,
    /** Who takes its calls, at least one queue; replaces the list. */
    queues: atLeastOne(QueueId.codec),
    /** The numbers under which its calls go out, at least one; replaces the list. */
    callerIds: atLeastOne(CallerIdChoice),
    /** When it may dial; replaces the whole schedule. */
    schedule: Schedule,
    /** In which hours of a day it may dial; replaces them all. */
    hours: CallingHours,
  },
);
/** What is different when contacts are called again; what is left out stays. */
export interface RecallSettings extends FieldsOf<typeof recallSettingsFields>, Named {}
export const RecallSettings = strictObject<RecallSettings>('RecallSettings', recallSettingsFields);

const recallCampaignFields = fields(
  {
    /** The campaign that is meant; it must be over. */
    campaign: CampaignRef,
    /** Whom to call: those who were called in vain, those who were not called, or both and those who were reached. */
    which: oneOf(['failed', 'not-called', 'all']),
  },
  {
    /** What to do otherwise than before. Left out: nothing. */
    set: RecallSettings,
  },
);
/** Whom of a campaign to call again, and how. */
export interface RecallCampaign extends FieldsOf<typeof recallCampaignFields>, Named {}
export const RecallCampaign = strictObject<RecallCampaign>('RecallCampaign', recallCampaignFields);
