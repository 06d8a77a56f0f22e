export { redisStore } from './redis-store.js';
export type { RedisStoreSettings } from './settings.js';
