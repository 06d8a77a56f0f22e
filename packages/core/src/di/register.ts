import { ports, type PortName } from '../ports/registry.js';
import type { Center } from '../promise/center.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { tokensOf, type CenterTokens, type PortTokens, type Token } from './tokens.js';

/** What is needed of a container: tsyringe's `DependencyContainer` is one. */
export interface Container {
  /** Binds a value to a token; what it returns is not looked at. */
  registerInstance<T>(token: Token<T>, instance: T): unknown;
}

const isPort = (name: string): name is PortName => Object.hasOwn(ports, name);
const portNames = Object.keys(ports).filter(isPort);

const bindPorts = <P extends Readonly<Record<PortName, object>>>(
  container: Container,
  tokens: PortTokens<P>,
  center: P,
): void => {
  for (const name of portNames) container.registerInstance(tokens[name], center[name]);
};

const bind = (container: Container, tokens: CenterTokens, center: Center | ContactCenter): void => {
  const fpCenter = 'fp' in center ? center.fp : center;
  container.registerInstance(tokens.fp.center, fpCenter);
  bindPorts(container, tokens.fp, fpCenter);
  if (!('fp' in center)) return;
  container.registerInstance(tokens.center, center);
  bindPorts(container, tokens, center);
};

/**
 * Binds a center and its ports, in both faces, to the tokens that name no account. A center of `@cordboard/core/fp` is bound
 * to the tokens of its own face, those under `fp`.
 */
export const registerCenter = (container: Container, center: Center | ContactCenter): void => {
  bind(container, tokensOf(), center);
};

/**
 * Binds the centers of several accounts, as `connectAll` gives them, each as {@link registerCenter} does, but to the tokens of
 * its name: `tokensOf('eu')`. The tokens that name no account stay as they are; `registerCenter(container, centers.eu)` binds
 * those.
 */
export const registerCenters = (
  container: Container,
  centers: Readonly<Record<string, Center | ContactCenter>>,
): void => {
  for (const [account, center] of Object.entries(centers)) bind(container, tokensOf(account), center);
};

/** A child of a container, in which a center is bound as by {@link registerCenter}. The container given stays as it is. */
export const childContainer = <C extends Container>(
  parent: { readonly createChildContainer: () => C },
  center: Center | ContactCenter,
): C => {
  const child = parent.createChildContainer();
  registerCenter(child, center);
  return child;
};
