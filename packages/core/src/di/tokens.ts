import type { DependencyContainer } from 'tsyringe';
import type { ContactCenter } from '../provider/define-provider.js';

/** Resolves to the whole {@link ContactCenter}. */
export const ContactCenterToken = Symbol.for('@cordboard/ContactCenter');
/** Resolves to the `AgentDirectory` of the container's center. */
export const AgentDirectoryToken = Symbol.for('@cordboard/AgentDirectory');
/** Resolves to the `QueueAdmin` of the container's center. */
export const QueueAdminToken = Symbol.for('@cordboard/QueueAdmin');
/** Resolves to the `CallRouting` of the container's center. */
export const CallRoutingToken = Symbol.for('@cordboard/CallRouting');
/** Resolves to the `Campaigns` of the container's center. */
export const CampaignsToken = Symbol.for('@cordboard/Campaigns');

/** Binds a center and its four ports in a container. */
export const registerCenter = (container: DependencyContainer, center: ContactCenter): void => {
  container.registerInstance(ContactCenterToken, center);
  container.registerInstance(AgentDirectoryToken, center.agents);
  container.registerInstance(QueueAdminToken, center.queues);
  container.registerInstance(CallRoutingToken, center.routing);
  container.registerInstance(CampaignsToken, center.campaigns);
};

/** A child of a container, in which a center and its four ports are bound. The container given stays as it is. */
export const childContainer = (parent: DependencyContainer, center: ContactCenter): DependencyContainer => {
  const child = parent.createChildContainer();
  registerCenter(child, center);
  return child;
};
