import { defineScript, type CommandParser } from '@redis/client';

/** A script about one key, with whatever else it is told. */
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

// A key holds a text and for how many milliseconds it was put there.
const put = `redis.call('HSET', KEYS[1], 'text', ARGV[1], 'ttlMs', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

// Redis ends keys by a wall clock: set back, it leaves them more time than they were given.
const bound = `local ttlMs = redis.call('HGET', KEYS[1], 'ttlMs')
  if ttlMs and redis.call('PTTL', KEYS[1]) > tonumber(ttlMs) then
    redis.call('PEXPIRE', KEYS[1], ttlMs)
  end`;

/** What happens in one step in Redis, whoever else is at it. Redis's own clock counts, for all processes. */
export const scripts = {
  /** The text; `null` when there is none. */
  read: about(
    `${bound}
    return redis.call('HGET', KEYS[1], 'text')`,
    (text: string | null) => text,
  ),
  /** Puts a text there for so many milliseconds. */
  write: about(put, nothing),
  /** The same unless there is one. */
  writeIfAbsent: about(
    `${bound}
    if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
    ${put}
    return 1`,
    isOne,
  ),
  /** Keeps a text for so many milliseconds from now while it is still this one. */
  extendIf: about(
    `if redis.call('HGET', KEYS[1], 'text') ~= ARGV[1] then return 0 end
    ${put}
    return 1`,
    isOne,
  ),
  /** Removes a text while it is still this one. */
  removeIf: about(
    `if redis.call('HGET', KEYS[1], 'text') ~= ARGV[1] then return 0 end
    return redis.call('DEL', KEYS[1])`,
    isOne,
  ),
  /**
   * Grants a turn when fewer than so many were granted in the last so many microseconds, else says in how many
   * milliseconds the oldest of them will be past. The key holds when each was granted, the latest first. When the
   * clock was set back, all that lie ahead of it count as granted now: nobody waits for longer than that time.
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
