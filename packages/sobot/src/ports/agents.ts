import {
  beyondState,
  agentDirectory,
  notImplemented,
  notOffered,
  serve,
  failure,
  listByNumber,
  listWhole,
  maxPageLimit,
  neverTold,
  type Agent,
  type AgentPatch,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type StationPart,
  applied,
  unchanged,
  afterWrite,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import { operatorOf, type SobotConfig } from '../config.js';
import {
  actingAgent,
  changesNotOffered,
  clearedBy,
  filtersNotOffered,
  fromAgentPatch,
  fromAgentQuery,
  fromAgentRef,
  fromExtensionQuery,
  fromNewExtension,
  fromStationPart,
  toAgent,
  toChangedAgent,
  toExtension,
  aboutExtensions,
  aboutNewExtensions,
  isOf,
  toListedAgent,
  toNewExtension,
  without,
} from '../mapping/agents.js';
import { listPages, toPage } from '../mapping/pages.js';
import { whyOnlyState } from '../mapping/presence.js';
import { textOf } from '../mapping/values.js';
import {
  createExtensionAccount,
  modifyAgentSetting,
  queryAgentSetting,
  queryCallAgentList,
  queryExtensionList,
  unbindAgentSetting,
  type AgentSetting,
  type AgentSettingRequest,
  type CallAgent,
  type CallAgentRequest,
  type ChangedAgent,
} from '../surfaces/api/wire/agents.js';

type Result<A> = TE.TaskEither<ContactCenterError, A>;

interface Target {
  readonly api: Api;
  readonly agent: AgentRef;
  readonly context: CallContext;
}

export const noSuchAgent = failure('NotFound', 'there is no such agent');

/** The agents who may take calls, all at once. */
export const callAgents = (
  api: Api,
  request: CallAgentRequest,
  context: CallContext,
): Result<readonly CallAgent[]> =>
  pipe(api.ask(queryCallAgentList, { body: { json: request } }, context), TE.map(rowsIn));

/** The vendor finds parts of numbers, too. */
const hasNumber =
  (number: string | undefined) =>
  ({ agentID }: CallAgent): boolean =>
    number === undefined || textOf(agentID) === number;

const toFoundAgent = E.chain((found: AgentSetting | null | undefined) =>
  found ? E.right(toAgent(found)) : E.left(noSuchAgent),
);

/** One agent's settings; `NotFound` when there is no such agent. */
export const readAgent = ({ api, agent, context }: Target): Result<Agent> =>
  pipe(api.ask(queryAgentSetting, { query: { ...fromAgentRef(agent) } }, context), T.map(toFoundAgent));

/** The agent as a change left it; read again where the reply to the change does not identify the agent. */
const afterChange =
  (target: Target) =>
  (changed: ChangedAgent): Result<Agent> =>
    pipe(
      toChangedAgent(target.agent, changed),
      E.fromNullable(undefined),
      E.match(
        () => afterWrite(readAgent(target)),
        (agent) => TE.right(agent),
      ),
    );

const noWrapUp = failure(
  'Conflict',
  'the vendor wants a wrap-up time and the agent has none: set wrapUpSec too',
);

/** The wrap-up time, which every change must contain: the new one, else the present one. */
const wrapUpTimeOf = (target: Target, { wrapUpTime }: Partial<AgentSettingRequest>): Result<number> =>
  wrapUpTime !== undefined
    ? TE.right(wrapUpTime)
    : pipe(
        readAgent(target),
        TE.chain(({ wrapUp }) => TE.fromNullable(noWrapUp)(wrapUp?.durationSec)),
      );

const applySets = (target: Target, sets: Partial<AgentSettingRequest>): Result<Agent> =>
  pipe(
    wrapUpTimeOf(target, sets),
    TE.chain((wrapUpTime) =>
      target.api.ask(
        modifyAgentSetting,
        { body: { json: { ...fromAgentRef(target.agent), ...sets, wrapUpTime } } },
        target.context,
      ),
    ),
    TE.chain(afterChange(target)),
  );

const unbind = (target: Target, part: StationPart): Result<Agent> =>
  pipe(
    target.api.ask(
      unbindAgentSetting,
      { body: { json: { ...fromAgentRef(target.agent), ...fromStationPart(part) } } },
      target.context,
    ),
    TE.chain(afterChange(target)),
    TE.map((agent) => without(agent, part)),
  );

const halfDone = (error: ContactCenterError): ContactCenterError =>
  error.with({
    message: `the settings were changed, but unbinding failed: ${error.message}`,
    effect: 'done',
  });

/** Sets first, then clears: the vendor has a call for each. */
const applyPatch = (target: Target, set: AgentPatch): Result<Agent | undefined> => {
  const sets = fromAgentPatch(set);
  const cleared = clearedBy(set);
  if (sets === undefined) return cleared === undefined ? TE.right(undefined) : unbind(target, cleared);
  if (cleared === undefined) return applySets(target, sets);
  return pipe(
    applySets(target, sets),
    TE.chainFirst(() => TE.mapLeft(halfDone)(unbind(target, cleared))),
    TE.map((agent) => without(agent, cleared)),
  );
};

const directory = (api: Api) => [
  serve(
    agentDirectory.list,
    (query, context) =>
      listWhole(
        query,
        () =>
          pipe(
            callAgents(api, fromAgentQuery(query), context),
            TE.map((rows) => rows.filter(hasNumber(query.number))),
          ),
        toListedAgent,
      ),
    {
      support: 'emulated',
      note: 'agents with call permission only; every page reads them all',
      limits: { pageSize: maxPageLimit },
      without: filtersNotOffered,
      omits: neverTold(beyondState, whyOnlyState, 'presence'),
    },
  ),
  serve(agentDirectory.get, ({ agent }, context) => readAgent({ api, agent, context })),
  notImplemented(
    agentDirectory.create,
    'POST /agent/saveAgentInfo, of which name and shape are known, but not the service that its path begins with',
  ),
  notOffered(agentDirectory.remove, 'the vendor has no such call: an agent is stopped, not deleted'),
  notImplemented(
    agentDirectory.setEnabled,
    'POST /agent/updateAgentInfo with serviceStatus, of which name and shape are known, and no meaning',
  ),
  notImplemented(
    agentDirectory.setPassword,
    'POST /agent/updateAgentInfo, of which name and shape are known, but not the service that its path begins with',
  ),
];

const settings = (api: Api) => [
  serve(
    agentDirectory.update,
    ({ agent, set }, context) =>
      pipe(
        applyPatch({ api, agent, context }, set),
        TE.chain((changed) =>
          changed === undefined
            ? pipe(
                readAgent({ api, agent, context }),
                TE.map((value) => unchanged(value)),
              )
            : TE.right(applied(changed)),
        ),
      ),
    {
      note: 'reads the agent first unless wrapUpSec is set; clearing takes a request of its own',
      without: changesNotOffered,
    },
  ),
  serve(agentDirectory.unbindStation, ({ agent, station }, context) =>
    pipe(
      unbind({ api, agent, context }, station),
      TE.map((value) => applied(value)),
    ),
  ),
];

const extensions = (api: Api, config: SobotConfig) => [
  serve(
    agentDirectory.listExtensions,
    (query, context) =>
      listByNumber(
        query,
        listPages,
        (asked) =>
          api.ask(queryExtensionList, { body: { json: fromExtensionQuery(query.bound, asked) } }, context),
        toPage(agentDirectory.listExtensions, toExtension, isOf(query.agent)),
      ),
    {
      ...aboutExtensions,
      note: 'the vendor has no filter by agent: with one, every page is read and the others are left out',
    },
  ),
  serve(
    agentDirectory.createExtension,
    ({ extension, createdBy }, context) =>
      pipe(
        actingAgent(createdBy, operatorOf(config), 'createdBy'),
        E.chain((creator) => fromNewExtension(extension, creator)),
        TE.fromEither,
        TE.chain((json) =>
          pipe(
            api.ask(createExtensionAccount, { body: { json } }, context),
            TE.map((reply) => applied(toNewExtension(json.ext, reply))),
          ),
        ),
      ),
    { ...aboutNewExtensions, note: 'number of 3 to 8 digits, password of 6 to 8 digits' },
  ),
];

/** Agents and their extensions. */
export const agents = (api: Api, config: SobotConfig) => [
  ...directory(api),
  ...settings(api),
  ...extensions(api, config),
];
