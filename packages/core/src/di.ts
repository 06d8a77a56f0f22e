/** For applications that inject their ports: tokens, and a container of tsyringe's in which a center is bound. */
export {
  AgentDirectoryToken,
  CallRoutingToken,
  CampaignsToken,
  childContainer,
  ContactCenterToken,
  QueueAdminToken,
  registerCenter,
} from './di/tokens.js';
