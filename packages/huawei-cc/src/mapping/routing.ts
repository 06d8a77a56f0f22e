import type { AgentRef, Concurrency, ContactCenterError, InboundChoice, MediaChannel } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { AgentKey } from '../config.js';
import { invalidInput } from '../errors.js';
import type { SetCallNumsRequest, SetTalkRightRequest } from '../wire/routing.js';

/** CEC interface reference, media types. */
const mediaTypes: Readonly<Record<MediaChannel, string>> = {
  chat: '1',
  'click-to-call': '2',
  callback: '4',
  voice: '5',
  'predictive-outbound': '15',
  'preview-outbound': '16',
  message: '17',
  video: '19',
  'web-chat': '51',
  social: '53',
};

/** The agent's one identifier: id and agent number are the same here. */
export const fromAgentRef = (agent: AgentRef): E.Either<ContactCenterError, string> => {
  const [field, value] = 'id' in agent ? ['id', agent.id] : ['number', agent.number];
  return AgentKey.is(value)
    ? E.right(value)
    : E.left(invalidInput([{ path: `agent.${field}`, message: `expected ${AgentKey.name}` }]));
};

export const fromInboundChoice = ({ enabled }: InboundChoice): SetTalkRightRequest => ({
  flag: enabled ? 1 : 0,
});

export const fromConcurrency = ({ channel, max }: Concurrency): SetCallNumsRequest => ({
  mediaType: mediaTypes[channel],
  callnums: String(max),
});
