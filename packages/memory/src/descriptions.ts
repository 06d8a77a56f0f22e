import type { Descriptions } from '@cordboard/core/schema';

/** The doc comments of the interfaces of codecs. Written by `node .ci/comments.mjs`. */
export const descriptions: Descriptions = {
  MemoryConfig: {
    '': 'The settings of a center in memory, all optional: `{}` is a small, complete contact center.',
    seed: 'The initial state, instead of the built-in seed.',
    agents: 'Adds made-up agents, always the same ones, until there are this many.',
    queues: 'Adds made-up queues, always the same ones, until there are this many.',
    startAt: "What the center's clock shows at the beginning; default `2026-01-05T09:00:00Z`.",
    tickMs:
      'Milliseconds by which each write, or each batch of a bulk write, moves the clock on; default 1000.',
  },
  SeedAgent: {
    '': 'An agent; the queues follow from the members. Left out: enabled, signed off, nothing bound.',
    id: 'What later calls name the agent by; unique.',
    number: 'The number people in the center use for the agent; unique, at most 64 characters.',
    name: 'What colleagues know the agent by; at most 128 characters.',
    displayName: 'What customers see in place of the name.',
    enabled: 'Whether the agent may sign in. Default true.',
    presence: 'What the agent is doing at the beginning. Default signed off.',
    station: "Where the agent's calls ring. Default: nowhere yet.",
    wrapUp: 'The time the agent has after a call.',
    callerId: 'The number shown to the called party.',
    priority: "The agent's rank among the ready ones.",
    createdAt: 'When the account was made.',
    updatedAt: 'When the account was last changed.',
  },
  SeedCampaign: {
    '': 'A campaign, without contacts.',
    id: 'The long id that calls name the campaign by; unique.',
    code: 'The short code that lists show; unique, at most 64 characters.',
    name: 'What people know it by; at most 64 characters.',
    state: 'How far it is at the beginning.',
    schedule: 'When it may dial.',
    description: 'What it is for.',
    createdAt: 'When it was made.',
    progress: 'How it goes at the beginning.',
    createdBy: 'Which agent made it, by id.',
  },
  SeedExtension: {
    '': 'An extension; it is bound when the station of an agent names it.',
    number: 'What is dialed inside the center; unique, at most 20 digits.',
    codec: 'How its voice is encoded, such as `Opus`.',
    boundAt: 'Since when an agent has it.',
  },
  SeedMember: {
    '': "An agent's place in a queue. Left out: level 1, signed in to the queue automatically.",
    queue: 'Where the agent serves, by id.',
    agent: 'Who serves there, by id.',
    level: "How strongly the agent's skill counts in the queue. Default 1.",
    autoSignIn: 'Whether signing in to the center also signs in to this queue. Default true.',
  },
  SeedQueue: {
    '': 'A queue; its members are entries of their own.',
    id: 'What later calls name the queue by; unique.',
    name: 'What people know it by; unique, at most 100 characters.',
    weight: 'Larger is served first.',
  },
};
