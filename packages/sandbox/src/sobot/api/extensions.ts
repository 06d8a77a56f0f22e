import { Secret, type Extension } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { refusalOf } from '../failures.js';
import { among, digits, id, optional, shape } from '../shape.js';
import { agentTypeText, findAgent } from './agent-refs.js';
import { reading, type Route } from './call.js';
import { stray, strayOr, type Envelope } from './envelope.js';
import { pageFields, pageOf, totalPageOfShownSize } from './pages.js';

/** The password of an extension that was not made through this server; the vendor's own sample. */
const sampleOnlyPassword = '123456';

/** The passwords of extensions by number: the center keeps none. */
type Passwords = Map<string, string>;

/** An extension with its password in clear, as the vendor answers. */
const toRow =
  (passwords: Passwords) =>
  ({ number, bound, boundAt, agent }: Extension) => ({
    ext: stray(number),
    password: passwords.get(number) ?? sampleOnlyPassword,
    bindStatus: bound ? 1 : 0,
    bindTime: boundAt === undefined ? 0 : Date.parse(boundAt),
    agentUUID: strayOr(null, agent?.id),
    agentName: agent?.name ?? null,
  });

const search = shape({ bindStatus: optional(among(0, 1)), ...pageFields(10) });

const searchExtensions = (passwords: Passwords) =>
  reading(search, ({ bindStatus, ...asked }, call) =>
    pipe(
      pageOf(
        call.world.center.agents.listExtensions,
        bindStatus === undefined ? {} : { bound: bindStatus === 1 },
        { asked, show: toRow(passwords) },
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

const addExtension = (passwords: Passwords) =>
  reading(newExtension, ({ agentID, agentType, ext, password }, call) =>
    pipe(
      findAgent(call, agentType, agentID),
      TE.chain((operator) =>
        pipe(
          call.world.center.agents.createExtension({
            extension: { number: ext, password: new Secret(password) },
            createdBy: { id: operator.id },
          }),
          TE.mapLeft(refusalOf({ AlreadyExists: 'extensionExists' })),
        ),
      ),
      TE.map(({ value }) => {
        passwords.set(ext, password);
        call.record('create an extension', 'extension', ext);
        return { ext, password, langCodeTxt: value.codec ?? 'Opus' };
      }),
    ),
  );

const envelope: Envelope = { apiVersion: '6.3.0', kind: 'Ext', metaData: 'empty' };

/** The calls about extensions; a server remembers the passwords that it was given. */
export const extensionRoutes = (): readonly Route[] => {
  const passwords: Passwords = new Map();
  return [
    {
      method: 'POST',
      path: 'config/api/exts/_search',
      token: 'company',
      envelope,
      answer: searchExtensions(passwords),
    },
    {
      method: 'POST',
      path: 'config/api/exts/_add',
      token: 'company',
      envelope,
      answer: addExtension(passwords),
    },
  ];
};
