import {
  arrayOf,
  fields,
  patterned,
  QueueId,
  refined,
  Secret,
  strictObject,
  text,
  whole,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { account, parameters } from './accounts.js';
import { reading, type Answer, type Route } from './route.js';

/** Of the four kinds of characters that the page names, it does not say how many are needed. */
const isStrong = (password: string): boolean =>
  [/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(password));

const NewAccount = strictObject(
  'create',
  fields(
    {
      userAccount: patterned('account', /^[A-Za-z0-9@._-]{6,50}$/u),
      userName: patterned('name', /^[^[\]'&()=;<>,]{1,20}$/u),
      password: refined(text(32), 'password', (password) => password.length >= 8 && isStrong(password)),
      email: patterned('email', /^[^@]{1,64}@[^@]{1,255}$/u),
      agentType: t.union([t.literal(4), t.literal(5), t.literal(11), t.literal(99)]),
      ccRoleId: t.union([t.literal(2), t.literal(3), t.literal(4)]),
    },
    {
      phone: patterned('phone', /^\+?[0-9]{0,25}$/u),
      skills: arrayOf(
        strictObject(
          'skill',
          fields(
            { skillId: whole(1, 99_999), agentWeight: whole(1, 1000), skillWeight: whole(1, 10_000) },
            {},
          ),
        ),
      ),
    },
  ),
);

const createAccount = reading(NewAccount, (asked, { world: { center }, record }): Answer => {
  const { userAccount, userName, password, email, ccRoleId, phone = '', skills = [] } = asked;
  return pipe(
    center.agents.create({
      agent: {
        name: userName,
        username: userAccount,
        email,
        password: new Secret(password),
        role: ccRoleId === 3 ? 'supervisor' : 'agent',
        ...(phone === '' ? {} : { phoneNumber: phone }),
        ...(skills.length === 0
          ? {}
          : {
              queues: skills.map(({ skillId, agentWeight }) => ({
                queue: QueueId(String(skillId)),
                level: agentWeight,
              })),
            }),
      },
    }),
    TE.bimap(parameters, ({ value: { number } }) => {
      record(`create account ${userAccount}`);
      return { workNo: Number(number) };
    }),
  );
});

/** The call that makes an account. */
export const newAccountRoutes: readonly Route[] = [account('create', createAccount)];
