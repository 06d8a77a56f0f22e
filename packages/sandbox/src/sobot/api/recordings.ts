import { RecordingId } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { contentOf } from '../../content.js';
import { bytes, type SandboxReply, type SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { refuse, type Refusal } from '../failures.js';

/** With one slash before the module, or with two, as the vendor's own addresses have it. */
const address = /^\/callservice\/(?:v6\/\/?cc|tm\/\/?tm)-audios\/recordings\/([^/]+)$/;

const idIn = ({ path }: SandboxRequest): string | undefined => {
  try {
    return decodeURIComponent(address.exec(path)?.[1] ?? '');
  } catch {
    return undefined;
  }
};

/** Whether a request is for the bytes of a recording. */
export const isForRecording = ({ method, path }: SandboxRequest): boolean =>
  method === 'GET' && address.test(path);

/**
 * A recording. Of its reply the vendor documents nothing: type and length are those of the file, all of it comes whatever part is
 * asked for, and a failure has the envelope.
 */
export const recordingReply = (
  { center }: World,
  request: SandboxRequest,
): TE.TaskEither<Refusal, SandboxReply> => {
  const id = idIn(request);
  return pipe(
    RecordingId.codec.is(id) ? contentOf(center, { id }) : TE.right(undefined),
    TE.chainW((content) =>
      content === undefined
        ? TE.left(refuse('unknownRecording'))
        : TE.right(bytes(content, { 'content-type': 'audio/wav' })),
    ),
  );
};
