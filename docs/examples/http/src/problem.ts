import { httpStatusOf, isContactCenterError } from '@cordboard/core';
import type { Context } from 'hono';

const headers = { 'Content-Type': 'application/problem+json' };

/** Answers an error as RFC 9457 has it. A `ContactCenterError` holds no secret and no phone number: it can be shown. */
export const problem = (error: Error, c: Context): Response => {
  if (!isContactCenterError(error)) {
    console.error(error);
    return c.json({ status: 500, title: 'Internal Server Error' }, 500, headers);
  }
  const { kind, message, effect, problems, retryAfterMs } = error;
  if (retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  const status = httpStatusOf(kind);
  return c.json({ status, title: kind, detail: message, effect, problems }, status, headers);
};
