import { createHash } from 'node:crypto';
import type { Download, RecordingId, Resume } from '@cordboard/core/provider';

const samplesPerSec = 8000;
const seconds = 0.5;

/** The head of a WAV file: PCM, one channel, 8 bits. */
const headOf = (samples: number): Buffer => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSec, 24);
  head.writeUInt32LE(samplesPerSec, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples, 40);
  return head;
};

const digestOf = (id: RecordingId): Buffer => createHash('sha256').update(id).digest();

/** A short tone, another one for each recording: one wave of it, again and again. */
const soundOf = (id: RecordingId): Buffer => {
  const wave = 20 + (digestOf(id)[0] ?? 0);
  const oneWave = Array.from({ length: wave }, (_, at) => 128 + 100 * Math.sin((2 * Math.PI * at) / wave));
  const samples = Buffer.alloc(samplesPerSec * seconds, Buffer.from(oneWave));
  return Buffer.concat([headOf(samples.length), samples]);
};

const bytesOfPiece = 1024;

function* piecesOf(bytes: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += bytesOfPiece) yield bytes.subarray(at, at + bytesOfPiece);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream, though nothing has to be waited for
async function* streamOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield* piecesOf(bytes);
}

const isSame = (resume: Resume, file: Required<Pick<Download, 'bytes' | 'version'>>): boolean =>
  (resume.version ?? file.version) === file.version &&
  (resume.bytes ?? file.bytes) === file.bytes &&
  resume.from < file.bytes;

/** A recording: the tone of its id, from the byte where an earlier download of it stopped. */
export const recordingOf = (id: RecordingId, resume: Resume | undefined): Download => {
  const sound = soundOf(id);
  const version = `"${digestOf(id).toString('hex').slice(0, 16)}"`;
  const from = resume !== undefined && isSame(resume, { bytes: sound.length, version }) ? resume.from : 0;
  return {
    contentType: 'audio/wav',
    fileName: `${id.replace(/\.\w+$/, '')}.wav`,
    from: from === 0 ? undefined : from,
    bytes: sound.length,
    version,
    resumable: true,
    stream: streamOf(sound.subarray(from)),
  };
};
