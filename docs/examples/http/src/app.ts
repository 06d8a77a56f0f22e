import { Readable } from 'node:stream';
import { ContactCenterError, type Center } from '@cordboard/core';
import { AgentQuery, standardOf } from '@cordboard/core/schema';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Imports } from './imports.js';
import { problem } from './problem.js';

/** What stands in the address is text; what the query wants is told by its codec. */
const agentQueryOf = ({ limit, ...filters }: Readonly<Record<string, string>>): AgentQuery => {
  const query = limit === undefined ? filters : { ...filters, limit: Number(limit) };
  const checked = standardOf(AgentQuery)['~standard'].validate(query);
  if (checked.issues === undefined) return checked.value;
  const problems = checked.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new ContactCenterError({ kind: 'InvalidInput', message: 'invalid query', problems });
};

/** The way to the next page: the same address with the cursor of that page, which means nothing to the client. */
const linkTo = (address: string, cursor: string): string => {
  const next = new URL(address);
  next.searchParams.set('cursor', cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
};

export const createApp = (center: Center, imports: Imports): Hono => {
  const app = new Hono();
  app.onError(problem);

  // A read is of no use without its client: it ends with the request.
  app.get('/agents', async (c) => {
    const { items, next } = await center.agents.list(agentQueryOf(c.req.query()), {
      signal: c.req.raw.signal,
    });
    if (next !== undefined) c.header('Link', linkTo(c.req.url, next));
    return c.json(items);
  });

  app.get('/agents/:number', async (c) => {
    const agent = { number: c.req.param('number') };
    return c.json(await center.agents.get({ agent }, { signal: c.req.raw.signal }));
  });

  app.put('/campaigns/:campaign/imports/:id{[A-Za-z0-9][A-Za-z0-9-]*}', async (c) => {
    const { campaign, id } = c.req.param();
    await imports.create(id, campaign, c.req.raw.body ?? Readable.from([]));
    return c.body(null, 202, { Location: `/imports/${id}` });
  });

  app.post('/imports/:id', (c) => {
    imports.resume(c.req.param('id'));
    return c.body(null, 202);
  });

  // For an `EventSource`: it connects anew by itself, and the first event tells how far the import has come by then.
  app.get('/imports/:id', (c) => {
    const states = imports.states(c.req.param('id'));
    return streamSSE(c, async (stream) => {
      for await (const state of states) {
        if (stream.aborted) return;
        const event = state.end === undefined ? 'progress' : 'end';
        await stream.writeSSE({ event, data: JSON.stringify(state) });
      }
    });
  });

  return app;
};
