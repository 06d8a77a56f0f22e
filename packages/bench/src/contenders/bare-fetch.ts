import type { Call } from '../cpu.js';
import type { Asked } from '../world/servers.js';

/** A request without its signature. */
export const bareInit = ({ method, headers, body }: Asked) => ({
  method,
  headers: { 'content-type': headers['content-type'] ?? 'application/json' },
  ...(body === '' ? {} : { body }),
});

/** What everything is measured against: the same request by `fetch`, and `JSON.parse` of the same bytes. */
export const bareFetch = (url: string, asked: Asked): Call => {
  const address = url + asked.path;
  const init = bareInit(asked);
  return async () => {
    const response = await fetch(address, init);
    const reply: unknown = JSON.parse(await response.text());
    return reply;
  };
};
