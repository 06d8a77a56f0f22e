import { callControl, notImplemented } from '@cordboard/core/provider';

/** Calls, which the vendor places for agents who are signed in. */
export const calls = [
  notImplemented(
    callControl.place,
    'POST /callservice/v6/webmsg/agent/_makeCall, whose request no page describes',
  ),
];
