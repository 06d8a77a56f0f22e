import type { ContactCenter } from '@cordboard/core/fp';
import type { RecordingRef } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** All of a recording that the center has; `undefined` where it has none. No failure is told: the center has no other. */
export const contentOf =
  ({ records }: ContactCenter, recording: RecordingRef): TaskEither<never, Buffer | undefined> =>
  async () => {
    const answer = await records.downloadRecording({ recording })();
    if (E.isLeft(answer)) return E.right(undefined);
    const pieces: Uint8Array[] = [];
    for await (const piece of answer.right.stream) pieces.push(piece);
    return E.right(Buffer.concat(pieces));
  };
