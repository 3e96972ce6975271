/** How much may be uploaded, and asked for, at a time. S3 takes at most 5 GB (binary) in one piece. */
export const uploadLimits = { files: 200, fileBytes: 5 * 1024 ** 3, mappingBytes: 100_000, nameBytes: 200 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const PLAIN_NAME = /^(?!\.)[^/\\\u0000-\u001f\u007f]+$/;

/** Whether a text is a plain file name: no path, no control characters, not hidden, at most 200 bytes of UTF-8. */
export function isUploadName(name: string): boolean {
  const { length } = new TextEncoder().encode(name);
  return length <= uploadLimits.nameBytes && PLAIN_NAME.test(name) && name.isWellFormed();
}

/** Everything that can be uploaded begins with this. */
export const uploadsPrefix = 'sources/';

/** Where the files of a source are uploaded to, inside the bucket. */
export function uploadPrefix(source: string): string {
  return `${uploadsPrefix}${source}/`;
}

/** Where one file is uploaded to, inside the bucket. */
export function uploadKey(source: string, name: string): string {
  return `${uploadPrefix(source)}${name}`;
}
