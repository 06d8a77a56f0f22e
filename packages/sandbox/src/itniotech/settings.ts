import { arrayOf, Count, fromGuard, oneOf, fields, strictObject } from '@cordboard/core/provider';
import * as t from 'io-ts';
import { isText } from '../guards.js';

const AppId = fromGuard('8 letters or digits', (u): u is string => isText(u) && /^[A-Za-z0-9]{8}$/.test(u));

/** What can be chosen about Itniotech's server. The prefixes differ from brand to brand. */
export const ItniotechSettings = strictObject(
  'ItniotechSettings',
  fields(
    {},
    {
      /** What the paths of the voice calls begin with; default `/voice`. */
      voicePrefix: oneOf(['/voice', '/v3/voice']),
      /** What the paths of the calls about numbers begin with; default `/number`. */
      numberPrefix: oneOf(['/number', '/v3/number']),
      /**
       * The applications of the customer; default `sandbox1` and `sandbox2`. The groups that are there at the
       * start belong to the first.
       */
      applications: arrayOf(AppId),
      /** How many seats the license allows; default 1000. */
      seats: Count,
      /** How many calls the balance pays for; default: any number. */
      calls: Count,
      /** Whether `submitTask` returns the task's id, as on the newer page, or null, as on the older; default true. */
      returnsTaskId: t.boolean,
      /** Whether group calls run as soon as they are submitted, and not when a test has them dial; default false. */
      beginsAtOnce: t.boolean,
    },
  ),
);
export type ItniotechSettings = t.TypeOf<typeof ItniotechSettings>;

/** The customer's applications, the first of which has what is there at the start. */
export const applicationsIn = ({
  applications = ['sandbox1', 'sandbox2'],
}: ItniotechSettings): readonly string[] => applications;
