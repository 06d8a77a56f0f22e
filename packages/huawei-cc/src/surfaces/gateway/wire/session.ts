import { HeaderText, type Secret } from '@cordboard/core/provider';
import { json, nothing, reads, writes } from '@cordboard/core/http';
import * as t from 'io-ts';
import { codes } from '../codes.js';
import { resource, type VendorCall } from './envelope.js';

export interface SignInRequest {
  readonly password: Secret;
  readonly phonenum: Secret;
  readonly autoanswer?: boolean | undefined;
  readonly autoenteridle?: boolean | undefined;
  readonly releasephone?: boolean | undefined;
  /** 4 PC and phone, 11 PC and video phone. */
  readonly agenttype?: number | undefined;
  /** 3 busy, 4 idle, 5 wrap-up. */
  readonly status?: number | undefined;
  readonly ip?: string | undefined;
}

/** CEC interface reference, Signing In an Agent. The Guid is not in the reply but in its header `Set-GUID`. */
export const signIn: VendorCall<void> = {
  endpoint: writes('PUT', `${resource}/onlineagent/{agentid}`, 'unsafe'),
  answer: nothing,
};

/** CEC interface reference, Forcibly Signing In an Agent: like {@link signIn}, and ends the agent's session elsewhere. */
export const forceLogin: VendorCall<void> = {
  endpoint: writes('PUT', `${resource}/onlineagent/{agentid}/forcelogin`, 'unsafe'),
  answer: nothing,
};

export const UpdateGuidReply = t.type(
  { result: t.type({ guid: HeaderText }, 'HuaweiGuid') },
  'HuaweiUpdateGuidReply',
);
export type UpdateGuidReply = t.TypeOf<typeof UpdateGuidReply>;

/** CEC interface reference, Updating a GUID. Unlike all others it answers in the body, and without a prefix. */
export const updateGuid: VendorCall<UpdateGuidReply> = {
  endpoint: writes('PUT', `${resource}/onlineagent/{agentid}/updateGuid`, 'unsafe'),
  answer: json(UpdateGuidReply),
};

/** Something that happened to a signed-in agent. `content` depends on the type. */
export const EventNotice = t.intersection(
  [t.type({ eventType: t.string }), t.partial({ workNo: t.string, content: t.unknown })],
  'HuaweiEventNotice',
);
export type EventNotice = t.TypeOf<typeof EventNotice>;

// Anything is allowed in `event`, because the poll must go on: it keeps the agent signed in.
export const PollReply = t.partial({ event: t.unknown }, 'HuaweiPollReply');
export type PollReply = t.TypeOf<typeof PollReply>;

/** CEC interface reference, Querying Agent Events. The gateway holds it for up to 10 s when nothing happens. */
export const agentEvent: VendorCall<PollReply> = {
  endpoint: reads('GET', `${resource}/agentevent/{agentid}`),
  answer: json(PollReply),
};

/**
 * CEC interface reference, Signing Out an Agent. It does not sign out an agent who is on a call, and must not
 * be sent again before it is answered.
 */
export const logout: VendorCall<void> = {
  endpoint: writes('DELETE', `${resource}/onlineagent/{agentid}/logout`, 'unsafe'),
  answer: nothing,
  unchanged: [codes.signedOutAlready, codes.notSignedIn],
};

/** The same where a caller asks for it, who may ask again: an agent who is out already is signed out. */
export const signOut: VendorCall<void> = {
  ...logout,
  endpoint: { ...logout.endpoint, repeat: 'safe' },
};

/** CEC interface reference, Forcibly Signing Out an Agent: also from a call, which is dropped. */
export const forceLogout: VendorCall<void> = {
  ...signOut,
  endpoint: writes('DELETE', `${resource}/onlineagent/{agentid}/forcelogout`, 'safe'),
};

/** The same with a reason: a number from 1 to 255. */
export const forceLogoutWithReason: VendorCall<void> = {
  ...signOut,
  endpoint: writes('DELETE', `${resource}/onlineagent/{agentid}/forcelogoutwithreason/{reason}`, 'safe'),
};
