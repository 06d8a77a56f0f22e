import { inspect } from 'node:util';
import { jest } from '@jest/globals';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;

/** Listens to the console, to standard output and to standard error until `stop`, which brings back all of it. */
export const listenToConsole = (): { readonly stop: () => string } => {
  const texts: string[] = [];
  const spies = methods.map((method) =>
    jest.spyOn(console, method).mockImplementation((...args: readonly unknown[]) => {
      texts.push(inspect(args, { depth: Infinity, showHidden: true }));
    }),
  );
  const streams = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    return jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      texts.push(String(chunk));
      return write(chunk);
    });
  });
  return {
    stop: () => {
      for (const spy of [...spies, ...streams]) spy.mockRestore();
      return texts.join('\n');
    },
  };
};
