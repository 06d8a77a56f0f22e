import { callControl, notImplemented } from '@cordboard/core/provider';

/** Calls, which agents place in a session of their own. */
export const calls = [notImplemented(callControl.place, 'CC-Gateway PUT voicecall/{agentid}/callout')];
