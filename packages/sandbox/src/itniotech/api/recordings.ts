import { RecordingId } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { contentOf } from '../../content.js';
import { bytes, text, type SandboxReply } from '../../http.js';
import { authenticate } from './authentication.js';
import { recordsOf } from './center-records.js';
import type { Refusal } from './codes.js';
import { silence } from './files.js';
import { lastSegment, type FileRoute, type ItniotechWorld, type Route, type Serve } from './route.js';

const linkLifeMs = 3_600_000;

/** Whether a call that was placed here was recorded under this name, which is its id and a suffix. */
const isPlacedHere = ({ state }: ItniotechWorld, name: string): boolean =>
  state.calls.get(name.replace(/\.(mp3|wav)$/, ''))?.outcome.result === 'answered';

/** Whether the center knows a recording of a desk phone or of a message by this name. */
const isKnown = (
  world: ItniotechWorld,
  set: 'phone' | 'broadcast',
  name: string,
): TE.TaskEither<Refusal, boolean> =>
  pipe(
    recordsOf(world, set),
    TE.map((records) => records.some(({ recordings = [] }) => recordings.some(({ id }) => id === name))),
  );

const audio = (fileName: string, content: Buffer = silence): SandboxReply =>
  bytes(content, {
    'content-type': 'audio/mpeg',
    // What no header can carry is percent-encoded.
    'content-disposition': `attachment;filename=${encodeURIComponent(fileName)}`,
  });

/** What the center has of a recording of an agent's call; nothing where it has none. */
const contentIn = ({ center }: ItniotechWorld, name: string): TE.TaskEither<Refusal, Buffer | undefined> =>
  RecordingId.codec.is(name) ? contentOf(center, { id: name }) : TE.right(undefined);

/** The only call that fails with an HTTP status and a sentence. It sends all of a file, whatever part is asked for. */
const getVoiceFile: FileRoute['serve'] = (world, request) => {
  const name = request.query.get('voiceFileId') ?? '';
  if (E.isLeft(authenticate(request, world.now()))) return text('Authentication error', 500);
  if (isPlacedHere(world, name)) return audio(name);
  return pipe(
    contentIn(world, name),
    TE.match(
      () => text('System error', 500),
      (content) =>
        content === undefined ? text('The voice file does not exist', 500) : audio(name, content),
    ),
  )();
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
