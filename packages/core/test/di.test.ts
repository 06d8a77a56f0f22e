import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { type AgentDirectory, type Center } from '@cordboard/core';
import {
  AgentDirectoryToken,
  CallRoutingToken,
  CampaignsToken,
  CenterToken,
  centerToken,
  childContainer,
  QueueAdminToken,
  registerCenter,
  registerCenters,
  tokensOf,
  typedInject,
} from '@cordboard/core/di';
import { orThrow, type AgentDirectory as FpAgentDirectory, type ContactCenter } from '@cordboard/core/fp';
import { ports } from '@cordboard/core/schema';
import { fakeCenter } from '@cordboard/core/testing';
import { container, inject, injectable } from 'tsyringe';

const injectPort = typedInject(inject);

@injectable()
class Greeting {
  readonly text = 'hello';
}

@injectable()
class Roster {
  constructor(
    @inject(Greeting) readonly greeting: Greeting,
    @injectPort(AgentDirectoryToken) readonly agents: AgentDirectory,
  ) {}
}

@injectable()
class FpRoster {
  constructor(@injectPort(tokensOf().fp.agents) readonly agents: FpAgentDirectory) {}
}

@injectable()
class Bridge {
  constructor(
    @injectPort(centerToken('eu')) readonly from: Center,
    @injectPort(tokensOf('us').agents) readonly to: AgentDirectory,
  ) {}
}

/** What a class needs of a port is enough: it need not ask for the whole. */
@injectable()
export class Finder {
  constructor(@injectPort(AgentDirectoryToken) readonly agents: Pick<AgentDirectory, 'get'>) {}
}

const portNames = Object.keys(ports);

/** Compiled, never run: what is resolved has the type of what is bound. */
export const resolved = (of = container): unknown[] => {
  const center: Center = of.resolve(CenterToken);
  const agents: AgentDirectory = of.resolve(AgentDirectoryToken);
  const fpCenter: ContactCenter = of.resolve(tokensOf('eu').fp.center);
  const fpAgents: FpAgentDirectory = of.resolve(tokensOf().fp.agents);
  return [
    center,
    agents,
    fpCenter,
    fpAgents,
    // @ts-expect-error the token of the Promise face does not resolve to a TaskEither port
    of.resolve(AgentDirectoryToken) satisfies FpAgentDirectory,
    // @ts-expect-error nor the other way about
    of.resolve(tokensOf().fp.agents) satisfies AgentDirectory,
    // @ts-expect-error one port is not another
    of.resolve(QueueAdminToken) satisfies AgentDirectory,
    // @ts-expect-error a center of one face is not bound under the token of the other
    of.registerInstance(CenterToken, fpCenter),
    // @ts-expect-error there is no such port
    tokensOf('eu').agnets,
  ];
};

/** Compiled, never constructed: the parameter decides, not some parameter of the class. */
export const refused = (): unknown[] => {
  class WrongFace {
    // @ts-expect-error this parameter takes the TaskEither face
    constructor(@injectPort(AgentDirectoryToken) readonly agents: FpAgentDirectory) {}
  }
  class WrongFaceInFp {
    // @ts-expect-error this parameter takes the Promise face
    constructor(@injectPort(tokensOf('eu').fp.agents) readonly agents: AgentDirectory) {}
  }
  class Exchanged {
    constructor(
      // @ts-expect-error the class takes such a port, but as its other parameter
      @injectPort(tokensOf().fp.agents) readonly agents: AgentDirectory,
      // @ts-expect-error and so is this one
      @injectPort(AgentDirectoryToken) readonly fpAgents: FpAgentDirectory,
    ) {}
  }
  class OfAMethod {
    // @ts-expect-error containers inject what constructors take
    use(@injectPort(AgentDirectoryToken) agents: AgentDirectory): AgentDirectory {
      return agents;
    }
  }
  // @ts-expect-error a text is no typed token
  return [WrongFace, WrongFaceInFp, Exchanged, OfAMethod, injectPort('agents')];
};

const named = (name: string): Center =>
  fakeCenter({ agents: { get: () => Promise.reject(new Error(name)) } });

