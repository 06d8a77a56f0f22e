import { STATUS_CODES } from 'node:http';
import { json, type SandboxReply, type SandboxRequest } from '../http.js';

/**
 * A reply of the web server in front of Huawei's servers, without any of the vendor's codes. The fields are
 * those that the page on CC-FS has for 401 and 403.
 */
export const httpError = (
  status: number,
  { path }: Pick<SandboxRequest, 'path'>,
  timestamp: number,
): SandboxReply =>
  json({ timestamp, status, error: STATUS_CODES[status], message: 'No message available', path }, status);
