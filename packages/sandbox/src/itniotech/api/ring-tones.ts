import * as TE from 'fp-ts/lib/TaskEither.js';
import { isText } from '../../guards.js';
import { hasFields, isTextOf, reading } from './body.js';
import type { Refusal } from './codes.js';
import { md5 } from './directory.js';
import { record } from './effects.js';
import { bytesOf, isAudio, suffixOf } from './files.js';
import type { Route } from './route.js';

const mostBytes = 1024 * 1024;

/** Why a ring tone is refused, or nothing. */
const problemOf = (fileName: string, bytes: Buffer | undefined): Refusal | undefined => {
  const suffix = suffixOf(fileName);
  if (suffix !== 'mp3' && suffix !== 'wav') return '-39';
  if (bytes === undefined) return '-21';
  if (bytes.length > mostBytes) return '-38';
  return isAudio(bytes, suffix) ? undefined : '-27';
};

const isUpload = hasFields({ fileName: isTextOf(5, 32), file: isText }, {});

/** Upload of an inbound ring tone; only its name is kept, in the settings that use it. */
const upload = reading(isUpload, ({ fileName, file }, world, request) => {
  const problem = problemOf(fileName, bytesOf(file));
  if (problem !== undefined) return TE.left(problem);
  const stored = `turnseatring-template/1${md5(`${file} ${world.state.nextId()}`)}.${suffixOf(fileName)}`;
  record(world, request, 'upload a ring tone');
  return TE.right({ fileName: stored, fileUrl: `http://sandbox.invalid/${stored}` });
});

/** The call that uploads ring tones. */
export const ringToneRoutes: readonly Route[] = [
  { method: 'POST', path: '/v3/cc/seatGroup/upload', serve: upload },
];
