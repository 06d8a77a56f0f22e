import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Agent } from '@cordboard/core';
import { prepared, type Prepared } from './replies.js';

/** How many rows every page in the bench has. */
export const pageRows = 100;

/** So many people that a vendor's first page has as many: one is a supervisor, who is on a page of agents at Huawei only. */
export const peopleAt = (vendor: string): number => (vendor === 'huawei-cc' ? pageRows : pageRows + 1);

const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const uuid = (family: number, n: number): string => `${hex(family, 8)}-0000-4000-8000-${hex(n, 12)}`;

const account = `AC${hex(1, 32)}`;
const workspace = `WS${hex(2, 32)}`;
const workersUrl = `https://taskrouter.twilio.com/v1/Workspaces/${workspace}/Workers`;

/** TaskRouter, Worker resource: fields and forms as its reference shows them. */
const twilioWorker = ({ name, presence }: Agent, n: number) => {
  const sid = `WK${hex(n, 32)}`;
  return {
    account_sid: account,
    activity_name: presence?.state,
    activity_sid: `WA${hex(n % 3, 32)}`,
    attributes: JSON.stringify({ contact_uri: `client:agent${n}`, skills: ['billing', 'orders'], number: n }),
    available: presence?.state === 'ready',
    date_created: '2026-01-14T23:26:06Z',
    date_status_changed: '2026-03-02T08:11:54Z',
    date_updated: '2026-03-02T08:11:54Z',
    friendly_name: name,
    sid,
    workspace_sid: workspace,
    url: `${workersUrl}/${sid}`,
    links: Object.fromEntries(
      ['Channels', 'Activity', 'Workspace', 'WorkerStatistics', 'Reservations'].map((name) => [
        name.toLowerCase(),
        `${workersUrl}/${sid}/${name}`,
      ]),
    ),
  };
};

/** Platform API, User: what `GET /api/v2/users` shows without expansion. */
const genesysUser = ({ name, number }: Agent, n: number) => ({
  id: uuid(1, n),
  name,
  division: { id: uuid(2, 1), name: '', selfUri: `/api/v2/authorization/divisions/${uuid(2, 1)}` },
  chat: { jabberId: `${hex(n, 24)}@example.orgspan.com` },
  department: 'Billing',
  email: `agent${number}@example.com`,
  primaryContactInfo: [{ address: `agent${number}@example.com`, mediaType: 'EMAIL', type: 'PRIMARY' }],
  addresses: [],
  state: 'active',
  title: 'Agent',
  username: `agent${number}@example.com`,
  version: 17,
  acdAutoAnswer: false,
  selfUri: `/api/v2/users/${uuid(1, n)}`,
});

const instanceArn = `arn:aws:connect:us-east-1:123456789012:instance/${uuid(3, 1)}`;

const identityOf = (name = '') => {
  const [FirstName, ...others] = name.split(' ');
  return { FirstName, LastName: others.join(' ') };
};

/** Amazon Connect, SearchUsers: `UserSearchSummary`. */
const connectUser = ({ name, number }: Agent, n: number) => ({
  Arn: `${instanceArn}/agent/${uuid(4, n)}`,
  DirectoryUserId: uuid(5, n),
  HierarchyGroupId: uuid(6, n % 7),
  Id: uuid(4, n),
  IdentityInfo: identityOf(name),
  PhoneConfig: {
    AfterContactWorkTimeLimit: 30,
    AutoAccept: true,
    DeskPhoneNumber: '+442079460100',
    PhoneType: 'SOFT_PHONE',
  },
  RoutingProfileId: uuid(7, n % 5),
  SecurityProfileIds: [uuid(8, 1)],
  Tags: { team: `team ${n % 9}` },
  Username: `agent${number}`,
});

const pagesOf = (agents: readonly Agent[]) => ({
  [`/v1/Workspaces/${workspace}/Workers`]: {
    workers: agents.map(twilioWorker),
    meta: {
      first_page_url: `${workersUrl}?PageSize=100&Page=0`,
      key: 'workers',
      next_page_url: `${workersUrl}?PageSize=100&Page=1`,
      page: 0,
      page_size: pageRows,
      previous_page_url: null,
      url: `${workersUrl}?PageSize=100&Page=0`,
    },
  },
  '/api/v2/users': {
    entities: agents.map(genesysUser),
    pageSize: pageRows,
    pageNumber: 1,
    total: 4321,
    firstUri: '/api/v2/users?pageSize=100&pageNumber=1',
    selfUri: '/api/v2/users?pageSize=100&pageNumber=1',
    nextUri: '/api/v2/users?pageSize=100&pageNumber=2',
    lastUri: '/api/v2/users?pageSize=100&pageNumber=44',
    pageCount: 44,
  },
  '/search-users': {
    ApproximateTotalCount: 4321,
    NextToken: 'bmV4dA==',
    Users: agents.map(connectUser),
  },
});

/**
 * The pages of the peers' own vendors, by path. On them are the people of the sandbox: one name in another
 * script makes a page more expensive to read, so either all have it or none.
 */
export const peerPages = async ({ agents }: ContactCenter): Promise<ReadonlyMap<string, Prepared>> => {
  const { items } = await orThrow(agents.list({ limit: pageRows }));
  return new Map(Object.entries(pagesOf(items)).map(([path, page]) => [path, prepared(page)]));
};
