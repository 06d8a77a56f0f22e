import { defineScript, type CommandParser } from '@redis/client';

/** A script about one key, with whatever else it is told. */
const about = <A>(lua: string, toResult: (reply: number) => A) =>
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

/** What happens in one step in Redis, whoever else is at it. Redis's own clock counts, for all processes. */
export const scripts = {
  /** Removes the key while it holds this value. */
  removeIf: about(
    `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    return redis.call('DEL', KEYS[1])`,
    isOne,
  ),
  /** Keeps the key for so many milliseconds while it holds this value. */
  extendIf: about(
    `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
    isOne,
  ),
  /**
   * Grants a turn when fewer than so many were granted in the last so many microseconds, else says in how many
   * milliseconds the oldest of them will be past. The key holds when each was granted, the latest first.
   */
  takeTurn: about(
    `local turns, window = tonumber(ARGV[1]), tonumber(ARGV[2])
    local time = redis.call('TIME')
    local now = time[1] * 1000000 + time[2]
    local oldest = redis.call('LINDEX', KEYS[1], turns - 1)
    local wait = oldest and oldest + window - now or 0
    if wait > 0 then return math.ceil(wait / 1000) end
    redis.call('LPUSH', KEYS[1], string.format('%.0f', now))
    redis.call('LTRIM', KEYS[1], 0, turns - 1)
    redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000) + 1)
    return 0`,
    Number,
  ),
};
