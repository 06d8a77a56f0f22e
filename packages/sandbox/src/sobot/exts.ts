import type { Extension } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { agentTypeText, findAgent } from './agent-refs.js';
import { reading, type Call, type Route } from './call.js';
import { stray, strayOr, type Envelope } from './envelope.js';
import { refusalOf } from './failures.js';
import { pageFields, pageOf, totalPageOfShownSize } from './pages.js';
import { among, digits, id, optional, shape } from './shape.js';

/** The password of an extension that was not made through this server; the vendor's own sample. */
const sampleOnlyPassword = '123456';

/** An extension with its password in clear, as the vendor answers. */
const toRow =
  ({ state }: Call) =>
  ({ number, bound, boundAt, agent }: Extension) => ({
    ext: stray(number),
    password: state.passwords.get(number) ?? sampleOnlyPassword,
    bindStatus: bound ? 1 : 0,
    bindTime: boundAt === undefined ? 0 : Date.parse(boundAt),
    agentUUID: strayOr(null, agent?.id),
    agentName: agent?.name ?? null,
  });

const search = shape({ bindStatus: optional(among(0, 1)), ...pageFields(10) });

const searchExtensions = reading(search, ({ bindStatus, ...asked }, call) =>
  pipe(
    pageOf(
      call.world.center.agents.listExtensions,
      bindStatus === undefined ? {} : { bound: bindStatus === 1 },
      { asked, show: toRow(call) },
    ),
    TE.map((found) => totalPageOfShownSize(asked, found)),
  ),
);

const newExtension = shape({
  agentID: id,
  agentType: agentTypeText,
  ext: digits(3, 8),
  password: digits(6, 8),
});

const addExtension = reading(newExtension, ({ agentID, agentType, ext, password }, call) =>
  pipe(
    findAgent(call, agentType, agentID),
    TE.chain((operator) =>
      pipe(
        call.world.center.agents.createExtension({
          extension: { number: ext, password },
          createdBy: { id: operator.id },
        }),
        TE.mapLeft(refusalOf({ AlreadyExists: 'extensionExists' })),
      ),
    ),
    TE.map(({ value }) => {
      call.state.passwords.set(ext, password);
      call.record('create an extension', 'extension', ext);
      return { ext, password, langCodeTxt: value.codec ?? 'Opus' };
    }),
  ),
);

const envelope: Envelope = { apiVersion: '6.3.0', kind: 'Ext', metaData: 'empty' };

export const extensionRoutes: readonly Route[] = [
  { method: 'POST', path: 'config/api/exts/_search', token: 'company', envelope, answer: searchExtensions },
  { method: 'POST', path: 'config/api/exts/_add', token: 'company', envelope, answer: addExtension },
];
