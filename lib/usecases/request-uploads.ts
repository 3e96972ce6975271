import type { SignedUpload, Upload, Uploads } from '../ports/sources.ts';

/** Where the files of a source may be put, each at an address of its own that expires. */
export async function requestUploads(
  { source, files }: { source: string; files: Omit<Upload, 'source'>[] },
  { uploads }: { uploads: Uploads },
): Promise<{ files: SignedUpload[] }> {
  return { files: await Promise.all(files.map(({ name, bytes }) => uploads.sign({ source, name, bytes }))) };
}
