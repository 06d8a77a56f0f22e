import {
  accountKey,
  failure,
  ownContext,
  type CallContext,
  type ContactCenterError,
  type ErrorKind,
  type Runtime,
} from '@cordboard/core/provider';
import {
  defineSurface,
  openConnections,
  type Auth,
  type Envelope as EnvelopeOf,
  type OpenSurface,
  type ReplyHead,
  type Surface,
  type SurfaceCall,
  type SurfaceRequest,
} from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type ConfigurationConfig, type HuaweiCcConfig } from '../../config.js';
import { toLogin } from '../../mapping/session.js';
import { Envelope } from '../gateway/wire/envelope.js';
import { byLogin, renewableLogin, type Login } from './auth.js';
import { refusalBy } from './codes.js';
import { login, type LoginRequest } from './wire/login.js';
import { allRoutes, queryRoutes } from './wire/routes.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

/** The configuration of the CC-Gateway, where a private site is administered. */
export interface Configuration {
  /** Makes one of the vendor's calls and returns its reply, decoded: the data is beside the code. */
  readonly ask: <A>(call: SurfaceCall<A>, request: SurfaceRequest, context: CallContext) => Result<A>;
  /** The list of called routes: a read that says nothing of anybody. */
  readonly probe: OpenSurface['probe'];
  readonly close: () => void;
}

/** A failure arrives as HTTP 200, too, and only its code tells: a number on some pages, text on others. */
const envelope: EnvelopeOf<Envelope, unknown> = {
  codec: Envelope,
  refusal: ({ retcode, message }) => {
    const code = String(retcode).trim();
    return code === '0' ? O.none : O.some(refusalBy(code, message ?? undefined));
  },
  data: (opened) => opened,
};

const jsonType = 'application/json; charset=UTF-8';

const noLogin = failure('Unauthenticated', 'the reply to the login to the configuration brought no Guid');

// Whatever else the vendor says to a login, it says of the user.
const ofTheUser: readonly ErrorKind[] = ['InvalidInput', 'PermissionDenied', 'Unauthenticated'];

const unauthenticated = (error: ContactCenterError): ContactCenterError =>
  ofTheUser.includes(error.kind)
    ? error.with({
        kind: 'Unauthenticated',
        message:
          'the gateway did not accept the login to its configuration: check configuration.user and configuration.password',
      })
    : error;

/** Logs in. The key stands in the body and, by the words of the page, in a header; the cookie in a header alone. */
const obtaining = (
  surface: Surface<unknown>,
  { user, password }: ConfigurationConfig,
  runtime: Runtime,
): Result<Login> =>
  pipe(
    TE.fromIO<{ head: ReplyHead | undefined }, ContactCenterError>(() => ({ head: undefined })),
    TE.chain((kept) => {
      const auth: Auth<void> = {
        obtain: () => TE.right(undefined),
        sign: () => ({}),
        onReply: (head) => {
          kept.head = head;
        },
      };
      return pipe(
        surface.ask(
          login,
          { body: { json: { agentId: user, password } satisfies LoginRequest } },
          { context: ownContext('tokens.configuration', runtime), auth, inner: true },
        ),
        TE.map((reply) => toLogin(reply, kept.head)),
      );
    }),
    TE.chain(TE.fromNullable(noLogin)),
    TE.mapLeft(unauthenticated),
  );

/** Makes the configuration of the gateway at an address. Nothing is sent yet. */
export const createConfiguration = (
  baseUrl: string,
  config: ConfigurationConfig,
  { settings, runtime }: { readonly settings: HuaweiCcConfig; readonly runtime: Runtime },
): Configuration => {
  const connections = openConnections({ ...settings, baseUrl });
  const accountId = `configuration/${String(config.user)}`;
  const surface = defineSurface(
    {
      provider,
      baseUrl,
      accountId,
      connections,
      envelope,
      jsonType,
      // Required on requests without a body, too.
      headers: () => ({ 'Content-Type': jsonType }),
      policies: settings,
    },
    runtime,
  );
  const held = renewableLogin(
    `${accountKey(provider, baseUrl, accountId)}/login`,
    obtaining(surface, config, runtime),
    runtime,
  );
  const auth = byLogin(held);
  return {
    ask: (call, request, context) => surface.ask(call, request, { context, auth }),
    probe: surface.probe(queryRoutes, { query: allRoutes }, auth),
    close: connections.close,
  };
};
