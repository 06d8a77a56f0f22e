import * as E from 'fp-ts/lib/Either.js';
import ky from 'ky';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { Connections } from './connections.js';
import { explain } from './explain.js';
import type { HttpReply, StreamedReply, WireRequest, WireResult } from './wire.js';

export type Transport = (
  request: WireRequest,
) => Promise<E.Either<ContactCenterError, HttpReply | StreamedReply>>;

const noResult: WireResult = E.left({ reason: 'network', sent: false });

const beside = new Response(null);

/** Carries a request around ky, and its result back. */
interface Passing {
  request: WireRequest | undefined;
  result: WireResult;
}

/**
 * Sends requests with ky over a pool of connections. ky's own retry, timeout and status errors are off: a
 * vendor's failure often arrives as HTTP 200 and is known only after decoding, so those decisions are made
 * further up. Body and reply travel beside ky's Request and Response, whose copies and streams would cost more
 * than the rest (decision 0020).
 */
export const kyTransport = (connections: Connections, origin: string): Transport => {
  return async (request) => {
    const passing: Passing = { request, result: noResult };
    const send = async (): Promise<Response> => {
      const { request: taken } = passing;
      passing.request = undefined;
      if (taken !== undefined) passing.result = await connections.send(taken);
      return beside;
    };
    await ky(origin + request.path, {
      method: request.method,
      fetch: send,
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
    });
    const { result } = passing;
    // ky's objects can live until a full garbage collection and would retain the reply (decision 0018).
    passing.result = noResult;
    return E.isRight(result) ? result : E.left(explain(result.left, request, connections.connectTimeoutMs));
  };
};
