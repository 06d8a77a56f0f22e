import { ContactCenterError, httpStatusOf } from '@cordboard/core';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** Answers a failed call of the center as RFC 9457 has it. The error holds no secret and no phone number: it can be shown. */
@Catch(ContactCenterError)
export class ContactCenterFilter implements ExceptionFilter<ContactCenterError> {
  catch({ kind, message, effect, problems, retryAfterMs }: ContactCenterError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
    const status = httpStatusOf(kind);
    response.status(status).type('application/problem+json');
    response.send(JSON.stringify({ status, title: kind, detail: message, effect, problems }));
  }
}