describe('a center in a container', () => {
  test('is resolved, with each of its ports, in Promises', () => {
    const center = fakeCenter();
    const child = childContainer(container, center);
    expect(child.resolve(CenterToken)).toBe(center);
    expect(child.resolve(AgentDirectoryToken)).toBe(center.agents);
    expect(child.resolve(QueueAdminToken)).toBe(center.queues);
    expect(child.resolve(CallRoutingToken)).toBe(center.routing);
    expect(child.resolve(CampaignsToken)).toBe(center.campaigns);
    expect(child.resolve(Roster).agents).toBe(center.agents);
    expect(child.resolve(Roster).greeting.text).toBe('hello');
  });

  test('is resolved, with each of its ports, in TaskEither', async () => {
    const center = fakeCenter({ agents: { list: () => ({ items: [], total: 0 }) } });
    const child = childContainer(container, center);
    expect(child.resolve(tokensOf().fp.center)).toBe(center.fp);
    expect(child.resolve(FpRoster).agents).toBe(center.fp.agents);
    expect(await orThrow(child.resolve(FpRoster).agents.list({}))).toEqual({ items: [], total: 0 });
  });

  test('of the TaskEither face alone is bound to the tokens of that face', () => {
    const { fp } = fakeCenter();
    const child = childContainer(container, fp);
    expect(child.resolve(FpRoster).agents).toBe(fp.agents);
    expect(child.resolve(tokensOf().fp.center)).toBe(fp);
    expect(child.isRegistered(CenterToken)).toBe(false);
  });

  test('has a token for each port of the tables, in both faces', () => {
    const { fp, ...tokens } = tokensOf();
    expect(Object.keys(tokens)).toEqual(['center', ...portNames]);
    expect(Object.keys(fp)).toEqual(['center', ...portNames]);
    const all = [tokensOf(), tokensOf('eu'), tokensOf('us')].flatMap(({ fp: ofFp, ...others }) => [
      ...Object.values(others),
      ...Object.values(ofFp),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('is bound whole: nothing of the tables is left unresolved', () => {
    const child = childContainer(container, fakeCenter());
    const { fp, ...tokens } = tokensOf();
    const all = [...Object.values(tokens), ...Object.values(fp)];
    expect(all.filter((token) => !child.isRegistered(token))).toEqual([]);
  });

  test('is bound in the very container that is given, and only there', () => {
    const parent = container.createChildContainer();
    const own = parent.createChildContainer();
    const center = fakeCenter();
    registerCenter(own, center);
    expect(own.resolve(CenterToken)).toBe(center);
    expect(parent.isRegistered(CenterToken, true)).toBe(false);
  });

  test('leaves the container as it is that a child was made of, and finds what is there', () => {
    const parent = container.createChildContainer();
    parent.registerInstance('greeting', 'hello');
    const child = childContainer(parent, fakeCenter());
    expect(parent.isRegistered(CenterToken, true)).toBe(false);
    expect(child.resolve('greeting')).toBe('hello');
  });

  test('lives beside another, each in a child of its own', () => {
    const [one, two] = [fakeCenter(), fakeCenter()];
    const [first, second] = [childContainer(container, one), childContainer(container, two)];
    expect(first.resolve(Roster).agents).toBe(one.agents);
    expect(second.resolve(Roster).agents).toBe(two.agents);
  });
});

describe('several accounts in a container', () => {
  test('are resolved by their names, in both faces', () => {
    const centers = { eu: named('eu'), us: named('us') };
    const own = container.createChildContainer();
    registerCenters(own, centers);
    expect(own.resolve(Bridge)).toMatchObject({ from: centers.eu, to: centers.us.agents });
    expect(own.resolve(tokensOf('us').fp.queues)).toBe(centers.us.fp.queues);
    expect(own.isRegistered(CenterToken)).toBe(false);
  });

  test('stand beside the center without a name', () => {
    const centers = { eu: named('eu'), us: named('us') };
    const own = childContainer(container, centers.us);
    registerCenters(own, centers);
    expect(own.resolve(AgentDirectoryToken)).toBe(centers.us.agents);
    expect(own.resolve(tokensOf('eu').agents)).toBe(centers.eu.agents);
  });

  test.each(['', 'agents', 'fp', 'fp.agents', 'eu of us', '__proto__'])('may be called %j', (account) => {
    const own = container.createChildContainer();
    const center = fakeCenter();
    registerCenters(own, Object.fromEntries([[account, center]]));
    expect(own.resolve(centerToken(account))).toBe(center);
    expect(own.isRegistered(CenterToken)).toBe(false);
    expect(own.isRegistered(tokensOf().fp.agents)).toBe(false);
  });

  test('are named in what the container says where one is missing', () => {
    expect(() => container.createChildContainer().resolve(centerToken('us'))).toThrow(
      'unregistered dependency token: "Symbol(@cordboard/center of us)"',
    );
  });
});
