import { centerFor } from './support.js';
import { startServer, type Seen } from './gateway.js';

const endings: (() => Promise<unknown>)[] = [];

/** Ends what was started, after each test. */
export const stopAll = async (): Promise<void> => {
  await Promise.all(endings.splice(0).map((end) => end()));
};

/** The JSON that a request carried. */
export const sent = ({ body }: Seen): unknown => JSON.parse(body);

/** Data as newer calls answer it; for older clients it is there twice. */
export const data = (rows: unknown, count?: number): object => ({
  result: '0',
  resultCode: '0100000',
  ...(count === undefined ? {} : { count }),
  resultDatas: rows,
  resultDesc: rows,
});

/** A center at a CC-CMS that answers by the end of the path; what is not there is refused. */
export const startCms = async (replies: Readonly<Record<string, (seen: Seen) => object>>) => {
  const seen: Seen[] = [];
  const server = await startServer({
    unknown: (each) => {
      seen.push(each);
      const found = Object.entries(replies).find(([path]) => each.url.endsWith(`/openapi/${path}`));
      return { body: found?.[1](each) ?? { resultCode: '0100002', resultDesc: 'no such call' } };
    },
  });
  const keys = { accessKey: 'EXAMPLEAK', secretKey: 'EXAMPLESK', ccId: 1, vdn: 170 };
  const center = centerFor({ cms: { baseUrl: server.url, ...keys }, retry: { attempts: 1 } });
  endings.push(async () => {
    await center.close()();
    await server.close();
  });
  return {
    center,
    arrived: (path: string) => seen.filter(({ url }) => url.endsWith(`/openapi/${path}`)),
  };
};
