import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { json, text, type SandboxHandler, type SandboxReply } from '../../http.js';
import type { ClientFaults } from '../../vendor-server.js';
import type { CreateServer } from '../../world.js';
import { createState } from '../state.js';
import { authenticate } from './authentication.js';
import { codeOf, reasons, type Refusal } from './codes.js';
import { callRecordRoutes } from './call-records.js';
import { deskCallRoutes } from './desk-calls.js';
import { deskPhoneRoutes } from './desk-phones.js';
import { groupAdminRoutes } from './group-admin.js';
import { groupCallQueryRoutes } from './group-call-query.js';
import { groupCallRoutes } from './group-calls.js';
import { groupRoutes } from './groups.js';
import type { ItniotechWorld, Route } from './route.js';
import { numberRecordRoutes } from './number-records.js';
import { numberRoutes } from './numbers.js';
import { createLocator } from './locate.js';
import { previewChangeRoutes } from './preview-changes.js';
import { previewContactRoutes } from './preview-contacts.js';
import { previewQueryRoutes } from './preview-query.js';
import { previewTaskRoutes } from './preview-tasks.js';
import { fileRoutes, recordingRoutes } from './recordings.js';
import { ringToneRoutes } from './ring-tones.js';
import { seatChangeRoutes } from './seat-changes.js';
import { seatRoutes } from './seats.js';
import { sipTrunkRoutes } from './sip-trunks.js';
import { teamLeaderRoutes } from './team-leaders.js';
import { voiceFileRoutes } from './voice-files.js';
import { voiceRecordRoutes } from './voice-records.js';

const routes: readonly Route[] = [
  ...seatRoutes,
  ...seatChangeRoutes,
  ...teamLeaderRoutes,
  ...groupRoutes,
  ...groupAdminRoutes,
  ...ringToneRoutes,
  ...sipTrunkRoutes,
  ...numberRoutes,
  ...numberRecordRoutes,
  ...deskPhoneRoutes,
  ...voiceFileRoutes,
  ...previewTaskRoutes,
  ...previewChangeRoutes,
  ...previewQueryRoutes,
  ...previewContactRoutes,
  ...deskCallRoutes,
  ...callRecordRoutes,
  ...voiceRecordRoutes,
  ...recordingRoutes,
  ...groupCallRoutes,
  ...groupCallQueryRoutes,
];

const enveloped = ({ envelope, statusAs = String }: Route, code: string, reason: string): object =>
  envelope === 'code' ? { code: statusAs(code), msg: reason } : { status: statusAs(code), reason };

/** Business failures have HTTP status 200, without `data`. */
const refused =
  (route: Route) =>
  (refusal: Refusal): SandboxReply =>
    json(enveloped(route, codeOf(refusal), reasons[refusal]));

const succeeded =
  (route: Route) =>
  (data: unknown): SandboxReply =>
    json({ ...enveloped(route, '0', 'success'), data });

const handlerOver = (world: ItniotechWorld): SandboxHandler => {
  const locate = createLocator(routes, world.options.itniotech);
  const locateFile = createLocator(fileRoutes, world.options.itniotech);
  return (request) => {
    const [file] = request.method === 'GET' ? locateFile(request.path) : [];
    if (file !== undefined) return Promise.resolve(file.serve(world, request));
    const found = locate(request.path);
    const route = found.find(({ method }) => method === request.method);
    if (route === undefined) return Promise.resolve(text('', found.length === 0 ? 404 : 405));
    return pipe(
      TE.fromEither(authenticate(request, world.now())),
      TE.chain(() => route.serve(world, request)),
      TE.match(refused(route), succeeded(route)),
    )();
  };
};

/** The timestamp is checked before the signature. */
const clientFaults: ClientFaults = {
  'clock-skew': (request) => ({ ...request, headers: { ...request.headers, timestamp: '0' } }),
};

/** Itniotech's call-center API, as its pages describe it, over the world's center. */
export const createItniotechServer: CreateServer = (world) =>
  Object.assign(handlerOver({ ...world, state: createState() }), { clientFaults });
