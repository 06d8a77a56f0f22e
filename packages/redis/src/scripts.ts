import { defineScript, type CommandParser } from '@redis/client';

/** A script for one key and further arguments. */
const about = <Reply, A>(lua: string, toResult: (reply: Reply) => A) =>
  defineScript({
    SCRIPT: lua,
    NUMBER_OF_KEYS: 1,
    parseCommand: (parser: CommandParser, key: string, ...values: readonly (string | number)[]) => {
      parser.pushKey(key);
      parser.push(...values.map(String));
    },
    transformReply: toResult,
  });

const isOne = (reply: number): boolean => reply === 1;

const nothing = (): void => undefined;

// A key holds a text and its time to live in milliseconds.
const put = `redis.call('HSET', KEYS[1], 'text', ARGV[1], 'ttlMs', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

// Redis expires keys by a wall clock: when that is set back, they would live longer than their time to live.
const bound = `local ttlMs = redis.call('HGET', KEYS[1], 'ttlMs')
  if ttlMs and redis.call('PTTL', KEYS[1]) > tonumber(ttlMs) then
    redis.call('PEXPIRE', KEYS[1], ttlMs)
  end`;

/** What Redis does atomically. Redis's clock counts, for all processes. */
export const scripts = {
  /** The text; `null` when there is none. */
  read: about(
    `${bound}
    return redis.call('HGET', KEYS[1], 'text')`,
    (text: string | null) => text,
  ),
  /** Sets the text and its time to live in milliseconds. */
  write: about(put, nothing),
  /** The same, unless there is a text already. */
  writeIfAbsent: about(
    `${bound}
    if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
    ${put}
    return 1`,
    isOne,
  ),
  /** Extends the time to live, if the text is still this one. */
  extendIf: about(
    `if redis.call('HGET', KEYS[1], 'text') ~= ARGV[1] then return 0 end
    ${put}
    return 1`,
    isOne,
  ),
  /** Removes the text, if it is still this one. */
  removeIf: about(
    `if redis.call('HGET', KEYS[1], 'text') ~= ARGV[1] then return 0 end
    return redis.call('DEL', KEYS[1])`,
    isOne,
  ),
  /**
   * Grants a permit when fewer than `permits` were granted in the last `window` microseconds, else returns in
   * how many milliseconds the oldest of them expires (sliding window log). The key holds when each was
   * granted, the latest first. When the clock was set back, those in the future count as granted now, so that
   * no wait is longer than the window.
   */
  acquirePermit: about(
    `local permits, window = tonumber(ARGV[1]), tonumber(ARGV[2])
    local time = redis.call('TIME')
    local now = time[1] * 1000000 + time[2]
    local granted = string.format('%.0f', now)
    if tonumber(redis.call('LINDEX', KEYS[1], 0) or 0) > now then
      for i = 0, redis.call('LLEN', KEYS[1]) - 1 do redis.call('LSET', KEYS[1], i, granted) end
    end
    local oldest = redis.call('LINDEX', KEYS[1], permits - 1)
    local wait = oldest and oldest + window - now or 0
    if wait > 0 then return math.ceil(wait / 1000) end
    redis.call('LPUSH', KEYS[1], granted)
    redis.call('LTRIM', KEYS[1], 0, permits - 1)
    redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1)
    return 0`,
    Number,
  ),
};
