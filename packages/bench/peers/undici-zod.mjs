import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import { z } from 'zod';

// What somebody writes by hand for this one call: signed, sent, proven by a schema of the fields that are read,
// mapped to the same fields as the adapter's.
const loose = z.union([z.string(), z.number()]).nullish();
const Seat = z.object({
  keyId: z.union([z.string(), z.number()]),
  empNo: loose,
  petName: loose,
  name: loose,
  enable: loose,
  priority: loose,
  voiceGroupId: loose,
  groupName: loose,
  account: loose,
  displayNum: loose,
  status: loose,
  createTime: loose,
  updateTime: loose,
});
const Reply = z.object({
  status: z.union([z.string(), z.number()]),
  data: z.object({ total: loose, records: z.array(Seat).optional() }),
});

const states = { 1: 'logged-out', 2: 'ready', 3: 'busy', 4: 'wrap-up', 5: 'not-ready' };

const instantOf = (date) => (date ? `${String(date).replace(' ', 'T')}+08:00` : undefined);

const toAgent = (seat) => ({
  id: String(seat.keyId),
  number: seat.empNo === null ? undefined : String(seat.empNo),
  name: seat.name ?? undefined,
  displayName: seat.petName ?? undefined,
  enabled: Number(seat.enable) === 0,
  presence: { state: states[seat.status] ?? 'unknown', native: { code: String(seat.status) } },
  queues: seat.voiceGroupId ? [{ id: String(seat.voiceGroupId), name: seat.groupName ?? undefined }] : [],
  station: { extension: seat.account ?? undefined },
  callerId: seat.displayNum ?? undefined,
  priority: Number(seat.priority),
  createdAt: instantOf(seat.createTime),
  updatedAt: instantOf(seat.updateTime),
});

const [key, secret] = ['sandbox-api-key', 'sandbox-api-secret'];

/** Pages of agents from Itniotech. */
export const open = (url) => {
  const pool = new Pool(url, { connections: 64 });
  const body = JSON.stringify({ current: 1, size: 100, params: {} });
  return async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const reply = await pool.request({
      method: 'POST',
      path: '/v3/cc/seat/query',
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        'api-key': key,
        timestamp,
        sign: createHash('md5').update(`${key}${secret}${timestamp}`).digest('hex'),
      },
      body,
    });
    const { data } = Reply.parse(await reply.body.json());
    return (data.records ?? []).map(toAgent);
  };
};
