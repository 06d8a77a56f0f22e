export { noAuth, type Auth, type Headers, type SignableRequest } from './auth.js';
export { BaseUrl, baseUrlBefore } from './base-url.js';
export type { Body, Part } from './body.js';
export { reads, writes, type Endpoint } from './endpoint.js';
export { exactJson } from './exact-json.js';
export {
  bytes,
  json,
  nothing,
  stream,
  type Answer,
  type Envelope,
  type Received,
  type SurfaceCall,
} from './envelope.js';
export type { SurfaceRequest } from './prepare.js';
export { codeTable, refusalError, type CodeTable, type Meaning, type VendorRefusal } from './refusal.js';
export { renewable, type Lifetime, type Renewable, type RenewableSettings } from './renewable.js';
export { kindOfStatus } from './reply.js';
export { httpFields } from './settings.js';
export {
  defineSurface,
  type Asking,
  type Policies,
  type Surface,
  type SurfaceDefinition,
} from './surface.js';
export { openConnections, type Connections, type ConnectionSettings } from './transport/connections.js';
export type { VendorCall, VendorRequest } from './vendor-request.js';
export type { HttpReply, ReplyHead, StreamedReply } from './transport/wire.js';
