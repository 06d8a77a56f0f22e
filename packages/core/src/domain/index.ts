export * from './agent.js';
export * from './campaign.js';
export * from './common.js';
export * from './ids.js';
export * from './queue.js';
export * from './routing.js';
