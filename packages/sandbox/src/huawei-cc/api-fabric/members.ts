import type { ContactCenter } from '@cordboard/core/fp';
import { arrayOf, fields, QueueId, strictObject, text, whole, type AgentId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every, sliceOf } from '../../every.js';
import { account, accountNamed, accountsIn, parameters, weightsOf } from './accounts.js';
import { reading, type Answer, type Refusal, type Route } from './route.js';

const skillId = whole(1, 99_999);

const Members = strictObject(
  'queryAgentInfoBySkillId',
  fields(
    {
      requestParam: strictObject(
        'requestParam',
        fields({ skillId, pageNum: whole(0, 1_000_000), pageSize: whole(1, 100) }, {}),
      ),
    },
    {},
  ),
);

const queryMembers = reading(Members, ({ requestParam: asked }, { world: { center } }): Answer =>
  pipe(
    TE.Do,
    TE.bind('accounts', () => accountsIn(center)),
    TE.bind('members', () =>
      pipe(
        every(center.queues.listMembers, { queue: QueueId(String(asked.skillId)) }),
        TE.mapLeft(parameters),
      ),
    ),
    TE.map(({ accounts, members }) => {
      const rows = members.flatMap((member) => {
        const { agent } = member;
        const account = accounts.find((each) => 'id' in agent && each.agent.id === agent.id);
        return account === undefined ? [] : [{ member, account }];
      });
      const { rows: shown, total } = sliceOf({ page: asked.pageNum + 1, size: asked.pageSize }, rows);
      return {
        count: total,
        data: shown.map(({ member, account: { userAccount, workNo, agent } }) => ({
          workNo,
          agentType: 11,
          ...weightsOf(member),
          accountName: agent.name ?? '',
          userAccount,
          sipAccount: agent.station?.extension ?? '',
        })),
      };
    }),
  ),
);

const Join = strictObject(
  'addSkillsToAgent',
  fields(
    { userAccounts: arrayOf(text(50)), skillId, agentWeight: whole(1, 1000), skillWeight: whole(1, 10_000) },
    {},
  ),
);

const idsOf = (center: ContactCenter, names: readonly string[]): TE.TaskEither<Refusal, readonly AgentId[]> =>
  pipe(
    names,
    TE.traverseSeqArray((name) => accountNamed(center, name)),
    TE.map((accounts) => accounts.map(({ agent: { id } }) => id)),
  );

const addSkillsToAgent = reading(Join, (asked, { world: { center }, record }): Answer =>
  pipe(
    idsOf(center, asked.userAccounts),
    TE.chain((ids) =>
      pipe(
        center.queues.updateMembers({
          rows: [
            {
              queue: QueueId(String(asked.skillId)),
              add: ids.map((id) => ({ agent: { id }, level: asked.agentWeight, weight: asked.skillWeight })),
            },
          ],
        }),
        TE.mapLeft(parameters),
      ),
    ),
    TE.filterOrElse(({ failed, unknown }) => failed + unknown === 0, parameters),
    TE.map(({ applied }) => {
      if (applied > 0) record(`add members to queue ${String(asked.skillId)}`);
      return {};
    }),
  ),
);

const Leave = strictObject('releaseAgentBySkillId', fields({ userAccounts: arrayOf(text(50)), skillId }, {}));

/** Without an account it releases everybody, as the page says. */
const releaseAgents = reading(
  Leave,
  ({ userAccounts, skillId: skill }, { world: { center }, record }): Answer => {
    const queue = QueueId(String(skill));
    return pipe(
      userAccounts.length > 0
        ? idsOf(center, userAccounts)
        : pipe(
            every(center.queues.listMembers, { queue }),
            TE.bimap(parameters, (members) =>
              members.flatMap(({ agent }) => ('id' in agent ? [agent.id] : [])),
            ),
          ),
      TE.chain((ids) =>
        pipe(
          center.queues.updateMembers({ rows: [{ queue, remove: ids.map((id) => ({ id })) }] }),
          TE.mapLeft(parameters),
        ),
      ),
      TE.filterOrElse(({ failed, unknown }) => failed + unknown === 0, parameters),
      TE.map(({ applied }) => {
        if (applied > 0) record(`release members of queue ${String(skill)}`);
        return {};
      }),
    );
  },
);

/** The calls about who serves in which queue. */
export const memberRoutes: readonly Route[] = [
  account('addSkillsToAgent', addSkillsToAgent),
  account('releaseAgentBySkillId', releaseAgents),
  account('queryAgentInfoBySkillId', queryMembers),
];
