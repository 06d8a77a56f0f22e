import type { Call } from '../cpu.js';
import type { Asked } from '../world/servers.js';

/** What everything is measured against: the same request by `fetch`, and `JSON.parse` of the same bytes. */
export const bareFetch = (url: string, { method, path, headers, body }: Asked): Call => {
  const address = url + path;
  const init = {
    method,
    headers: { 'content-type': headers['content-type'] ?? 'application/json' },
    ...(body === '' ? {} : { body }),
  };
  return async () => {
    const response = await fetch(address, init);
    const reply: unknown = JSON.parse(await response.text());
    return reply;
  };
};
