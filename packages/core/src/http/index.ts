export { BaseUrl, baseUrlBefore } from './base-url.js';
export { reads, writes, type Endpoint } from './endpoint.js';
export { createHttpClient, type Exchange, type HttpClient, type HttpSettings } from './http-client.js';
export { renewable, type Lifetime, type Renewable, type RenewableSettings } from './renewable.js';
export { jsonAs, jsonOf, kindOfStatus, proven, type HttpReply } from './reply.js';
export { httpFields } from './settings.js';
