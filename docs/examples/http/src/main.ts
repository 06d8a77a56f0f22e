import { serve } from '@hono/node-server';
import { connect } from '@cordboard/core';
import { createApp } from './app.js';
import { Imports } from './imports.js';

const [config = 'cordboard.json', folder = 'imports', port = '3000'] = process.argv.slice(2);

const center = await connect(config);
const imports = new Imports(center.campaigns, folder);
await imports.resumeAll();

const { fetch } = createApp(center, imports);
const server = serve({ fetch, hostname: '127.0.0.1', port: Number(port) }, (at) => {
  console.log(`http://127.0.0.1:${String(at.port)}`);
});

/** Closing the center ends the imports under way after the requests that are sent; the next start goes on with them. */
const stop = async (): Promise<void> => {
  server.close();
  await center.close();
  await imports.settled();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());
