import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { text, type SandboxReply } from '../../http.js';
import { authenticate } from './authentication.js';
import { silence } from './files.js';
import { lastSegment, type FileRoute, type ItniotechWorld, type Route, type Serve } from './route.js';

const linkLifeMs = 3_600_000;

/** Whether a call was recorded under this name, which is its id and a suffix. */
const isRecording = ({ state }: ItniotechWorld, name: string): boolean =>
  state.calls.get(name.replace(/\.(mp3|wav)$/, ''))?.outcome.result === 'answered';

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
  return isRecording(world, name) ? audio(name) : text('The voice file does not exist', 500);
};

/** What the links lead to: no headers are needed there. */
const download: FileRoute['serve'] = (world, request) => {
  const name = lastSegment(request);
  return isRecording(world, name) ? audio(name) : text('', 404);
};

/** The recording as a link, with the time in milliseconds when it ends. */
const getRecordingFileUrl: Serve = (world, { query, headers }) => {
  const name = query.get('recordingFileId') ?? '';
  const isType = ['group', 'sip'].includes(query.get('sourceType') ?? 'group');
  if (!isType || !isRecording(world, name)) return TE.left('-22');
  const url = `http://${headers.host ?? ''}${recordingsPath}/${name}`;
  return TE.right({ url, expireTime: world.now() + linkLifeMs });
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
