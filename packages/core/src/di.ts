/**
 * For applications that inject their ports: typed tokens, a center bound in a container of tsyringe's, and a decorator that
 * compares a token with its parameter. The container and its decorators are the application's: nothing is loaded here.
 */
export { childContainer, registerCenter, registerCenters, type Container } from './di/register.js';
export {
  AgentDirectoryToken,
  CallControlToken,
  CallRoutingToken,
  CampaignsToken,
  CenterToken,
  centerToken,
  PresenceToken,
  QueueAdminToken,
  RecordsToken,
  tokensOf,
  type CenterTokens,
  type PortTokens,
  type Token,
} from './di/tokens.js';
export { typedInject, type Inject, type ParameterOfAnotherType } from './di/typed-inject.js';
