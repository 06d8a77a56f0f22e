import { QueueId, type ContactCenterError } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { parseJson, type SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { idInQuery } from './body.js';
import type { Refusal } from './codes.js';
import { record } from './effects.js';
import { readSetting, settingsRow, type BasicSetting } from './group-settings.js';
import type { Route, Serve } from './route.js';

const refusalOf =
  (unknownGroup: Refusal) =>
  ({ kind }: ContactCenterError): Refusal => {
    if (kind === 'NotFound') return unknownGroup;
    return kind === 'InvalidInput' ? '-22' : '-18';
  };

const apply = (world: World, request: SandboxRequest, setting: BasicSetting): TE.TaskEither<Refusal, null> =>
  pipe(
    world.center.queues.configure(setting),
    // The page's list of codes has none for a group that does not exist (-24 is on other pages); of those it
    // has, only the one about parameters fits.
    TE.mapLeft(refusalOf('-22')),
    TE.map(({ outcome }) => {
      if (outcome !== 'unchanged') record(world, request, `configure queue ${setting.queue}`);
      return null;
    }),
  );

/** Queue basic setting. */
const basicSetting: Serve = (world, request) =>
  pipe(
    TE.fromEither(readSetting(parseJson(request.body))),
    TE.chain((setting) => apply(world, request, setting)),
  );

const readGroup = (query: URLSearchParams): TE.TaskEither<Refusal, QueueId> =>
  pipe(
    idInQuery(query, 'voiceGroupId'),
    TE.map((group) => QueueId(String(group))),
  );

/** Query of the basic settings. */
const basicSettingResp: Serve = ({ center: { queues } }, request) =>
  pipe(
    readGroup(request.query),
    TE.chain((queue) =>
      pipe(
        TE.Do,
        TE.bind('settings', () => queues.getSettings({ queue })),
        TE.bind('group', () => queues.get({ queue })),
        TE.mapLeft(refusalOf('-24')),
      ),
    ),
    TE.map(({ settings, group }) => settingsRow(settings, group.name)),
  );

/** The calls about the settings of groups, which is what the vendor calls queues. */
export const groupRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seatGroup/basicSetting', serve: basicSetting },
  { method: 'GET', path: '/v3/cc/seatGroup/basicSettingResp', statusAs: Number, serve: basicSettingResp },
];
