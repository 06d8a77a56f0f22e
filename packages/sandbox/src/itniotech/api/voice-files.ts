import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText } from '../../guards.js';
import { hasFields, isId, isListOf, isTextOf, reading } from './body.js';
import type { Refusal } from './codes.js';
import { dateOf } from './dates.js';
import { record } from './effects.js';
import { bytesOf, isAudio, suffixOf } from './files.js';
import { asked, isLoosePageBody, pageOfAll } from './pages.js';
import type { Route } from './route.js';

/** Why an audio file is refused, or nothing. */
export const problemOfAudio = (fileName: string, file: string): Refusal | undefined => {
  const suffix = suffixOf(fileName);
  const bytes = bytesOf(file);
  const isRight = bytes !== undefined && ['mp3', 'wav'].includes(suffix) && isAudio(bytes, suffix);
  return isRight ? undefined : '-22';
};

const isUpload = hasFields({ fileName: isTextOf(5, 32), file: isText }, {});

/** Upload of audio for group calls; only its name is kept. */
const fileUpload = reading(isUpload, ({ fileName, file }, world, request) => {
  const { voiceFiles, nextId } = world.state;
  const problem = problemOfAudio(fileName, file);
  if (problem !== undefined) return TE.left(problem);
  if ([...voiceFiles.values()].some((other) => other.fileName === fileName)) return TE.left('-20');
  const fileId = nextId();
  voiceFiles.set(fileId, { fileId, fileName, createdAt: world.now() });
  record(world, request, 'upload an audio file');
  return TE.right({ fileId, fileName });
});

const isFileQuery = isLoosePageBody(hasFields({}, { fileName: isText }));

/** The audio files. */
const fileQuery = reading(isFileQuery, ({ params: { fileName = '' }, ...page }, world) =>
  pipe(
    [...world.state.voiceFiles.values()].filter((file) => file.fileName.includes(fileName)),
    pageOfAll(asked(page), world, ({ createdAt, ...file }) => ({ ...file, createTime: dateOf(createdAt) })),
    TE.right,
  ),
);

const isDeletion = hasFields({ fileIdList: isListOf(isId, 1, 100) }, {});

/** Deletes audio files. Its answer has no `data` at all. */
const fileDel = reading(isDeletion, ({ fileIdList }, world, request) => {
  const { voiceFiles } = world.state;
  const deleted = fileIdList.filter((id) => voiceFiles.delete(id));
  if (deleted.length > 0) record(world, request, `delete ${deleted.length} audio files`);
  return TE.right(undefined);
});

/** The calls about audio for group calls; the vendor's own client makes them. */
export const voiceFileRoutes: readonly Route[] = [
  { method: 'POST', path: '/voice/fileUpload', seenOn: 'brand', serve: fileUpload },
  { method: 'POST', path: '/voice/fileQuery', seenOn: 'brand', serve: fileQuery },
  { method: 'POST', path: '/voice/fileDel', seenOn: 'brand', serve: fileDel },
];
