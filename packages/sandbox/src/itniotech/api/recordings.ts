import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../../every.js';
import { text, type SandboxReply } from '../../http.js';
import { authenticate } from './authentication.js';
import type { Refusal } from './codes.js';
import { orBroken } from './effects.js';
import { silence } from './files.js';
import { lastSegment, type FileRoute, type ItniotechWorld, type Route, type Serve } from './route.js';

const linkLifeMs = 3_600_000;

/** Whether a call that was placed here was recorded under this name, which is its id and a suffix. */
const isPlacedHere = ({ state }: ItniotechWorld, name: string): boolean =>
  state.calls.get(name.replace(/\.(mp3|wav)$/, ''))?.outcome.result === 'answered';

const always = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

/** Whether the center knows a recording of a desk phone or of a message by this name. */
const isKnown = (
  { center }: ItniotechWorld,
  set: 'phone' | 'broadcast',
  name: string,
): TE.TaskEither<Refusal, boolean> =>
  pipe(
    orBroken(every(center.records.list, { ...always, set })),
    TE.map((records) => records.some(({ recordings = [] }) => recordings.some(({ id }) => id === name))),
  );

/** A body of bytes; as text it has one character for each. */
const audio = (fileName: string): SandboxReply => ({
  status: 200,
  headers: { 'content-type': 'audio/mpeg', 'content-disposition': `attachment;filename=${fileName}` },
  body: silence.toString('latin1'),
  encode: (body) => Buffer.from(body, 'latin1'),
});

/** The only call that fails with an HTTP status and a sentence. */
const getVoiceFile: FileRoute['serve'] = (world, request) => {
  const name = request.query.get('voiceFileId') ?? '';
  if (E.isLeft(authenticate(request, world.now()))) return text('Authentication error', 500);
  return isPlacedHere(world, name) ? audio(name) : text('The voice file does not exist', 500);
};

/** What the links lead to: no headers are needed there. */
const download: FileRoute['serve'] = (world, request) => {
  const name = lastSegment(request);
  if (isPlacedHere(world, name)) return audio(name);
  return pipe(
    TE.Do,
    TE.apS('ofPhone', isKnown(world, 'phone', name)),
    TE.apS('ofMessage', isKnown(world, 'broadcast', name)),
    TE.match(
      () => text('', 500),
      ({ ofPhone, ofMessage }) => (ofPhone || ofMessage ? audio(name) : text('', 404)),
    ),
  )();
};

/** The recording as a link, with the time in milliseconds when it ends. */
const getRecordingFileUrl: Serve = (world, { query, headers }) => {
  const name = query.get('recordingFileId') ?? '';
  const type = query.get('sourceType') ?? 'group';
  if (type !== 'group' && type !== 'sip') return TE.left('-22');
  const url = `http://${headers.host ?? ''}${recordingsPath}/${encodeURIComponent(name)}`;
  return pipe(
    isPlacedHere(world, name) ? TE.right(true) : isKnown(world, type === 'sip' ? 'phone' : 'broadcast', name),
    TE.filterOrElse(
      (isThere) => isThere,
      (): Refusal => '-22',
    ),
    TE.map(() => ({ url, expireTime: world.now() + linkLifeMs })),
  );
};

const recordingsPath = '/recordings';

/** The calls that answer bytes. */
export const fileRoutes: readonly FileRoute[] = [
  { path: '/voice/getVoiceFile', seenOn: 'brand', serve: getVoiceFile },
  { path: `${recordingsPath}/{id}`, serve: download },
];

/** The call that answers a link. */
export const recordingRoutes: readonly Route[] = [
  { method: 'GET', path: '/voice/getRecordingFileUrl', serve: getRecordingFileUrl },
];
