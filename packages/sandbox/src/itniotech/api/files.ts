/** The bytes of a base64 text, or nothing when it is not one. */
export const bytesOf = (base64: string): Buffer | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  return base64 !== '' && bytes.toString('base64') === base64 ? bytes : undefined;
};

/** The suffix of a file name, in small letters and without the dot. */
export const suffixOf = (fileName: string): string => /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

const startsWith = (bytes: Buffer, text: string): boolean =>
  bytes.subarray(0, text.length).toString('latin1') === text;

/** Whether bytes begin as audio of that suffix does; MP3 has a tag or a frame first. */
export const isAudio = (bytes: Buffer, suffix: string): boolean =>
  suffix === 'wav'
    ? startsWith(bytes, 'RIFF')
    : startsWith(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);

/** A second of silence, for what can be downloaded here. */
export const silence: Buffer = Buffer.concat([Buffer.from([0xff, 0xfb, 0x10, 0xc4]), Buffer.alloc(412)]);
